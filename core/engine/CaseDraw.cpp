// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/CaseDraw.h"

#include <algorithm>
#include <cmath>
#include <variant>

#include "core/base/FixedPoint.h"

namespace casewright::engine {
namespace {

__extension__ using Wide = __int128;

using base::Duration;
using base::FixedOne;

constexpr unsigned FractionBits = 32;
constexpr std::uint64_t Golden = 0x9e3779b97f4a7c15U;
constexpr double Two32 = 4'294'967'296.0;

/// The finishing steps of SplitMix64.
std::uint64_t mixed(std::uint64_t value)
{
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
    return value ^ (value >> 31U);
}

/// FNV-1a.
std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

/// Standard normal, with 32 binary digits behind the point, from -6 to 6.
std::int64_t normal(CaseBits& bits)
{
    std::uint64_t sum = 0;
    for (int i = 0; i < 6; ++i) {
        const std::uint64_t two = bits.next();
        sum += (two >> FractionBits) + (two & (FixedOne - 1));
    }
    // Twelve draws from 0 to 2^32 - 1: the middle of their sum is 6 less 12 halves of a digit.
    return static_cast<std::int64_t>(sum) - static_cast<std::int64_t>(6 * FixedOne - 6);
}

/// length * 2^exponent, between a second and the longest; 32 binary digits behind the exponent's point.
Duration scaled(Duration length, std::int64_t exponent)
{
    const std::int64_t whole = exponent >= 0 ? exponent >> FractionBits : -((-exponent - 1) >> FractionBits) - 1;
    const auto fraction = static_cast<std::uint64_t>(exponent - whole * static_cast<std::int64_t>(FixedOne));
    // 2^fraction = 2 * 2^-(1 - fraction), from 1 to 2.
    const std::uint64_t factor = fraction == 0 ? FixedOne : 2 * base::powerOfHalf(FixedOne - fraction);
    Wide product = Wide{length.milliseconds} * static_cast<std::int64_t>(factor);
    product = whole >= 0 ? product << whole : product >> std::min<std::int64_t>(-whole, 100);
    const Wide rounded = (product + static_cast<std::int64_t>(FixedOne / 2)) >> FractionBits;
    return {static_cast<std::int64_t>(std::clamp<Wide>(rounded, base::Second.milliseconds, LongestDraw.milliseconds))};
}

Duration drawLogNormal(const LogNormalLength& length, CaseBits& bits)
{
    const auto spread = static_cast<std::uint32_t>(std::llround(length.spread * 65'536));
    const auto logarithm = static_cast<std::int64_t>(base::log2Of(spread)) - static_cast<std::int64_t>(16 * FixedOne);
    const Wide exponent = Wide{normal(bits)} * logarithm;
    return scaled(length.median, static_cast<std::int64_t>(exponent / static_cast<std::int64_t>(FixedOne)));
}

} // namespace

CaseBits::CaseBits(std::uint64_t seed, std::string_view caseId, std::uint32_t round, Purpose purpose)
    : m_state(mixed(mixed(mixed(mixed(seed + Golden) ^ numberOf(caseId)) + round + Golden)
                    + static_cast<std::uint64_t>(purpose)))
{
}

std::uint64_t CaseBits::next()
{
    m_state += Golden;
    return mixed(m_state);
}

Duration draw(const DrawnLength& length, CaseBits bits)
{
    if (const auto* fixed = std::get_if<FixedLength>(&length))
        return fixed->length;
    if (const auto* uniform = std::get_if<UniformLength>(&length)) {
        const auto choices = static_cast<std::uint64_t>(uniform->to.milliseconds - uniform->from.milliseconds) + 1;
        return {uniform->from.milliseconds + static_cast<std::int64_t>(base::shareOf(bits.next(), choices))};
    }
    return drawLogNormal(std::get<LogNormalLength>(length), bits);
}

bool drawTruth(double share, CaseBits bits)
{
    return (bits.next() >> FractionBits) < static_cast<std::uint64_t>(std::llround(share * Two32));
}

} // namespace casewright::engine
