// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {

/// The body of a rule that was not read from one: what the rule says, and what Kibana demands beyond that. With the
/// id, and with the Cases action if the rule has one.
[[nodiscard]] base::Json newBody(const Rule& rule, RuleFormat format = RuleFormat::Api);

/// What Kibana demands of the parameters of a new detection rule beyond what Casewright knows, in camel case.
[[nodiscard]] base::Json detectionParameters(const Rule& rule);

} // namespace casewright::rules
