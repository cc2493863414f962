// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace casewright::kql {

constexpr std::uint32_t FlagsOfWord = 64;

/// 1 or 0 each: what a loop writes that does not wait for the flag before. A word is made of them at the end.
using Flags = std::array<std::uint8_t, FlagsOfWord>;

/// The flags as bits, the first one the lowest.
inline std::uint64_t wordOf(const Flags& flags)
{
    std::uint64_t word = 0;
    for (unsigned i = 0; i < FlagsOfWord; i += 8) {
        if constexpr (std::endian::native == std::endian::little) {
            std::uint64_t eight = 0;
            std::memcpy(&eight, flags.data() + i, sizeof eight);
            // The product has the lowest bits of the bytes side by side at its top.
            word |= (eight * 0x0102'0408'1020'4080U >> 56U) << i;
        } else {
            for (unsigned j = i; j < i + 8; ++j)
                word |= std::uint64_t{flags[j]} << j;
        }
    }
    return word;
}

} // namespace casewright::kql
