// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace casewright::alerts {

/// Whether two texts of the same size, in bytes, are the same: std::memcmp for texts that are mostly shorter than the
/// call to it takes.
[[nodiscard]] inline bool isSame(const char* a, const char* b, std::size_t size)
{
    constexpr std::size_t Word = sizeof(std::uint64_t);
    const auto differ = [a, b](std::size_t at) {
        std::uint64_t left = 0;
        std::uint64_t right = 0;
        std::memcpy(&left, a + at, Word);
        std::memcpy(&right, b + at, Word);
        return left ^ right;
    };
    if (size > 2 * Word)
        return std::memcmp(a, b, size) == 0;
    if (size >= Word)
        return (differ(0) | differ(size - Word)) == 0;
    std::size_t at = 0;
    while (at < size && a[at] == b[at])
        ++at;
    return at == size;
}

} // namespace casewright::alerts
