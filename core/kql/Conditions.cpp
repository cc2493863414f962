// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Conditions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/kql/Parser.h"
#include "core/kql/Printer.h"

namespace casewright::kql {
namespace {

using Kind = Condition::Kind;
using OptionalNode = std::optional<Node>;

bool isGroup(Kind kind) { return kind == Kind::AllOf || kind == Kind::AnyOf || kind == Kind::NoneOf; }

/// Whether a form can show it as the name of a field.
bool isFieldName(const Term& term) { return term.kind == Term::Kind::Text && !term.text.empty(); }

/// Whether a form can show it as one value.
bool isOneValue(const Term& term)
{
    return term.kind == Term::Kind::Text || term.kind == Term::Kind::True || term.kind == Term::Kind::False;
}

Condition textOf(const Node& node) { return {.kind = Kind::Text, .text = print(node)}; }

Condition predicateOf(const Node& node)
{
    if (!isFieldName(node.field))
        return textOf(node);
    const bool isRange = node.kind == Node::Kind::Range;
    if (isOneValue(node.value))
        return {.kind = isRange ? Kind::Range : Kind::Is, .field = node.field, .values = {node.value}, .op = node.op};
    if (isRange || node.value.kind != Term::Kind::Wildcard)
        return textOf(node);
    const bool isAny = node.value.parts == std::vector<std::string>{"", ""};
    if (isAny)
        return {.kind = Kind::Exists, .field = node.field};
    return {.kind = Kind::Matches, .field = node.field, .values = {node.value}};
}

/// Whether all children ask one field for one value each.
bool isOneOf(const Node& node)
{
    const Term& field = node.children.front().field;
    return node.kind == Node::Kind::Or && isFieldName(field)
        && std::all_of(node.children.begin(), node.children.end(), [&field](const Node& child) {
               return child.kind == Node::Kind::Is && child.field == field && isOneValue(child.value);
           });
}

Condition conditionOf(const Node& node);

Condition groupOf(Kind kind, const std::vector<Node>& nodes)
{
    Condition group{.kind = kind};
    for (const Node& node : nodes)
        group.children.push_back(conditionOf(node));
    return group;
}

Condition conditionOf(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::Is:
    case Node::Kind::Range: return predicateOf(node);
    case Node::Kind::And: return groupOf(Kind::AllOf, node.children);
    case Node::Kind::Or: break;
    case Node::Kind::Not: {
        const Node& negated = node.children.front();
        const bool isAnyOf = negated.kind == Node::Kind::Or && !isOneOf(negated);
        return groupOf(Kind::NoneOf, isAnyOf ? negated.children : node.children);
    }
    case Node::Kind::Nested: return textOf(node);
    }
    if (!isOneOf(node))
        return groupOf(Kind::AnyOf, node.children);
    Condition condition{.kind = Kind::IsOneOf, .field = node.children.front().field};
    for (const Node& child : node.children)
        condition.values.push_back(child.value);
    return condition;
}

Node isNode(const Term& field, Term value)
{
    return {.kind = Node::Kind::Is, .field = field, .value = std::move(value)};
}

Node chainOf(Node::Kind kind, std::vector<Node> nodes)
{
    if (nodes.size() == 1)
        return std::move(nodes.front());
    return {.kind = kind, .children = std::move(nodes)};
}

/// None: it is not filled in yet.
OptionalNode predicateNode(const Condition& condition)
{
    if (!isFieldName(condition.field) || (condition.values.empty() && condition.kind != Kind::Exists))
        return std::nullopt;
    if (condition.kind == Kind::Exists)
        return isNode(condition.field, {.kind = Term::Kind::Wildcard, .parts = {"", ""}});
    std::vector<Node> nodes;
    for (const Term& value : condition.values)
        nodes.push_back(isNode(condition.field, value));
    if (condition.kind != Kind::IsOneOf)
        nodes.resize(1);
    Node node = chainOf(Node::Kind::Or, std::move(nodes));
    if (condition.kind == Kind::Range) {
        node.kind = Node::Kind::Range;
        node.op = condition.op;
    }
    return node;
}

base::Result<OptionalNode> nodeOf(const Condition& condition)
{
    if (condition.kind == Kind::Text) {
        base::Result<Node> parsed = parseQuery(condition.text);
        if (!parsed)
            return base::fail(std::move(parsed.error()));
        return std::move(*parsed);
    }
    if (!isGroup(condition.kind))
        return predicateNode(condition);
    std::vector<Node> nodes;
    for (const Condition& child : condition.children) {
        base::Result<OptionalNode> node = nodeOf(child);
        if (!node)
            return base::fail(std::move(node.error()));
        if (*node)
            nodes.push_back(std::move(**node));
    }
    if (nodes.empty())
        return OptionalNode();
    Node node = chainOf(condition.kind == Kind::AllOf ? Node::Kind::And : Node::Kind::Or, std::move(nodes));
    if (condition.kind != Kind::NoneOf)
        return node;
    Node negation{.kind = Node::Kind::Not};
    negation.children.push_back(std::move(node));
    return negation;
}

} // namespace

Condition conditionsOf(const Node& tree)
{
    if (tree == matchAll())
        return {};
    Condition condition = conditionOf(tree);
    if (isGroup(condition.kind))
        return condition;
    Condition group{};
    group.children.push_back(std::move(condition));
    return group;
}

base::Result<Node> treeOf(const Condition& conditions)
{
    base::Result<OptionalNode> node = nodeOf(conditions);
    if (!node)
        return base::fail(std::move(node.error()));
    return *node ? std::move(**node) : matchAll();
}

} // namespace casewright::kql
