// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/TruthCounts.h"

#include <algorithm>

namespace casewright::analysis {
namespace {

constexpr unsigned CaseShift = 32;

/// Of 10 million alerts these are 5 * 10^13, so that products of two need more than 64 bits, and sums do not.
std::uint64_t pairs(std::uint64_t count)
{
    return count % 2 == 0 ? count / 2 * (count - std::min<std::uint64_t>(count, 1)) : (count - 1) / 2 * count;
}

double share(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

void TruthCounts::add(std::uint32_t label, std::uint32_t caseIndex, std::uint64_t alerts)
{
    m_labelled += alerts;
    m_ofLabel[label] += alerts;
    if (caseIndex == CaseAssignment::InNoCase) {
        m_inNoCase += alerts;
        return;
    }
    m_ofCase[caseIndex] += alerts;
    m_both[std::uint64_t{caseIndex} << CaseShift | label] += alerts;
}

TruthScore TruthCounts::score() const
{
    std::vector<Side> labels(m_ofLabel.size());
    std::vector<Side> cases(m_ofCase.size());
    for (const auto& [key, count] : m_both) {
        for (Side* const side : {&labels[static_cast<std::uint32_t>(key)], &cases[key >> CaseShift]}) {
            side->alerts += count;
            side->most = std::max(side->most, count);
            ++side->others;
        }
    }
    TruthScore score{.labelled = m_labelled, .inNoCase = m_inNoCase, .adjustedRand = adjustedRand()};
    std::uint64_t pure = 0;
    std::uint64_t complete = 0;
    for (const Side& each : cases) {
        pure += each.most;
        score.overMerged += each.others > 1 ? 1 : 0;
    }
    for (const Side& each : labels) {
        complete += each.most;
        score.overSplit += each.others > 1 ? 1 : 0;
    }
    score.purity = share(pure, m_labelled - m_inNoCase);
    score.completeness = share(complete, m_labelled);
    return score;
}

/// L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2 (1985).
double TruthCounts::adjustedRand() const
{
    if (m_labelled == 0)
        return 0;
    std::uint64_t both = 0;
    std::uint64_t labels = 0;
    std::uint64_t cases = 0; // a lost alert is alone in a case of its own, which has no pairs
    for (const auto& [key, count] : m_both)
        both += pairs(count);
    for (const std::uint64_t count : m_ofLabel)
        labels += pairs(count);
    for (const std::uint64_t count : m_ofCase)
        cases += pairs(count);
    const std::uint64_t all = pairs(m_labelled);
    if (labels == cases && (labels == 0 || labels == all))
        return 1; // both put all together, or nothing with anything else
    const auto exact = [](std::uint64_t count) { return static_cast<long double>(count); };
    const long double expected = exact(labels) * exact(cases) / exact(all);
    const long double most = (exact(labels) + exact(cases)) / 2;
    return static_cast<double>((exact(both) - expected) / (most - expected));
}

} // namespace casewright::analysis
