// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/analysis/UpgradeChange.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::analysis {

/// What is known of an upgrade before it is put into words.
struct UpgradeFacts {
    const rules::Rule& rule;
    const rules::VersionProfile& from;
    const rules::VersionProfile& to;
    const std::string& refusalBefore;             ///< why the rule does not run under the first; empty: it does
    const std::string& refusalAfter;
    const UpgradeChange& change;                  ///< with all but its differences
};

/// In sentences with numbers, the gravest first: what does not run any more, alerts that are lost, other cases, and
/// what would be otherwise with more alerts.
[[nodiscard]] std::vector<VersionDifference> tellDifferences(const UpgradeFacts& facts);

} // namespace casewright::analysis
