// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/CaseComparison.h"
#include "core/analysis/Sweep.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::analysis {

/// Something that another version does with a rule.
struct VersionDifference {
    std::string what{};                           ///< a sentence: "5 cases a run instead of 20"
    bool isLoss = false;                          ///< alerts reach nobody that did before, or the rule does not run
};

/// What an upgrade changes for one rule over its alerts.
struct UpgradeChange {
    std::string ruleId{}, ruleName{};
    std::string from{}, to{};                     ///< names of profiles
    std::optional<SweepOutcome> before{}, after{};   ///< none: it cannot be run under that version, see differences
    std::optional<CaseComparison> cases{};        ///< where it can be run under both
    std::uint64_t titlesChanged = 0;              ///< of cases that are Kept
    std::vector<VersionDifference> differences{}; ///< the gravest first; empty: nothing changes
    /// Of the rule under either version: texts of findings that only one of them has.
    std::vector<std::string> newFindings{}, goneFindings{};
};

/// Runs the rule under both. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<UpgradeChange> upgradeChange(const SweepInput& input, const rules::VersionProfile& from,
                                                        const rules::VersionProfile& to,
                                                        const std::stop_token& stop = {});

} // namespace casewright::analysis
