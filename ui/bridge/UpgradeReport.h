// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/UpgradeChange.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/rules/VersionProfile.h"

namespace casewright::ui {

/// What another version changes for one rule, or why that cannot be found out.
struct UpgradedRule {
    std::string name{};
    analysis::UpgradeChange change{};             ///< where there is no error
    std::optional<base::Error> error{};
};

/// What another version changes for rules over the same alerts, those with losses first.
struct UpgradeReport {
    std::string from{}, to{};
    std::vector<UpgradedRule> rules{};
};

/// An input for each rule. Progress is in rules. Stops within 100 ms of a request with ErrorCode::Cancelled. Any
/// thread.
[[nodiscard]] base::Result<UpgradeReport> upgradeReport(const std::vector<analysis::SweepInput>& inputs,
                                                        const rules::VersionProfile& from,
                                                        const rules::VersionProfile& to, base::Progress& progress,
                                                        const std::stop_token& stop);

} // namespace casewright::ui
