// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/RankDraw.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>

namespace casewright::alerts {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr unsigned FractionBits = 32;
constexpr std::uint64_t One = std::uint64_t{1} << FractionBits;
constexpr std::uint64_t Heaviest = std::uint64_t{1} << 40U;

/// The high half of a product: a share of `range` for 64 random bits.
std::uint64_t share(std::uint64_t chance, std::uint64_t range)
{
    return static_cast<std::uint64_t>((Wide{chance} * range) >> 64U);
}

/// The logarithm to base 2 with 32 binary digits behind the point, digit by digit.
std::uint64_t log2Of(std::uint32_t value)
{
    const auto whole = static_cast<unsigned>(std::bit_width(value) - 1);
    std::uint64_t mantissa = (std::uint64_t{value} << 31U) >> whole; // 1 to 2, 31 digits behind the point
    std::uint64_t result = std::uint64_t{whole} << FractionBits;
    for (unsigned digit = 1; digit <= FractionBits; ++digit) {
        mantissa = (mantissa * mantissa) >> 31U;
        if (mantissa >= One) {
            mantissa >>= 1U;
            result |= One >> digit;
        }
    }
    return result;
}

std::uint64_t squareRoot(std::uint64_t value)
{
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 31U; bit > 0; bit >>= 1U) {
        if ((root | bit) * (root | bit) <= value)
            root |= bit;
    }
    return root;
}

/// 2 to the power of -1/2, -1/4, -1/8 and so on, with 32 binary digits.
std::array<std::uint64_t, FractionBits> halvings()
{
    std::array<std::uint64_t, FractionBits> powers{};
    std::uint64_t power = One / 2;
    for (std::uint64_t& next : powers)
        next = power = squareRoot(power << FractionBits);
    return powers;
}

/// Heaviest / 2^exponent; the exponent has 32 binary digits behind the point.
std::uint64_t weightAt(std::uint64_t exponent, const std::array<std::uint64_t, FractionBits>& powers)
{
    const std::uint64_t whole = exponent >> FractionBits;
    if (whole >= 40)
        return 1;
    std::uint64_t fraction = One;
    for (unsigned digit = 1; digit <= FractionBits; ++digit) {
        if ((exponent & (One >> digit)) != 0)
            fraction = (fraction * powers[digit - 1]) >> FractionBits;
    }
    return std::max<std::uint64_t>(1, (fraction << 8U) >> whole);
}

static_assert(Heaviest == One << 8U);

} // namespace

RankDraw::RankDraw(std::uint32_t ranks, double skew)
    : m_ranks(ranks)
{
    const auto fixedSkew = static_cast<std::uint64_t>(std::llround(skew * 65'536));
    if (fixedSkew == 0 || ranks == 1)
        return;
    const std::array<std::uint64_t, FractionBits> powers = halvings();
    m_cumulative.reserve(ranks);
    std::uint64_t total = 0;
    for (std::uint32_t rank = 1; rank <= ranks; ++rank) {
        total += weightAt((fixedSkew * log2Of(rank)) >> 16U, powers);
        m_cumulative.push_back(total);
    }
    m_first.reserve(ranks);
    std::uint32_t at = 0;
    for (std::uint32_t part = 0; part < ranks; ++part) {
        const auto below = static_cast<std::uint64_t>(Wide{total} * part / ranks);
        while (m_cumulative[at] < below) // at most one unit too early, never too late
            ++at;
        m_first.push_back(at);
    }
}

std::uint32_t RankDraw::operator()(std::uint64_t chance) const
{
    if (m_cumulative.empty())
        return static_cast<std::uint32_t>(share(chance, m_ranks));
    const std::uint64_t drawn = share(chance, m_cumulative.back());
    std::uint32_t rank = m_first[static_cast<std::size_t>(share(chance, m_ranks))];
    while (m_cumulative[rank] <= drawn)
        ++rank;
    return rank;
}

} // namespace casewright::alerts
