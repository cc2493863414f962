// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Tree.h"

#include <algorithm>

namespace casewright::kql {
namespace {

/// A star, or several: any value at all.
bool isLoneWildcard(const Term& term)
{
    return term.kind == Term::Kind::Wildcard &&
        std::all_of(term.parts.begin(), term.parts.end(), [](const std::string& part) { return part.empty(); });
}

} // namespace

Node matchAll()
{
    const Term anything{.kind = Term::Kind::Wildcard, .parts = {"", ""}};
    return {.kind = Node::Kind::Is, .field = anything, .value = anything};
}

bool isMatchAll(const Node& tree)
{
    return tree.kind == Node::Kind::Is && isLoneWildcard(tree.value) &&
        (isLoneWildcard(tree.field) || tree.field.kind == Term::Kind::Null);
}

} // namespace casewright::kql
