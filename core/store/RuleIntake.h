// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// Adds rules in this order, all of them or none, and gives their keys. On the thread of the workspace.
[[nodiscard]] base::Result<std::vector<std::int64_t>> addRules(Workspace& workspace,
                                                               const std::vector<rules::Rule>& rules);

} // namespace casewright::store
