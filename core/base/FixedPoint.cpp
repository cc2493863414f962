// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/FixedPoint.h"

#include <array>
#include <bit>

namespace casewright::base {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr unsigned FractionBits = 32;

std::uint64_t squareRoot(std::uint64_t value)
{
    std::uint64_t root = 0;
    for (std::uint64_t bit = std::uint64_t{1} << 31U; bit > 0; bit >>= 1U) {
        if ((root | bit) * (root | bit) <= value)
            root |= bit;
    }
    return root;
}

/// 2 to the power of -1/2, -1/4, -1/8 and so on.
std::array<std::uint64_t, FractionBits> halvings()
{
    std::array<std::uint64_t, FractionBits> powers{};
    std::uint64_t power = FixedOne / 2;
    for (std::uint64_t& next : powers)
        next = power = squareRoot(power << FractionBits);
    return powers;
}

} // namespace

std::uint64_t shareOf(std::uint64_t chance, std::uint64_t range)
{
    return static_cast<std::uint64_t>((Wide{chance} * range) >> 64U);
}

std::uint64_t log2Of(std::uint32_t value)
{
    const auto whole = static_cast<unsigned>(std::bit_width(value) - 1);
    std::uint64_t mantissa = (std::uint64_t{value} << 31U) >> whole; // 1 to 2, 31 digits behind the point
    std::uint64_t result = std::uint64_t{whole} << FractionBits;
    for (unsigned digit = 1; digit <= FractionBits; ++digit) {
        mantissa = (mantissa * mantissa) >> 31U;
        if (mantissa >= FixedOne) {
            mantissa >>= 1U;
            result |= FixedOne >> digit;
        }
    }
    return result;
}

std::uint64_t powerOfHalf(std::uint64_t fraction)
{
    static const std::array<std::uint64_t, FractionBits> powers = halvings();
    std::uint64_t power = FixedOne;
    for (unsigned digit = 1; digit <= FractionBits; ++digit) {
        if ((fraction & (FixedOne >> digit)) != 0)
            power = (power * powers[digit - 1]) >> FractionBits;
    }
    return power;
}

} // namespace casewright::base
