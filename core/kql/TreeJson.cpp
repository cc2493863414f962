// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/TreeJson.h"

#include <array>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

namespace casewright::kql {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;

constexpr std::array<std::pair<RangeOperator, std::string_view>, 4> RangeNames{{{RangeOperator::Greater, "gt"},
                                                                                {RangeOperator::GreaterOrEqual, "gte"},
                                                                                {RangeOperator::Less, "lt"},
                                                                                {RangeOperator::LessOrEqual, "lte"}}};

Json termJson(const Term& term)
{
    Json json = Json::object();
    switch (term.kind) {
    case Term::Kind::Null: json["literal"] = nullptr; break;
    case Term::Kind::True: json["literal"] = true; break;
    case Term::Kind::False: json["literal"] = false; break;
    case Term::Kind::Text:
        json["literal"] = term.text;
        if (term.quoted)
            json["quoted"] = true;
        break;
    case Term::Kind::Wildcard: json["wildcard"] = term.parts; break;
    }
    return json;
}

Json predicateJson(const Node& node)
{
    Json json = Json::object();
    json["field"] = termJson(node.field);
    if (node.kind == Node::Kind::Range)
        for (const auto& [op, name] : RangeNames)
            if (op == node.op)
                json["op"] = name;
    json["value"] = termJson(node.value);
    return json;
}

Term readLiteral(const JsonNode& json)
{
    if (json.isNull())
        return {};
    if (json.json().is_boolean())
        return {.kind = json.truth() ? Term::Kind::True : Term::Kind::False};
    return {.kind = Term::Kind::Text, .text = json.text()};
}

Term readTerm(const JsonNode& json)
{
    json.only({"literal", "quoted", "wildcard"});
    if (const JsonNode parts = json.member("wildcard"); parts.isThere()) {
        Term term{.kind = Term::Kind::Wildcard, .parts = parts.texts()};
        if (term.parts.size() < 2)
            parts.reject(ErrorCode::InvalidValue, "a wildcard has the texts before and behind each star: two or more");
        return term;
    }
    Term term = readLiteral(json.required("literal"));
    const JsonNode quoted = json.member("quoted");
    if (quoted.isThere() && quoted.truth() && term.kind != Term::Kind::Text)
        quoted.reject(ErrorCode::InvalidValue, "only a text can be quoted");
    term.quoted = quoted.isThere() && quoted.truth();
    return term;
}

Node readPredicate(const JsonNode& json, Node::Kind kind)
{
    Node node{.kind = kind, .field = readTerm(json.required("field")), .value = readTerm(json.required("value"))};
    if (kind == Node::Kind::Is) {
        json.only({"field", "value"});
        return node;
    }
    json.only({"field", "op", "value"});
    const JsonNode op = json.required("op");
    const std::string name = op.text();
    for (const auto& [candidate, candidateName] : RangeNames) {
        if (candidateName == name) {
            node.op = candidate;
            return node;
        }
    }
    op.reject(ErrorCode::InvalidValue, "a range is one of gt, gte, lt and lte");
    return node;
}

Node readChildren(const JsonNode& json, Node::Kind kind)
{
    Node node{.kind = kind};
    for (const JsonNode& child : json.elements())
        node.children.push_back(readTree(child));
    if (node.children.size() < 2)
        json.reject(ErrorCode::InvalidValue, "this has two conditions or more");
    return node;
}

} // namespace

Json treeJson(const Node& tree)
{
    Json json = Json::object();
    switch (tree.kind) {
    case Node::Kind::Is: json["is"] = predicateJson(tree); return json;
    case Node::Kind::Range: json["range"] = predicateJson(tree); return json;
    case Node::Kind::Not: json["not"] = treeJson(tree.children.front()); return json;
    case Node::Kind::Nested:
        json["nested"] = {{"path", termJson(tree.field)}, {"query", treeJson(tree.children.front())}};
        return json;
    case Node::Kind::And:
    case Node::Kind::Or: break;
    }
    Json children = Json::array();
    for (const Node& child : tree.children)
        children.push_back(treeJson(child));
    json[tree.kind == Node::Kind::And ? "and" : "or"] = std::move(children);
    return json;
}

Node readTree(const JsonNode& json)
{
    json.only({"is", "range", "and", "or", "not", "nested"});
    if (json.isThere() && json.json().is_object() && json.json().size() != 1)
        json.reject(ErrorCode::InvalidValue, "a node of a tree has exactly one key");
    if (const JsonNode node = json.member("is"); node.isThere())
        return readPredicate(node, Node::Kind::Is);
    if (const JsonNode node = json.member("range"); node.isThere())
        return readPredicate(node, Node::Kind::Range);
    if (const JsonNode node = json.member("and"); node.isThere())
        return readChildren(node, Node::Kind::And);
    if (const JsonNode node = json.member("or"); node.isThere())
        return readChildren(node, Node::Kind::Or);
    Node tree{.kind = Node::Kind::Not};
    if (const JsonNode node = json.member("nested"); node.isThere()) {
        node.only({"path", "query"});
        tree.kind = Node::Kind::Nested;
        tree.field = readTerm(node.required("path"));
        tree.children.push_back(readTree(node.required("query")));
        return tree;
    }
    const JsonNode node = json.member("not");
    if (!node.isThere())
        return matchAll();
    tree.children.push_back(readTree(node));
    return tree;
}

} // namespace casewright::kql
