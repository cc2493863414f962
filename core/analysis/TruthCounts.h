// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "core/analysis/GroundTruth.h"

namespace casewright::analysis {

/// Counts how many alerts of a label are in a case, which is all that a score depends on. Sums are exact for more
/// alerts than fit into memory.
class TruthCounts final {
public:
    TruthCounts(std::size_t labels, std::size_t cases) : m_ofLabel(labels), m_ofCase(cases) {}

    /// So many alerts; the case may be CaseAssignment::InNoCase.
    void add(std::uint32_t label, std::uint32_t caseIndex, std::uint64_t alerts = 1);
    [[nodiscard]] TruthScore score() const;

private:
    /// A label or a case: its alerts that are in a case, and how they meet those of the others.
    struct Side {
        std::uint64_t alerts = 0;
        std::uint64_t most = 0;      ///< with one of the others
        std::uint32_t others = 0;    ///< how many it meets
    };
    [[nodiscard]] double adjustedRand() const;

    std::vector<std::uint64_t> m_ofLabel;   ///< also those in no case
    std::vector<std::uint64_t> m_ofCase;
    std::unordered_map<std::uint64_t, std::uint64_t> m_both;   ///< by case and label
    std::uint64_t m_labelled = 0;
    std::uint64_t m_inNoCase = 0;
};

} // namespace casewright::analysis
