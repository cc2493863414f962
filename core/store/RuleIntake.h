// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/rules/Rule.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// Adds rules in this order, all of them or none, and gives their keys; Cancelled where it is asked to stop before all
/// are there. `progress` counts rules; null: nobody looks. On the thread of the workspace.
[[nodiscard]] base::Result<std::vector<std::int64_t>> addRules(Workspace& workspace,
                                                               const std::vector<rules::Rule>& rules,
                                                               const std::stop_token& stop = {},
                                                               base::Progress* progress = nullptr);

} // namespace casewright::store
