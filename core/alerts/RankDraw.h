// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

namespace casewright::alerts {

/// Draws ranks with a weight of 1 / rank^skew. Weights are whole numbers, computed without the
/// machine's mathematics library, so that the same chance gives the same rank everywhere.
class RankDraw final {
public:
    /// 1 to 1 000 000 ranks; skew from 0 to 4, kept to 1/65536.
    RankDraw(std::uint32_t ranks, double skew);
    /// Ranks with weights of their own, of which some are above 0; their sum is below 2^62.
    explicit RankDraw(const std::vector<std::uint64_t>& weights);

    /// A rank, from 0, for 64 random bits.
    [[nodiscard]] std::uint32_t operator()(std::uint64_t chance) const;

private:
    void indexRanks();

    std::uint32_t m_ranks;
    std::vector<std::uint64_t> m_cumulative;   ///< empty if all weights are the same
    std::vector<std::uint32_t> m_first;        ///< by an even share of the chances: where to begin looking
};

} // namespace casewright::alerts
