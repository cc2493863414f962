// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/kql/Tree.h"

namespace casewright::kql {

/// A query as the condition builder shows it: groups of conditions, each about one field, and text for all that is more
/// than that. A plain value.
struct Condition {
    enum class Kind : std::uint8_t {
        AllOf, ///< all children hold
        AnyOf, ///< one child or more
        NoneOf, ///< no child
        Is, ///< the field has the value
        IsOneOf, ///< the field has one of the values
        Matches, ///< the field matches the one value, a wildcard
        Exists, ///< the field has any value
        Range, ///< `op` holds between the field and the one value
        Text, ///< KQL that the builder has no form for
    };

    Kind kind = Kind::AllOf;
    Term field{}; ///< neither a group's nor a text's; Term::Kind::Text
    std::vector<Term> values{}; ///< texts, which may be quoted, true or false; a wildcard for Kind::Matches
    RangeOperator op = RangeOperator::Greater;
    std::vector<Condition> children{}; ///< of groups
    std::string text{}; ///< of Kind::Text

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// The conditions of a query: a group at the top, whatever the query is. `treeOf(conditionsOf(tree))` is the tree, for
/// every tree that parse() gives.
[[nodiscard]] Condition conditionsOf(const Node& tree);

/// The query of conditions. What is not filled in yet is left out (no field, no value, no child); where nothing is
/// left, every document matches. An error only where a Kind::Text is no KQL.
[[nodiscard]] base::Result<Node> treeOf(const Condition& conditions);

} // namespace casewright::kql
