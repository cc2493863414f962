// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>

namespace casewright::base {

/// Logarithms and powers in whole numbers, so that they are the same on every machine: the machine's mathematics
/// library may differ in the last digit. Numbers have 32 binary digits behind the point.
inline constexpr std::uint64_t FixedOne = std::uint64_t{1} << 32U;

/// The high half of a product: a share of `range` for 64 random bits, from 0 to range - 1.
[[nodiscard]] std::uint64_t shareOf(std::uint64_t chance, std::uint64_t range);

/// The logarithm to base 2 of a whole number from 1.
[[nodiscard]] std::uint64_t log2Of(std::uint32_t value);

/// 2 to the power of minus `fraction`, which is below FixedOne; over FixedOne / 2.
[[nodiscard]] std::uint64_t powerOfHalf(std::uint64_t fraction);

} // namespace casewright::base
