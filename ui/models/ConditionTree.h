// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/kql/Conditions.h"
#include "core/kql/Tree.h"

namespace casewright::ui {

/// A row of the condition builder, or a group of rows: what kql::Condition says, and what a person does with it beyond
/// that. A plain value.
struct ConditionNode {
    using Kind = kql::Condition::Kind;

    Kind kind = Kind::AllOf;
    kql::Term field{};
    std::vector<kql::Term> values{};
    kql::RangeOperator op = kql::RangeOperator::Greater;
    std::string text{}; ///< of Kind::Text
    bool isNegated = false; ///< of what is no group: groups have Kind::NoneOf
    bool isOff = false; ///< kept here, and not in the query
    std::vector<ConditionNode> children{}; ///< of groups

    [[nodiscard]] bool isGroup() const { return kind == Kind::AllOf || kind == Kind::AnyOf || kind == Kind::NoneOf; }

    friend bool operator==(const ConditionNode&, const ConditionNode&) = default;
};

/// The positions of children from the group at the top down to a node; empty: the group at the top.
using ConditionPath = std::vector<int>;

/// A query as a rule has it: its text, and what the builder shows beyond that (rows that are switched off or not filled
/// in, and forms of the same meaning), in a form of its own; empty where there is nothing beyond. While the text is no
/// KQL, the draft is what the builder showed last.
struct QueryDraft {
    std::string query{};
    std::string draft{};

    friend bool operator==(const QueryDraft&, const QueryDraft&) = default;
};

/// What the builder shows of a query.
struct ShownConditions {
    ConditionNode top{};
    bool isStale = false; ///< the text is no KQL: these are its conditions of before

    friend bool operator==(const ShownConditions&, const ShownConditions&) = default;
};
[[nodiscard]] ShownConditions shownConditions(const QueryDraft& draft);

/// After a person has typed another text: rows that are not in the query stay where they are among the others.
[[nodiscard]] QueryDraft withText(const QueryDraft& before, const std::string& query);
/// After a person has changed the rows: the text is written anew only if it means something else now.
[[nodiscard]] QueryDraft withConditions(const QueryDraft& before, const ConditionNode& top);

/// Where a row that is text stands in a query; nothing where it does not.
[[nodiscard]] std::optional<kql::Span> placeInQuery(const std::string& query, const ConditionNode& text);

/// The rows of a query; a group at the top.
[[nodiscard]] ConditionNode conditionNodes(const kql::Node& tree);
/// The query of rows, without those that are switched off or not filled in.
[[nodiscard]] kql::Node queryTree(const ConditionNode& top);

} // namespace casewright::ui
