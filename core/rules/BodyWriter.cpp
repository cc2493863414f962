// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/BodyWriter.h"

#include <cmath>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;

Json queryJson(const Rule& rule) { return {{"query", rule.query}, {"language", rule.language}}; }

/// A rule without a text there has none in its file.
void putText(Json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

Json thresholdJson(const Comparison& comparison)
{
    Json numbers = Json::array();
    for (const double value : comparison.threshold)
        numbers.push_back(numberJson(value));
    return numbers;
}

void putAggregation(Json& params, const WindowAggregation& aggregation)
{
    params["aggType"] = aggregation.aggType;
    putText(params, "aggField", aggregation.aggField);
    params["groupBy"] = aggregation.groupBy;
    if (aggregation.termField.size() == 1)
        params["termField"] = aggregation.termField.front();
    else if (!aggregation.termField.empty())
        params["termField"] = aggregation.termField;
    params["termSize"] = aggregation.termSize;
    params["timeWindowSize"] = aggregation.window.size;
    params["timeWindowUnit"] = aggregation.window.unit;
    params["thresholdComparator"] = aggregation.comparison.comparator;
    params["threshold"] = thresholdJson(aggregation.comparison);
}

Json criterionJson(const Criterion& criterion)
{
    Json metrics = Json::array();
    for (const Metric& metric : criterion.metrics) {
        Json object = {{"name", metric.name}, {"aggType", metric.aggType}};
        putText(object, "field", metric.field);
        putText(object, "filter", metric.filter);
        metrics.push_back(std::move(object));
    }
    Json object = {{"comparator", criterion.comparison.comparator},
                   {"threshold", thresholdJson(criterion.comparison)},
                   {"timeSize", criterion.window.size},
                   {"timeUnit", criterion.window.unit},
                   {"metrics", std::move(metrics)}};
    putText(object, "equation", criterion.equation);
    putText(object, "label", criterion.label);
    return object;
}

/// Writes what a type has; one overload each.
struct ParameterWriter {
    const Rule& rule;
    Json& params;

    explicit ParameterWriter(const Rule& of, Json& into) : rule(of), params(into) {}

    void operator()(const CustomQueryParameters&) const { putDetection(); }
    void operator()(const UnknownParameters&) const
    {
        if (isDetectionRule(rule.ruleTypeId))
            putSchedule();
    }

    void operator()(const ThresholdParameters& parameters) const
    {
        putDetection();
        Json cardinality = Json::array();
        for (const auto& [field, value] : parameters.cardinality)
            cardinality.push_back({{"field", field}, {"value", value}});
        params["threshold"] = {
            {"field", parameters.fields}, {"value", parameters.value}, {"cardinality", std::move(cardinality)}};
    }

    void operator()(const NewTermsParameters& parameters) const
    {
        putDetection();
        params["newTermsFields"] = parameters.fields;
        params["historyWindowStart"] = parameters.historyWindowStart;
    }

    void operator()(const EsQueryParameters& parameters) const
    {
        params["searchType"] = parameters.searchType;
        params["size"] = parameters.size;
        putText(params, "timeField", rule.timeField);
        putAggregation(params, parameters.aggregation);
        params["excludeHitsFromPreviousRun"] = parameters.excludeHitsFromPreviousRun;
        if (parameters.searchType == "searchSource")
            params["searchConfiguration"] = {{"query", queryJson(rule)}};
        Json fields = Json::array();
        for (const auto& [label, path] : parameters.sourceFields)
            fields.push_back({{"label", label}, {"searchPath", path}});
        if (!fields.empty())
            params["sourceFields"] = std::move(fields);
    }

    void operator()(const CustomThresholdParameters& parameters) const
    {
        Json criteria = Json::array();
        for (const Criterion& criterion : parameters.criteria)
            criteria.push_back(criterionJson(criterion));
        params["criteria"] = std::move(criteria);
        if (!parameters.groupBy.empty())
            params["groupBy"] = parameters.groupBy;
        if (parameters.alertOnNoData)
            params["alertOnNoData"] = *parameters.alertOnNoData;
        if (parameters.alertOnGroupDisappear)
            params["alertOnGroupDisappear"] = *parameters.alertOnGroupDisappear;
        putText(params, "timeField", rule.timeField);
        params["searchConfiguration"] = {{"query", queryJson(rule)}};
    }

    void operator()(const IndexThresholdParameters& parameters) const
    {
        params["index"] = parameters.index;
        putText(params, "timeField", rule.timeField);
        putAggregation(params, parameters.aggregation);
        putText(params, "filterKuery", rule.query);
    }

private:
    void putDetection() const
    {
        params["language"] = rule.language;
        params["query"] = rule.query;
        putSchedule();
    }

    void putSchedule() const
    {
        params["from"] = rule.from;
        params["maxSignals"] = rule.maxSignals;
        putText(params, "timestampOverride", rule.timeField);
    }
};

/// Keys of the first level, and those of Security's objects below, in snake case.
Json inSnakeCase(const Json& params)
{
    Json object = Json::object();
    for (const auto& [key, value] : params.items())
        object[withUnderscores(key)] = value;
    return object;
}

Json inCapitals(const Json& body)
{
    Json object = Json::object();
    for (const auto& [key, value] : body.items()) {
        const bool isNested = value.is_object() && key != "params";
        object[key == "rule_type_id" ? "alertTypeId" : withCapitals(key)] = isNested ? inCapitals(value) : value;
    }
    return object;
}

Json flappingJson(const FlappingSettings& flapping)
{
    Json object = {{"look_back_window", flapping.lookBackWindow},
                   {"status_change_threshold", flapping.statusChangeThreshold}};
    if (!flapping.enabled) // a key that only newer versions have
        object["enabled"] = false;
    return object;
}

Json apiBody(const Rule& rule)
{
    Json body = {{"name", rule.name},
                 {"tags", rule.tags},
                 {"rule_type_id", rule.ruleTypeId},
                 {"consumer", rule.consumer},
                 {"enabled", rule.enabled},
                 {"schedule", {{"interval", rule.interval}}},
                 {"params", parametersJson(rule)},
                 {"alert_delay", {{"active", rule.alertDelay}}}};
    if (rule.flapping)
        body["flapping"] = flappingJson(*rule.flapping);
    return body;
}

} // namespace

Json numberJson(double value)
{
    constexpr double Largest = 9'007'199'254'740'991.0;
    if (value == std::floor(value) && std::fabs(value) <= Largest)
        return static_cast<std::int64_t>(value);
    return value;
}

Json parametersJson(const Rule& rule)
{
    Json params = Json::object();
    const RuleParameters made = defaultParameters(rule.ruleTypeId);
    const bool isOfType = rule.parameters.index() == made.index();
    std::visit(ParameterWriter(rule, params), isOfType ? rule.parameters : made);
    return params;
}

Json settingsJson(const CasesAction& action)
{
    Json settings = {{"groupingBy", Json::array()},
                     {"timeWindow", action.timeWindow},
                     {"reopenClosedCases", action.reopenClosedCases}};
    if (!action.groupBy.empty())
        settings["groupingBy"].push_back(action.groupBy);
    if (action.maximumCasesToOpen)
        settings["maximumCasesToOpen"] = *action.maximumCasesToOpen;
    if (action.templateId)
        settings["templateId"] = *action.templateId;
    return settings;
}

Json actionJson(const CasesAction& action, RuleFormat format)
{
    Json object = Json::object();
    if (format == RuleFormat::SavedObject) {
        object["actionRef"] = CasesActionRef;
        object["actionTypeId"] = CasesActionType;
    } else {
        object["id"] = CasesConnectorId;
    }
    if (format == RuleFormat::DetectionRule)
        object["action_type_id"] = CasesActionType;
    object["params"] = {{"subAction", "run"}, {"subActionParams", settingsJson(action)}};
    return object;
}

Json bodyOf(const Rule& rule, RuleFormat format)
{
    if (format == RuleFormat::Api)
        return apiBody(rule);
    if (format == RuleFormat::SavedObject)
        return {{"attributes", inCapitals(apiBody(rule))}};
    std::string_view type = detectionTypeOf(rule.ruleTypeId);
    if (type.empty()) // a newer one of Security's; else one that the format cannot say
        type = std::string_view(rule.ruleTypeId).substr(isDetectionRule(rule.ruleTypeId) ? 5 : 0);
    Json body = {{"name", rule.name},
                 {"tags", rule.tags},
                 {"enabled", rule.enabled},
                 {"type", type},
                 {"interval", rule.interval}};
    body.update(inSnakeCase(parametersJson(rule)));
    return body;
}

} // namespace casewright::rules
