// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/analysis/CaseAssignment.h"
#include "core/base/Result.h"

namespace casewright::analysis {

/// Which alerts belong together, as somebody knows.
struct GroundTruth {
    static constexpr std::uint32_t Unlabelled = UINT32_MAX;

    std::vector<std::uint32_t> labelOf{};         ///< by row of the table
    std::vector<std::string> labels{};
};

/// By a field: alerts with the same value belong together, those without one are unlabelled. An error where no alert
/// has the field.
[[nodiscard]] base::Result<GroundTruth> truthByField(const alerts::AlertTable& table, const std::string& field);
/// By a file: CSV or TSV with the columns `_id` and `label` (a first line names them), or JSON lines
/// `{"_id": …, "label": …}`. Errors name the line; ids that no alert has, or that stand twice, are errors.
[[nodiscard]] base::Result<GroundTruth> truthByFile(const alerts::AlertTable& table, std::string_view text,
                                                    std::string_view file);

/// How cases agree with the truth, over alerts that have a label and are in a case. All shares from 0 to 1.
struct TruthScore {
    std::uint64_t labelled = 0;                   ///< alerts with a label
    std::uint64_t inNoCase = 0;                   ///< of them
    double purity = 0;                            ///< alerts of the most frequent label of their case
    double completeness = 0;                      ///< alerts in the case with most of their label; lost ones are not
    std::uint64_t overMerged = 0;                 ///< cases with several labels
    std::uint64_t overSplit = 0;                  ///< labels in several cases
    double adjustedRand = 0;                      ///< Hubert and Arabie's index; a lost alert is a case of its own
};
[[nodiscard]] TruthScore scoreCases(const CaseAssignment& assignment, const GroundTruth& truth);

} // namespace casewright::analysis
