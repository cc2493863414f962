// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/Json.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"

namespace casewright::rules {

/// Reads a rule file: a Kibana create-rule body (spec/formats, "Rule files"). Keys that we do not know
/// are kept in Rule::body. A rule without `id` gets one computed from its name, so that ids of cases
/// stay the same from run to run. Errors name file, line, column and field.
[[nodiscard]] base::Result<Rule> parseRule(std::string_view json, std::string_view file = {});

/// The position of the Cases action in the `actions` of a rule's body, if it has one.
[[nodiscard]] std::optional<std::size_t> findCasesAction(const base::Json& body);

/// The id that a rule without one gets: a UUID (version 8) out of its name, always the same for the same name.
[[nodiscard]] base::RuleId ruleIdOf(std::string_view name);

/// The rule as a create-rule body: what it was read from with the changed fields put in their places,
/// two blanks of indent; exactly the text it was read from where nothing was changed. An id that was computed from the
/// name is written as soon as the name is another, so that it stays.
[[nodiscard]] std::string writeRule(const Rule& rule);

} // namespace casewright::rules
