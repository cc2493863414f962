// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>

#include "core/kql/Tree.h"

namespace casewright::kql {

enum class PrintStyle : std::uint8_t {
    FewestBrackets, ///< `a: b or a: c`
    Lists, ///< `a: (b or c)`: values of one field together, also where that costs brackets
};

/// A tree as text, in one line: `parse(print(tree))` is the tree again, for every tree that parse() gives. What cannot
/// stand in unquoted text is escaped, and written as \u and four digits where there is no other escape or where nobody
/// would see it. Any thread.
[[nodiscard]] std::string print(const Node& tree, PrintStyle style = PrintStyle::FewestBrackets);

/// A field or a value alone, fit to stand anywhere in a query. Unquoted text that KQL has no way to write without
/// quotes (`true`, ` a `) is quoted.
[[nodiscard]] std::string printTerm(const Term& term);

} // namespace casewright::kql
