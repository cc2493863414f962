// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <vector>

#include "core/rules/Rule.h"
#include "core/rules/Validation.h"

namespace casewright::rules {

/// Warnings about what the rule's file asks of Kibana and no simulation does, such as filters and exceptions: the
/// results may differ by it. Also about keys that are not known. Each stands beside the field that it has to do with.
[[nodiscard]] std::vector<Finding> findNotSimulated(const Rule& rule);

} // namespace casewright::rules
