// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "ui/bridge/AlertExplanation.h"

/// Settings of a rule that an explanation would have otherwise.
namespace casewright::ui::settingchange {

/// Whether it belongs to the Cases action.
[[nodiscard]] bool isOfAction(analysis::Setting setting);
/// Whether the rule has the setting as the change has it.
[[nodiscard]] bool has(const rules::Rule& rule, const ExplainedChange& change);
/// The rule with just that setting as the change has it; it has a Cases action if the setting belongs to one.
[[nodiscard]] rules::Rule applied(rules::Rule rule, const ExplainedChange& change);
[[nodiscard]] rules::RuleField fieldOf(analysis::Setting setting);
/// The step of undoing: "Set the time window to 9d".
[[nodiscard]] QString commandText(const ExplainedChange& change);

} // namespace casewright::ui::settingchange
