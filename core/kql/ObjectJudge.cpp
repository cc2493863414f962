// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/ObjectJudge.h"

#include <algorithm>
#include <functional>
#include <iterator>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"

namespace casewright::kql {

using alerts::Column;
using alerts::ValueKind;
using base::Json;

ObjectJudge::ObjectJudge(const alerts::AlertTable& table, const std::vector<ValueTest>& tests) : m_tests(tests)
{
    for (const Column& column : table.columns())
        m_columns.push_back(&column);
    std::sort(m_columns.begin(), m_columns.end(),
              [](const Column* a, const Column* b) { return a->name() < b->name(); });
}

bool ObjectJudge::anySatisfies(const Json& value, std::string_view below, const PlanNode& query,
                               const std::string& path)
{
    Found found;
    find(value, below, found);
    return anySatisfies(std::move(found), query, path);
}

void ObjectJudge::find(const Json& value, std::string_view below, Found& found)
{
    if (value.is_array()) {
        for (const Json& element : value) {
            Found inElement;
            find(element, below, inElement);
            std::move(inElement.ofLists.begin(), inElement.ofLists.end(), std::back_inserter(found.ofLists));
            if (inElement.whole)
                found.ofLists.push_back(std::move(*inElement.whole));
        }
        return;
    }
    if (!value.is_object())
        return;
    if (below.empty() && !found.whole)
        found.whole.emplace();
    for (auto entry = value.begin(); entry != value.end(); ++entry) {
        if (below.empty())
            found.whole->emplace_back(entry.key(), &entry.value());
        else
            find(entry.key(), entry.value(), below, found);
    }
}

/// Dotted and nested keys are the same field: a dot stands for an object, whether there is one or not.
void ObjectJudge::find(std::string_view key, const Json& value, std::string_view below, Found& found)
{
    if (below.starts_with(key) && (below.size() == key.size() || below[key.size()] == '.')) {
        find(value, below.substr(std::min(key.size() + 1, below.size())), found);
    } else if (key.size() > below.size() && key.starts_with(below) && key[below.size()] == '.') {
        if (!found.whole)
            found.whole.emplace();
        found.whole->emplace_back(key.substr(below.size() + 1), &value);
    }
}

bool ObjectJudge::anySatisfies(Found found, const PlanNode& query, const std::string& path)
{
    if (found.whole)
        found.ofLists.push_back(std::move(*found.whole));
    return std::any_of(found.ofLists.begin(), found.ofLists.end(),
                       [&](Entries& entries) { return satisfies(std::move(entries), query, path); });
}

bool ObjectJudge::satisfies(Entries entries, const PlanNode& query, const std::string& path)
{
    Object object{.entries = std::move(entries), .path = path};
    for (const auto& [key, value] : object.entries)
        collect(*value, path + '.' + std::string(key), object);
    return satisfies(object, query);
}

void ObjectJudge::collect(const Json& value, const std::string& name, Object& object) const
{
    if (value.is_object()) {
        for (auto entry = value.begin(); entry != value.end(); ++entry)
            collect(entry.value(), name + '.' + entry.key(), object);
        return;
    }
    if (value.is_array()) {
        for (const Json& element : value)
            collect(element, name, object);
        return;
    }
    const Column* const column = columnOf(name);
    if (value.is_null() || column == nullptr)
        return;
    if (value.is_string())
        object.leaves.push_back({column, {ValueKind::String, value.get_ref<const std::string&>()}});
    else
        object.leaves.push_back({column,
                                 {value.is_boolean() ? ValueKind::Boolean : ValueKind::Number,
                                  object.texts.emplace_back(alerts::documentOrderJson(value))}});
}

const Column* ObjectJudge::columnOf(const std::string& name) const
{
    const auto found =
        std::lower_bound(m_columns.begin(), m_columns.end(), name,
                         [](const Column* column, const std::string& wanted) { return column->name() < wanted; });
    return found != m_columns.end() && (*found)->name() == name ? *found : nullptr;
}

bool ObjectJudge::satisfies(const Object& object, const PlanNode& query)
{
    const auto holds = [&](const PlanNode& child) { return satisfies(object, child); };
    switch (query.kind) {
    case PlanNode::Kind::All: return true;
    case PlanNode::Kind::None: return false;
    case PlanNode::Kind::AllOf: return std::all_of(query.children.begin(), query.children.end(), holds);
    case PlanNode::Kind::AnyOf: return std::any_of(query.children.begin(), query.children.end(), holds);
    case PlanNode::Kind::Not: return !holds(query.children.front());
    case PlanNode::Kind::Leaf: return satisfiesLeaf(object, query);
    case PlanNode::Kind::Nested: {
        Found found;
        for (const auto& [key, value] : object.entries)
            find(key, *value, std::string_view(query.path).substr(object.path.size() + 1), found);
        return anySatisfies(std::move(found), query.children.front(), query.path);
    }
    }
    return false;
}

bool ObjectJudge::satisfiesLeaf(const Object& object, const PlanNode& query) const
{
    return std::any_of(object.leaves.begin(), object.leaves.end(), [&](const Leaf& leaf) {
        auto source =
            std::lower_bound(query.sources.begin(), query.sources.end(), leaf.column,
                             [](const FieldSource& a, const Column* b) { return std::less<>()(a.column, b); });
        return source != query.sources.end() && source->column == leaf.column
            && m_tests[source->test].matches(leaf.value);
    });
}

} // namespace casewright::kql
