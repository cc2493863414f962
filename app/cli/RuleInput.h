// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "app/cli/ExitCode.h"
#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFile.h"
#include "core/rules/Validation.h"

namespace casewright::cli {

/// The whole text of a file, or of standard input for `-`. Errors name it as typed.
[[nodiscard]] base::Result<std::string> readText(const std::string& name, const std::stop_token& stop);

/// Reads a rule file with all its rules.
[[nodiscard]] base::Result<rules::RuleFile> readRules(const std::string& name, const std::stop_token& stop);

/// Reads a rule of a file: the one with an id or a name, or the only one if neither is given; an error that names the
/// file's rules if it is none of them.
[[nodiscard]] base::Result<rules::Rule> readRule(const std::string& name, std::string_view idOrName,
                                                 const std::stop_token& stop);

/// Reads an analyst file; nobody works where none is named.
[[nodiscard]] base::Result<engine::AnalystModel> readAnalysts(const std::string& name, const std::stop_token& stop);

/// Where in the rule's file a finding is: `rule.json:12:30` and the path of the value.
[[nodiscard]] base::Location placeOf(const rules::Finding& finding, const rules::Rule& rule, const std::string& name);

/// What results call a severity; what is only not simulated is a `note`.
[[nodiscard]] std::string_view severityName(rules::Severity severity);

/// Prints the findings on standard error, with their places; says that the rule cannot be run, if so.
[[nodiscard]] ExitCode printFindings(const std::vector<rules::Finding>& findings, const rules::Rule& rule,
                                     const std::string& name);

} // namespace casewright::cli
