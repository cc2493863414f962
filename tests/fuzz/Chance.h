// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

namespace casewright::tests {

/// Random choices from a seed, the same on every machine.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_bits(seed) {}

    std::uint64_t bits() { return m_bits(); }
    /// 0 for an empty range.
    std::size_t below(std::size_t range) { return range == 0 ? 0 : m_bits() % range; }
    template<class T>
    const T& oneOf(const std::vector<T>& list)
    {
        return list[below(list.size())];
    }

private:
    std::mt19937_64 m_bits;
};

} // namespace casewright::tests
