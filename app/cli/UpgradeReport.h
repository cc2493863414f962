// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/AlertInput.h"
#include "core/analysis/UpgradeChange.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {

/// A rule, and what an upgrade changes for it.
struct UpgradedRule {
    rules::Rule rule{};
    std::optional<std::int64_t> simulation{};     ///< whose alerts it ran over, by number in the workspace
    std::string alerts{};                         ///< that it ran over, in words
    std::optional<analysis::UpgradeChange> change{};
    std::string problem{};                        ///< why it was not looked at
};

/// Everything that `upgrade` found out, for a report of it.
struct UpgradeReport {
    rules::VersionProfile from{};
    rules::VersionProfile to{};
    std::string workspace{};                      ///< empty: the rules are of files
    std::optional<AlertInput> alerts{};           ///< none: those of simulations
    std::vector<UpgradedRule> rules{};
    bool haveAnalystsWorked = false;
    double seconds = 0;
};

/// For people.
[[nodiscard]] std::string upgradeText(const UpgradeReport& report);
/// For programs: `"casewright": "upgrade/1"`.
[[nodiscard]] std::string upgradeJson(const UpgradeReport& report);

} // namespace casewright::cli
