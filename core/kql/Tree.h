// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace casewright::kql {

/// Bytes [begin, end) of the query's text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

/// The name of a field, or a value: what stands on either side of an operator (spec/kql, "Tree").
struct Term {
    enum class Kind : std::uint8_t {
        Null,      ///< the literal null; as a field: any field
        True,
        False,
        Text,      ///< numbers too: KQL does not tell them from texts
        Wildcard,
    };

    Kind kind = Kind::Null;
    std::string text{};                ///< of Kind::Text, UTF-8, escapes resolved; may be empty
    bool quoted = false;               ///< of Kind::Text
    std::vector<std::string> parts{};  ///< of Kind::Wildcard: the texts between the stars, two or more

    friend bool operator==(const Term&, const Term&) = default;
};

enum class RangeOperator : std::uint8_t { Greater, GreaterOrEqual, Less, LessOrEqual };

/// A query, or a part of one, as a value. Nothing is flattened or simplified: brackets that hold an `and`, `or`
/// or `not` are a node of their own. Brackets lie at most 256 deep in each other, and a tree has at most four levels for
/// each, so that recursion over it is safe.
struct Node {
    enum class Kind : std::uint8_t {
        Is,      ///< field, value. Match-all is two lone wildcards; a value alone has the field null
        Range,   ///< field, op, value
        And,     ///< two children or more
        Or,      ///< two children or more
        Not,     ///< one child
        Nested,  ///< field: the path; one child, whose fields are relative to it
    };

    Kind kind = Kind::Is;
    Term field{};
    Term value{};
    RangeOperator op = RangeOperator::Greater;
    std::vector<Node> children{};
    Span span{};   ///< where it was written; not compared

    friend bool operator==(const Node& left, const Node& right)
    {
        return left.kind == right.kind && left.field == right.field && left.value == right.value &&
            left.op == right.op && left.children == right.children;
    }
};

/// What an empty query is: every document matches.
[[nodiscard]] Node matchAll();

/// Whether a tree is matchAll(), or its likes that ask for nothing (`*`).
[[nodiscard]] bool isMatchAll(const Node& tree);

} // namespace casewright::kql
