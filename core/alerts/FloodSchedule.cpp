// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodSchedule.h"

#include <algorithm>
#include <cmath>

namespace casewright::alerts {
namespace {

__extension__ using Wide = unsigned __int128;

// A weight is a millisecond at a thousandth of the base rate; this many are a document at the rate 1
// (a millionth of a document a minute).
constexpr std::uint64_t Unit = 1'000;
constexpr Wide WeightOfDocument = Wide{60'000} * Unit * 1'000'000;

} // namespace

FloodSchedule::FloodSchedule(const Flood& flood)
    : m_start(flood.start)
    , m_rate(static_cast<std::uint64_t>(std::llround(flood.perMinute * 1e6)))
    , m_factor(Unit)
    , m_stormBegin(0)
    , m_stormEnd(0)
{
    const auto length = static_cast<std::uint64_t>(flood.length.milliseconds);
    if (flood.storm) {
        m_factor = static_cast<std::uint64_t>(std::llround(flood.storm->factor * static_cast<double>(Unit)));
        m_stormBegin = std::min(length, static_cast<std::uint64_t>(flood.storm->after.milliseconds));
        m_stormEnd = std::min(length, m_stormBegin + static_cast<std::uint64_t>(flood.storm->length.milliseconds));
    }
    const Wide weight = Wide{length} * Unit + Wide{m_stormEnd - m_stormBegin} * (m_factor - Unit);
    m_count = static_cast<std::uint64_t>(std::min<Wide>(weight * m_rate / WeightOfDocument, UINT64_MAX));
}

base::Timestamp FloodSchedule::time(std::uint64_t document, std::uint32_t chance) const
{
    const Wide position = (Wide{document} << 32U) | chance;
    const auto weight = static_cast<std::uint64_t>(position * WeightOfDocument / (Wide{m_rate} << 32U));
    const std::uint64_t before = m_stormBegin * Unit;
    const std::uint64_t storm = (m_stormEnd - m_stormBegin) * m_factor;
    std::uint64_t at = weight / Unit;
    if (weight >= before + storm)
        at = m_stormEnd + (weight - before - storm) / Unit;
    else if (weight >= before)
        at = m_stormBegin + (weight - before) / m_factor;
    return m_start + base::Duration{static_cast<std::int64_t>(at)};
}

} // namespace casewright::alerts
