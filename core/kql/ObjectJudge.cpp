// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/ObjectJudge.h"

#include <algorithm>

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
    if (value.is_array())
        return std::any_of(value.begin(), value.end(),
                           [&](const Json& element) { return anySatisfies(element, below, query, path); });
    if (!value.is_object())
        return false;
    if (below.empty()) {
        Object object{.json = value, .path = path};
        collect(value, path, object);
        return satisfies(object, query);
    }
    // Dotted and nested keys are the same field.
    for (auto entry = value.begin(); entry != value.end(); ++entry) {
        const std::string& key = entry.key();
        if (!below.starts_with(key) || (below.size() > key.size() && below[key.size()] != '.'))
            continue;
        if (anySatisfies(entry.value(), below.substr(std::min(key.size() + 1, below.size())), query, path))
            return true;
    }
    return false;
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
    case PlanNode::Kind::Nested:
        return anySatisfies(object.json, std::string_view(query.path).substr(object.path.size() + 1),
                            query.children.front(), query.path);
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
