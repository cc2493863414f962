// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "core/base/Json.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

namespace casewright::rules {

/// A warning for each object of the rule's file that has keys which are neither read here nor known to be Kibana's
/// own: they are kept, and often misspelt. Parameters are looked at for the six types that are simulated.
[[nodiscard]] std::vector<Finding> findUnknownKeys(const Rule& rule, const base::Json& body);

} // namespace casewright::rules
