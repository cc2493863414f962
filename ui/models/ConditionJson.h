// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "ui/models/ConditionTree.h"

namespace casewright::ui {

/// Rows of the condition builder as the workspace keeps them: compact JSON.
[[nodiscard]] std::string writeConditions(const ConditionNode& top);
/// Reads what writeConditions() writes; nothing where it is something else, or no group.
[[nodiscard]] std::optional<ConditionNode> readConditions(const std::string& text);

} // namespace casewright::ui
