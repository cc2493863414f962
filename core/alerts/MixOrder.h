// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/Time.h"

namespace casewright::alerts {

/// Which rows of a table come from a history and which from the flood that was mixed into it, both in order of time,
/// the history first where times are the same. One bit a row. Any thread once it is made.
class MixOrder final {
public:
    /// Rows side by side that come from one of both, at most 65 536.
    struct Run {
        bool isFlood;
        std::uint32_t row;       ///< the first one, in the mix
        std::uint32_t source;    ///< the first one, in the history or the flood
        std::uint32_t size;
    };

    /// Both in ascending order; `leftOut`: rows of the flood that do not come into the mix, ascending. False if it was
    /// stopped.
    [[nodiscard]] bool make(std::span<const base::Timestamp> history, std::span<const base::Timestamp> flood,
                            std::vector<std::uint32_t> leftOut, const std::stop_token& stop);

    [[nodiscard]] std::uint32_t size() const { return m_size; }
    /// How many rows of the flood are left out.
    [[nodiscard]] std::uint32_t leftOut() const { return static_cast<std::uint32_t>(m_leftOut.size()); }
    [[nodiscard]] bool isFlood(std::uint32_t row) const { return (m_bits[row / WordSize] >> (row % WordSize) & 1U) != 0; }
    /// The row in the history of a row that comes from there.
    [[nodiscard]] std::uint32_t historyRow(std::uint32_t row) const;
    /// The row in the flood of a row that comes from there.
    [[nodiscard]] std::uint32_t floodRow(std::uint32_t row) const;
    /// The row in the mix of one of the flood that came into it.
    [[nodiscard]] std::uint32_t rowOfFlood(std::uint32_t floodRow) const;

    /// Calls `take` with all runs, in order; false, and no further ones, if it was stopped.
    template<class Take>
    [[nodiscard]] bool forEachRun(const std::stop_token& stop, Take take) const
    {
        std::uint32_t taken[2] = {0, 0};   // of the history and of the flood
        std::size_t left = 0;              // position in m_leftOut
        for (std::uint32_t row = 0; row < m_size;) {
            if (stop.stop_requested())
                return false;
            const bool flood = isFlood(row);
            std::uint32_t size = sameFrom(row);
            std::uint32_t& source = taken[flood ? 1 : 0];
            if (flood) {
                for (; left < m_leftOut.size() && m_leftOut[left] == source; ++left)
                    ++source;
                if (left < m_leftOut.size())
                    size = std::min(size, m_leftOut[left] - source);
            }
            take(Run{flood, row, source, size});
            source += size;
            row += size;
        }
        return true;
    }

    [[nodiscard]] std::uint64_t memoryUse() const;

private:
    static constexpr std::uint32_t WordSize = 64;
    static constexpr std::uint32_t LongestRun = 1U << 16U;

    /// How many rows from this one on come from where it comes from.
    [[nodiscard]] std::uint32_t sameFrom(std::uint32_t row) const
    {
        const std::uint64_t other = isFlood(row) ? ~std::uint64_t{0} : 0;
        const std::uint32_t end = std::min(m_size, row + std::min(LongestRun, m_size - row));
        for (std::uint32_t at = row; at < end; at += WordSize - at % WordSize) {
            const std::uint64_t differs = (m_bits[at / WordSize] ^ other) >> (at % WordSize);
            if (differs != 0)
                return std::min(end, at + static_cast<std::uint32_t>(std::countr_zero(differs))) - row;
        }
        return end - row;
    }
    [[nodiscard]] std::uint32_t floodRowsBefore(std::uint32_t row) const;

    std::uint32_t m_size = 0;
    std::vector<std::uint64_t> m_bits;       ///< 1: from the flood
    std::vector<std::uint32_t> m_before;     ///< by block of words: rows of the flood before it
    std::vector<std::uint32_t> m_leftOut;
};

} // namespace casewright::alerts
