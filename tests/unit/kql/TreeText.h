// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/kql/Tree.h"

namespace casewright::tests {

/// A text or a field, short and unmistakable: `'text'`, `"quoted"`, `null`, `true`, `'a'*'b'`.
inline std::string shown(const kql::Term& term)
{
    switch (term.kind) {
    case kql::Term::Kind::Null: return "null";
    case kql::Term::Kind::True: return "true";
    case kql::Term::Kind::False: return "false";
    case kql::Term::Kind::Text: return term.quoted ? '"' + term.text + '"' : '\'' + term.text + '\'';
    case kql::Term::Kind::Wildcard: break;
    }
    std::string text;
    for (const std::string& part : term.parts)
        text += (text.empty() ? "'" : "*'") + part + '\'';
    return text;
}

/// A tree in prefix form: `and('a'='b', not(null='c'))`, `'p'{...}` for nested.
inline std::string shown(const kql::Node& node)
{
    static const char* const Operators[] = {">", ">=", "<", "<="};
    switch (node.kind) {
    case kql::Node::Kind::Is: return shown(node.field) + '=' + shown(node.value);
    case kql::Node::Kind::Range: return shown(node.field) + Operators[static_cast<int>(node.op)] + shown(node.value);
    case kql::Node::Kind::Nested: return shown(node.field) + '{' + shown(node.children.front()) + '}';
    default: break;
    }
    std::string text;
    for (const kql::Node& child : node.children)
        text += (text.empty() ? "" : ", ") + shown(child);
    const bool isNot = node.kind == kql::Node::Kind::Not;
    return (isNot ? "not(" : node.kind == kql::Node::Kind::And ? "and(" : "or(") + text + ')';
}

} // namespace casewright::tests
