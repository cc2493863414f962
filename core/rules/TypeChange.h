// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>

#include "core/rules/Rule.h"

namespace casewright::rules {

/// The parameters of a type as Kibana's form begins with them: the defaults, and what an author would be asked for
/// first (a threshold of 1000, one criterion).
[[nodiscard]] RuleParameters firstParameters(std::string_view ruleTypeId);

/// The rule as one of another type. What both types have stays: name, tags, schedule, query, Cases action; between
/// Elasticsearch query and Index threshold the aggregation; the fields to group by where both group. All else of the
/// type begins with firstParameters(). The consumer becomes the type's own if the present one cannot have such rules.
/// In a rule that was read from a file, keys that we do not know stay outside of the parameters, and within them too
/// between two types of detection rules; the file of a detection rule becomes one of the alerting API where the type
/// demands it.
[[nodiscard]] Rule withType(const Rule& rule, std::string_view ruleTypeId);

} // namespace casewright::rules
