// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parameters of the six types, with the names of reference/kibana-alerting, 2.1 to 2.4.

#include <string>
#include <variant>

#include "core/rules/BodyReader.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

void readQuery(const BodyNode& query, Rule& rule)
{
    const BodyNode node = query.of(RuleField::Query);
    node.member("query").of(RuleField::Query).read(rule.query);
    node.member("language").of(RuleField::Query).read(rule.language);
}

void readWindow(const BodyNode& size, const BodyNode& unit, RuleWindow& window)
{
    size.read(window.size);
    unit.read(window.unit);
}

void readAggregation(const BodyNode& params, WindowAggregation& aggregation)
{
    params.member("aggType").read(aggregation.aggType);
    params.member("aggField").read(aggregation.aggField);
    params.member("groupBy").read(aggregation.groupBy);
    params.member("termField").readOneOrMore(aggregation.termField);
    params.member("termSize").read(aggregation.termSize);
    readWindow(params.member("timeWindowSize"), params.member("timeWindowUnit"), aggregation.window);
    params.member("thresholdComparator").read(aggregation.comparison.comparator);
    params.member("threshold").read(aggregation.comparison.threshold);
}

/// The time field of the data view, where a rule carries one.
void readTimeField(const BodyNode& params, Rule& rule)
{
    const BodyNode own = params.member("timeField").of(RuleField::TimeField);
    if (own.isThere())
        return own.read(rule.timeField);
    const BodyNode search = params.member("searchConfiguration");
    if (search.isThere() && search.member("index").isThere() && !search.member("index").isText())
        search.member("index").of(RuleField::TimeField).member("timeFieldName").read(rule.timeField);
}

Metric readMetric(const BodyNode& node)
{
    Metric metric;
    node.requireObject();
    node.member("name").read(metric.name);
    node.member("aggType").read(metric.aggType);
    node.member("field").read(metric.field);
    node.member("filter").read(metric.filter);
    return metric;
}

Criterion readCriterion(const BodyNode& node)
{
    Criterion criterion;
    node.requireObject();
    node.member("comparator").read(criterion.comparison.comparator);
    node.member("threshold").read(criterion.comparison.threshold);
    readWindow(node.member("timeSize"), node.member("timeUnit"), criterion.window);
    for (const BodyNode& metric : node.member("metrics").elements("metrics"))
        criterion.metrics.push_back(readMetric(metric));
    node.member("equation").read(criterion.equation);
    node.member("label").read(criterion.label);
    return criterion;
}

/// Reads what a type has; one overload each.
struct ParameterReader {
    const BodyNode& params;
    Rule& rule;

    void operator()(CustomQueryParameters&) const { readDetection(); }
    void operator()(UnknownParameters&) const
    {
        if (isDetectionRule(rule.ruleTypeId))
            readSchedule();
    }

    void operator()(ThresholdParameters& parameters) const
    {
        readDetection();
        const BodyNode threshold = params.member("threshold");
        threshold.requireObject();
        threshold.member("field").readOneOrMore(parameters.fields);
        threshold.member("value").read(parameters.value);
        for (const BodyNode& node : threshold.member("cardinality").elements("fields with their values")) {
            ThresholdParameters::Cardinality& cardinality = parameters.cardinality.emplace_back();
            node.requireObject();
            node.member("field").read(cardinality.field);
            node.member("value").read(cardinality.value);
        }
    }

    void operator()(NewTermsParameters& parameters) const
    {
        readDetection();
        params.member("newTermsFields").read(parameters.fields);
        params.member("historyWindowStart").read(parameters.historyWindowStart);
    }

    void operator()(EsQueryParameters& parameters) const
    {
        parameters.searchType = "esQuery"; // Kibana's default; new rules here are of the other kind
        params.member("searchType").read(parameters.searchType);
        readAggregation(params, parameters.aggregation);
        params.member("size").read(parameters.size);
        params.member("excludeHitsFromPreviousRun").read(parameters.excludeHitsFromPreviousRun);
        for (const BodyNode& node : params.member("sourceFields").elements("fields with their labels")) {
            EsQueryParameters::SourceField& field = parameters.sourceFields.emplace_back();
            node.requireObject();
            node.member("label").read(field.label);
            node.member("searchPath").read(field.searchPath);
        }
        readTimeField(params, rule);
        if (parameters.searchType == "searchSource")
            readQuery(params.member("searchConfiguration").member("query"), rule);
    }

    void operator()(CustomThresholdParameters& parameters) const
    {
        for (const BodyNode& node : params.member("criteria").elements("criteria"))
            parameters.criteria.push_back(readCriterion(node));
        params.member("groupBy").readOneOrMore(parameters.groupBy);
        params.member("alertOnNoData").read(parameters.alertOnNoData);
        params.member("alertOnGroupDisappear").read(parameters.alertOnGroupDisappear);
        readTimeField(params, rule);
        readQuery(params.member("searchConfiguration").member("query"), rule);
    }

    void operator()(IndexThresholdParameters& parameters) const
    {
        params.member("index").readOneOrMore(parameters.index);
        readAggregation(params, parameters.aggregation);
        readTimeField(params, rule);
        params.member("filterKuery").of(RuleField::Query).read(rule.query);
    }

private:
    void readDetection() const
    {
        readQuery(params, rule);
        readSchedule();
    }

    void readSchedule() const
    {
        params.member("from").of(RuleField::From).read(rule.from);
        params.member("maxSignals").of(RuleField::MaxSignals).read(rule.maxSignals);
        params.member("timestampOverride").of(RuleField::TimeField).read(rule.timeField);
    }

public:
    ParameterReader(const BodyNode& node, Rule& into) : params(node), rule(into) {}
};

} // namespace

void readParameters(const BodyNode& params, Rule& rule)
{
    params.requireObject();
    std::visit(ParameterReader(params, rule), rule.parameters);
}

} // namespace casewright::rules
