// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/rules/Rule.h"

namespace casewright::rules {

/// Reads one rule in any of the formats that RuleFormat has. What is of the wrong type is left at its default, kept in
/// Rule::body, and a finding of validate(); so are keys and types of rules that we do not know. Errors are texts that
/// are no JSON and values that are no rule; they name file, line, column and field. A rule without `id` gets one
/// computed from its name, so that ids of cases stay the same from run to run.
[[nodiscard]] base::Result<Rule> parseRule(std::string_view json, std::string_view file = {});

/// The id that a rule without one gets: a UUID (version 8) out of its name, always the same for the same name.
[[nodiscard]] base::RuleId ruleIdOf(std::string_view name);

/// The rule as what it was read from: only the bytes of values that were changed are other ones. A rule made here is a
/// create-rule body with two blanks of indent. An id that was computed from the name is written as soon as the name is
/// another, so that it stays.
[[nodiscard]] std::string writeRule(const Rule& rule);

} // namespace casewright::rules
