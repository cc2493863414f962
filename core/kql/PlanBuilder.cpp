// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/PlanBuilder.h"

#include <algorithm>
#include <functional>
#include <span>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/kql/TermText.h"

namespace casewright::kql {

using alerts::FieldType;
using base::Result;

namespace {

std::string joinedName(std::string_view path, std::string_view name)
{
    return path.empty() ? std::string(name) : fmt::format("{}.{}", path, name);
}

bool isAnyField(const Term& field) { return field.kind == Term::Kind::Null || isLoneWildcard(field); }

/// Whether one field is named, whose value ought to be valid; of several the others may be meant.
bool isNamed(const Term& field) { return field.kind != Term::Kind::Null && field.kind != Term::Kind::Wildcard; }

bool asksForAnyValue(const Node& tree) { return tree.kind == Node::Kind::Is && isLoneWildcard(tree.value); }

} // namespace

QueryPlan PlanBuilder::build(const Node& tree)
{
    m_plan.root = node(tree, {});
    assignSlots(m_plan.root);
    return std::move(m_plan);
}

PlanNode PlanBuilder::node(const Node& tree, const std::string& path)
{
    switch (tree.kind) {
    case Node::Kind::And:
    case Node::Kind::Or:
    case Node::Kind::Not: return joined(tree, path);
    case Node::Kind::Nested: return nested(tree, path);
    case Node::Kind::Is:
        if (isMatchAll(tree))
            return {.kind = PlanNode::Kind::All};
        return predicate(tree, path);
    case Node::Kind::Range: return predicate(tree, path);
    }
    return {};
}

PlanNode PlanBuilder::joined(const Node& tree, const std::string& path)
{
    PlanNode plan{.kind = tree.kind == Node::Kind::And ? PlanNode::Kind::AllOf
                      : tree.kind == Node::Kind::Or    ? PlanNode::Kind::AnyOf
                                                       : PlanNode::Kind::Not};
    for (const Node& child : tree.children) {
        plan.children.push_back(node(child, path));
        plan.usesNow = plan.usesNow || plan.children.back().usesNow;
    }
    return plan;
}

PlanNode PlanBuilder::nested(const Node& tree, const std::string& path)
{
    if (!isNamed(tree.field)) {
        addFinding(tree, QueryFinding::Kind::NotValid,
                   "Before { } stands the full name of a list of objects; wildcards find none, so this part matches "
                   "nothing.");
        return {};
    }
    PlanNode plan{.kind = PlanNode::Kind::Nested, .path = joinedName(path, termText(tree.field))};
    if (m_names.named(plan.path).empty() && m_names.inside(plan.path).empty()) {
        addFinding(tree, QueryFinding::Kind::NoSuchField,
                   fmt::format("No document has objects in {}, so this part matches nothing.", plan.path));
        return {};
    }
    plan.children.push_back(node(tree.children.front(), plan.path));
    plan.usesNow = plan.children.front().usesNow;
    return plan;
}

PlanNode PlanBuilder::predicate(const Node& tree, const std::string& path)
{
    PlanNode plan{.kind = PlanNode::Kind::Leaf};
    TestsByType tests;
    const std::vector<FieldNames::Field> fields = fieldsOf(tree, path);
    for (const FieldNames::Field& field : fields) {
        const FieldType type = m_names.typeOf(field);
        const Result<std::uint32_t>& test = testOf(tree, type, tests);
        if (test) {
            plan.sources.push_back({.kind = field.kind, .column = field.column, .type = type, .test = *test});
            plan.usesNow = plan.usesNow || m_plan.tests[*test].usesNow();
        } else if (isNamed(tree.field)) {
            addFinding(tree, QueryFinding::Kind::NotValid,
                       fmt::format("{} {}. This part matches nothing.", field.name, test.error().text));
        }
    }
    if (fields.empty())
        checkMissing(tree, joinedName(path, termText(tree.field)), tests);
    std::sort(plan.sources.begin(), plan.sources.end(),
              [](const FieldSource& a, const FieldSource& b) { return std::less<>()(a.column, b.column); });
    plan.kind = plan.sources.empty() ? PlanNode::Kind::None : PlanNode::Kind::Leaf;
    return plan;
}

std::vector<FieldNames::Field> PlanBuilder::fieldsOf(const Node& tree, const std::string& path) const
{
    std::vector<FieldNames::Field> found;
    if (isNamed(tree.field)) {
        const std::string name = joinedName(path, termText(tree.field));
        const auto take = [&found](std::span<const FieldNames::Field> fields) {
            found.insert(found.end(), fields.begin(), fields.end());
        };
        take(m_names.named(name));
        // An object has a value if something in it has one.
        if (asksForAnyValue(tree))
            take(m_names.inside(name));
        return found;
    }
    const bool isAny = isAnyField(tree.field);
    for (const FieldNames::Field& field : m_names.inside(path)) {
        const std::string_view relative = field.name.substr(path.empty() ? 0 : path.size() + 1);
        if (!field.isHidden() && (isAny || fitsParts(relative, tree.field.parts)))
            found.push_back(field);
    }
    return found;
}

const Result<std::uint32_t>& PlanBuilder::testOf(const Node& tree, FieldType type, TestsByType& tests)
{
    std::optional<Result<std::uint32_t>>& known = tests[static_cast<std::size_t>(type)];
    if (!known) {
        Result<ValueTest> test = asksForAnyValue(tree) ? ValueTest::exists()
            : tree.kind == Node::Kind::Range           ? ValueTest::range(type, tree.op, tree.value)
                                                       : ValueTest::is(type, tree.value);
        if (test) {
            known = static_cast<std::uint32_t>(m_plan.tests.size());
            m_plan.tests.push_back(std::move(*test));
        } else {
            known = base::fail(std::move(test.error()));
        }
    }
    return *known;
}

/// What can be said of a predicate whose field no document has.
void PlanBuilder::checkMissing(const Node& tree, const std::string& name, TestsByType& tests)
{
    if (!isNamed(tree.field)) {
        if (!isAnyField(tree.field))
            addFinding(tree, QueryFinding::Kind::NoSuchField,
                       fmt::format("No document has a field called {}, so this part matches nothing.", name));
        return;
    }
    if (const std::optional<FieldType> type = m_names.typeOf(name)) {
        if (const Result<std::uint32_t>& test = testOf(tree, *type, tests); !test)
            addFinding(tree, QueryFinding::Kind::NotValid,
                       fmt::format("{} {}. This part matches nothing.", name, test.error().text));
    }
    addFinding(tree, QueryFinding::Kind::NoSuchField,
               fmt::format("No document has the field {}, so this part matches nothing.", name));
}

void PlanBuilder::addFinding(const Node& tree, QueryFinding::Kind kind, std::string text)
{
    QueryFinding finding{.span = tree.span, .text = std::move(text), .kind = kind};
    if (std::find(m_plan.findings.begin(), m_plan.findings.end(), finding) == m_plan.findings.end())
        m_plan.findings.push_back(std::move(finding));
}

void PlanBuilder::assignSlots(PlanNode& node)
{
    if (!node.usesNow) {
        node.slot = m_plan.slots++;
        return;
    }
    for (PlanNode& child : node.children)
        assignSlots(child);
}

} // namespace casewright::kql
