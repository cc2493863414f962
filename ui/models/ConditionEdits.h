// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>

#include "ui/models/ConditionTree.h"

namespace casewright::ui {

// Changes of the builder's rows. Paths must be those of nodes that are there, unless it is said otherwise.

/// Null if there is no such node.
[[nodiscard]] const ConditionNode* findNode(const ConditionNode& top, const ConditionPath& path);
[[nodiscard]] ConditionNode* findNode(ConditionNode& top, const ConditionPath& path);
/// Whether one is a group around the other, or the same.
[[nodiscard]] bool contains(const ConditionPath& outer, const ConditionPath& inner);

/// Puts a node into a group before the child at the position, or behind the last; gives its path.
ConditionPath insertNode(ConditionNode& top, const ConditionPath& group, int position, ConditionNode node);
/// Not the group at the top.
ConditionNode takeNode(ConditionNode& top, const ConditionPath& path);
/// Moves a node into a group, before the child that is at the position now; gives its new path. Nothing where that
/// would put a group into itself, or leave it where it is.
std::optional<ConditionPath> moveNode(ConditionNode& top, const ConditionPath& from, const ConditionPath& group,
                                      int position);

enum class MoveStep : std::uint8_t {
    Up, ///< over the node before it, into a group there, or out of its own
    Down,
    Out, ///< behind its group
    In, ///< into the group before or behind it, or into a new one of its own
};
/// The path after one step; nothing where there is no way.
std::optional<ConditionPath> stepNode(ConditionNode& top, const ConditionPath& from, MoveStep step);

/// Turns what it asks for into its opposite: a row has "not", any of becomes none of, all of gets a group around it.
void negateNode(ConditionNode& node);

} // namespace casewright::ui
