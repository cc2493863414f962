// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {

/// All that a rule says, as the format has it: what two rules differ in is what their bodies differ in. Without the id
/// and the actions. Values that stand for their defaults are there too.
[[nodiscard]] base::Json bodyOf(const Rule& rule, RuleFormat format);

/// The parameters of the rule's type with its query, in the spelling of `params`: camel case.
[[nodiscard]] base::Json parametersJson(const Rule& rule);

/// The settings of a Cases action, and the whole action.
[[nodiscard]] base::Json settingsJson(const CasesAction& action);
[[nodiscard]] base::Json actionJson(const CasesAction& action, RuleFormat format);

/// A number as Kibana writes it: whole ones without a point.
[[nodiscard]] base::Json numberJson(double value);

} // namespace casewright::rules
