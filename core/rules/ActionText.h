// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>

#include "core/base/Result.h"
#include "core/rules/Rule.h"

namespace casewright::rules {

/// The Cases action as an element of the `actions` of a create-rule body, for a person to take elsewhere.
[[nodiscard]] std::string writeCasesAction(const CasesAction& action);

/// The Cases action that a text has: an action, a list of actions, or a whole rule in any of the formats. Errors: what
/// is no JSON, or no action; none that is a Cases action; more than one of them, for a rule has one at most; settings
/// of a wrong type. They name what it is, and where in the text that is known.
[[nodiscard]] base::Result<CasesAction> readCasesAction(std::string_view json);

} // namespace casewright::rules
