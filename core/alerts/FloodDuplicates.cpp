// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodDuplicates.h"

#include <cmath>

#include "core/alerts/FloodTimeline.h"

namespace casewright::alerts {
namespace {

constexpr std::uint64_t Purpose = std::uint64_t{1} << 63U; // no stream's

} // namespace

FloodDuplicates::FloodDuplicates(const Flood& flood, std::uint64_t seed)
    : m_share(static_cast<std::uint64_t>(std::llround(flood.duplicates * 4'294'967'296.0)))
    , m_bits(randomBits(seed, Purpose))
{
}

} // namespace casewright::alerts
