// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/RuleFields.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/kql/Parser.h"

namespace casewright::analysis {
namespace {

using kql::Node;
using kql::Term;

std::string filterPath(std::size_t criterion, std::size_t metric)
{
    return fmt::format("criteria.{}.metrics.{}.filter", criterion, metric);
}

/// The names in a query; those below a nested path are relative to it.
void collect(const Node& node, const std::string& path, std::vector<std::string>& names)
{
    if (node.kind == Node::Kind::Is || node.kind == Node::Kind::Range) {
        const bool isName = node.field.kind == Term::Kind::Text && !node.field.text.empty();
        const std::string name = path + node.field.text;
        if (isName && std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    const bool isNested = node.kind == Node::Kind::Nested && node.field.kind == Term::Kind::Text;
    for (const Node& child : node.children)
        collect(child, isNested ? path + node.field.text + '.' : path, names);
}

class Fields {
public:
    std::vector<RuleFieldUse> take() { return std::move(m_uses); }

    void addQuery(const std::string& query, const std::string& path = {})
    {
        const kql::Parsing parsing = kql::parse(query);
        std::vector<std::string> names;
        if (parsing.tree)
            collect(*parsing.tree, {}, names);
        for (std::string& name : names)
            m_uses.push_back({std::move(name), path.empty() ? FieldUse::Query : FieldUse::Any, path});
    }

    void add(const std::string& field, FieldUse use, std::string path)
    {
        if (!field.empty() && field.find('*') == std::string::npos)
            m_uses.push_back({field, use, std::move(path)});
    }

    void addList(const std::vector<std::string>& fields, FieldUse use, const std::string& path)
    {
        for (std::size_t i = 0; i < fields.size(); ++i)
            add(fields[i], use, fields.size() == 1 ? path : fmt::format("{}.{}", path, i));
    }

    void operator()(const rules::CustomQueryParameters&) {}
    void operator()(const rules::UnknownParameters&) {}

    void operator()(const rules::ThresholdParameters& parameters)
    {
        addList(parameters.fields, FieldUse::Group, "threshold.field");
        for (std::size_t i = 0; i < parameters.cardinality.size(); ++i)
            add(parameters.cardinality[i].field, FieldUse::Any, fmt::format("threshold.cardinality.{}.field", i));
    }

    void operator()(const rules::NewTermsParameters& parameters)
    {
        addList(parameters.fields, FieldUse::Any, "newTermsFields");
    }

    void operator()(const rules::EsQueryParameters& parameters)
    {
        addAggregation(parameters.aggregation);
        for (std::size_t i = 0; i < parameters.sourceFields.size(); ++i)
            add(parameters.sourceFields[i].searchPath, FieldUse::Any, fmt::format("sourceFields.{}.searchPath", i));
    }

    void operator()(const rules::IndexThresholdParameters& parameters) { addAggregation(parameters.aggregation); }

    void operator()(const rules::CustomThresholdParameters& parameters)
    {
        addList(parameters.groupBy, FieldUse::Group, "groupBy");
        for (std::size_t i = 0; i < parameters.criteria.size(); ++i) {
            const std::vector<rules::Metric>& metrics = parameters.criteria[i].metrics;
            for (std::size_t k = 0; k < metrics.size(); ++k) {
                const std::string path = fmt::format("criteria.{}.metrics.{}.", i, k);
                const bool takesAny = metrics[k].aggType == "cardinality" || metrics[k].aggType == "count";
                add(metrics[k].field, takesAny ? FieldUse::Any : FieldUse::Numbers, path + "field");
                addQuery(metrics[k].filter, filterPath(i, k));
            }
        }
    }

private:
    void addAggregation(const rules::WindowAggregation& aggregation)
    {
        if (aggregation.groupBy == "top")
            addList(aggregation.termField, FieldUse::Group, "termField");
        if (aggregation.aggType != "count")
            add(aggregation.aggField, FieldUse::Numbers, "aggField");
    }

    std::vector<RuleFieldUse> m_uses{};
};

} // namespace

std::vector<RuleFieldUse> fieldsOf(const rules::Rule& rule)
{
    Fields fields;
    fields.addQuery(rule.query);
    fields.add(rule.timeField, FieldUse::Time, {});
    std::visit([&fields](const auto& parameters) { fields(parameters); }, rule.parameters);
    return fields.take();
}

std::vector<RuleQuery> queriesOf(const rules::Rule& rule)
{
    std::vector<RuleQuery> queries;
    const auto* const esQuery = std::get_if<rules::EsQueryParameters>(&rule.parameters);
    if (rule.language == "kuery" && (esQuery == nullptr || esQuery->searchType == "searchSource"))
        queries.push_back({rule.query});
    const auto* const custom = std::get_if<rules::CustomThresholdParameters>(&rule.parameters);
    for (std::size_t i = 0; custom != nullptr && i < custom->criteria.size(); ++i) {
        const std::vector<rules::Metric>& metrics = custom->criteria[i].metrics;
        for (std::size_t k = 0; k < metrics.size(); ++k) {
            if (!metrics[k].filter.empty())
                queries.push_back({metrics[k].filter, filterPath(i, k)});
        }
    }
    return queries;
}

} // namespace casewright::analysis
