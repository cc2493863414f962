// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/RankDraw.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/base/FixedPoint.h"

namespace casewright::alerts {
namespace {

__extension__ using Wide = unsigned __int128;

constexpr unsigned FractionBits = 32;
constexpr std::uint64_t One = base::FixedOne;
constexpr std::uint64_t Heaviest = std::uint64_t{1} << 40U;

/// Heaviest / 2^exponent; the exponent has 32 binary digits behind the point.
std::uint64_t weightAt(std::uint64_t exponent)
{
    const std::uint64_t whole = exponent >> FractionBits;
    if (whole >= 40)
        return 1;
    return std::max<std::uint64_t>(1, (base::powerOfHalf(exponent & (One - 1)) << 8U) >> whole);
}

static_assert(Heaviest == One << 8U);

} // namespace

RankDraw::RankDraw(std::uint32_t ranks, double skew)
    : m_ranks(ranks)
{
    const auto fixedSkew = static_cast<std::uint64_t>(std::llround(skew * 65'536));
    if (fixedSkew == 0 || ranks == 1)
        return;
    m_cumulative.reserve(ranks);
    std::uint64_t total = 0;
    for (std::uint32_t rank = 1; rank <= ranks; ++rank) {
        total += weightAt((fixedSkew * base::log2Of(rank)) >> 16U);
        m_cumulative.push_back(total);
    }
    indexRanks();
}

RankDraw::RankDraw(const std::vector<std::uint64_t>& weights)
    : m_ranks(static_cast<std::uint32_t>(weights.size()))
{
    m_cumulative.reserve(weights.size());
    std::uint64_t total = 0;
    for (const std::uint64_t weight : weights) {
        total += weight;
        m_cumulative.push_back(total);
    }
    indexRanks();
}

void RankDraw::indexRanks()
{
    m_first.reserve(m_ranks);
    std::uint32_t at = 0;
    for (std::uint32_t part = 0; part < m_ranks; ++part) {
        const auto below = static_cast<std::uint64_t>(Wide{m_cumulative.back()} * part / m_ranks);
        while (m_cumulative[at] < below) // at most one unit too early, never too late
            ++at;
        m_first.push_back(at);
    }
}

std::uint32_t RankDraw::operator()(std::uint64_t chance) const
{
    if (m_cumulative.empty())
        return static_cast<std::uint32_t>(base::shareOf(chance, m_ranks));
    const std::uint64_t drawn = base::shareOf(chance, m_cumulative.back());
    std::uint32_t rank = m_first[static_cast<std::size_t>(base::shareOf(chance, m_ranks))];
    while (m_cumulative[rank] <= drawn)
        ++rank;
    return rank;
}

} // namespace casewright::alerts
