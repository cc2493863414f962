// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/cli/AlertInput.h"
#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

namespace casewright::cli {

// What a result says, for programs, of the inputs that led to it.

/// `name`: of the rule's file, as typed.
[[nodiscard]] base::Json ruleJson(const rules::Rule& rule, const std::string& name);
[[nodiscard]] base::Json sourceJson(const AlertInput& input);
[[nodiscard]] base::Json findingsJson(const std::vector<rules::Finding>& findings, const rules::Rule& rule,
                                      const std::string& name);

} // namespace casewright::cli
