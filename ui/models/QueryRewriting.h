// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/kql/Tree.h"

namespace casewright::ui {

/// The text of a tree, made from the text of another one: what both have stays as it was written, line ends and blanks
/// and all. `before` is what parse() gave for the text. `parse()` of the result is the tree.
[[nodiscard]] std::string rewritten(const std::string& text, const kql::Node& before, const kql::Node& tree);

} // namespace casewright::ui
