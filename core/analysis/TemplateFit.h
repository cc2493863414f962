// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <vector>

#include "core/cases/CaseConfiguration.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

namespace casewright::analysis {

/// A template of the rule's Cases action that is none of the configuration of the cases' owner, or has no configuration
/// to be in: it counts as none then, as in Kibana. A warning at its place; nothing if all is well.
[[nodiscard]] std::vector<rules::Finding>
findTemplateMisfits(const rules::Rule& rule, const std::optional<cases::CaseConfiguration>& configuration);

} // namespace casewright::analysis
