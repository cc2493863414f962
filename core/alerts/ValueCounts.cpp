// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/ValueCounts.h"

#include <algorithm>
#include <cstddef>

namespace casewright::alerts {
namespace {

constexpr std::size_t Step = 1'000'000;   ///< cells between two looks at the token
constexpr std::size_t Lanes = 4;
constexpr std::size_t FewCodes = 4'096;   ///< so that the counts of all lanes stay in the first cache

/// Counts of the codes of the rows from `begin` on. Neighbours go into different lanes of counts: where one value comes
/// again and again, each step would wait for the one before.
template<class Codes>
void count(const Codes& codes, std::size_t begin, std::size_t end, std::vector<std::uint32_t>& lanes, std::size_t lane)
{
    std::uint32_t* const first = lanes.data();
    std::size_t row = begin;
    for (; row + Lanes <= end; row += Lanes) {
        ++first[codes[row]];
        ++first[lane + codes[row + 1]];
        ++first[2 * lane + codes[row + 2]];
        ++first[3 * lane + codes[row + 3]];
    }
    for (; row < end; ++row)
        ++first[codes[row]];
}

} // namespace

std::optional<ValueCounts> ValueCounts::of(const Column& column, const std::stop_token& stop)
{
    ValueCounts counts;
    const std::uint32_t values = column.distinctCount();
    if (values == 1 || values == column.presentCount()) {
        counts.m_each = values == 0 ? 0 : column.presentCount() / values;
        return counts;
    }
    const std::size_t codes = std::size_t{values} + 1;
    const std::size_t lane = codes <= FewCodes ? codes : 0;   // 0: all lanes are one
    counts.m_counts.assign(lane == 0 ? codes : lane * Lanes, 0);
    const std::size_t rows = column.codes().size();
    for (std::size_t begin = 0; begin < rows; begin += Step) {
        if (stop.stop_requested())
            return std::nullopt;
        column.codes().visit([&](const auto& numbers) {
            count(numbers, begin, std::min(begin + Step, rows), counts.m_counts, lane);
        });
    }
    for (std::size_t other = lane; lane != 0 && other < counts.m_counts.size(); ++other)
        counts.m_counts[other % lane] += counts.m_counts[other];
    return counts;
}

} // namespace casewright::alerts
