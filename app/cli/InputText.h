// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/AlertInput.h"
#include "core/engine/Silences.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {

/// The lines that a result begins with: the rule, its action, the documents, the version, and what silences the rule.
/// `ruleName`: of the rule's file, as typed. `given`: beside what the rule's own file says. `newCases`: what cases get
/// from a configuration; none: nothing.
[[nodiscard]] std::string inputText(const rules::Rule& rule, const std::string& ruleName, const AlertInput& input,
                                    const rules::VersionProfile& profile, const engine::Silences& given,
                                    const std::string& newCases = {});

/// What the rule's Cases action does with its alerts, on one line.
[[nodiscard]] std::string describeAction(const rules::Rule& rule, const rules::VersionProfile& profile);

/// Where the documents are from, and how many they are, on one line.
[[nodiscard]] std::string describeAlerts(const AlertInput& input);

} // namespace casewright::cli
