// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/TypeChange.h"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonEdit.h"
#include "core/rules/NewBody.h"
#include "core/rules/RuleConversion.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/RuleJson.h"
#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

using base::Json;

constexpr double FirstThreshold = 1'000; // of Elasticsearch query and Index threshold
constexpr double FirstCriterion = 100;
constexpr std::string_view UsualTimeField = "@timestamp";

/// The fields that a rule groups by, where its type does so; one overload each.
struct GroupFields {
    using Fields = std::vector<std::string>;

    Fields operator()(const CustomQueryParameters&) const { return {}; }
    Fields operator()(const UnknownParameters&) const { return {}; }
    Fields operator()(const NewTermsParameters&) const { return {}; }
    Fields operator()(const ThresholdParameters& parameters) const { return parameters.fields; }
    Fields operator()(const CustomThresholdParameters& parameters) const { return parameters.groupBy; }
    Fields operator()(const EsQueryParameters& parameters) const { return of(parameters.aggregation); }
    Fields operator()(const IndexThresholdParameters& parameters) const { return of(parameters.aggregation); }

private:
    static Fields of(const WindowAggregation& aggregation)
    {
        return aggregation.groupBy == "top" ? aggregation.termField : Fields{};
    }
};

Criterion firstCriterion()
{
    Criterion criterion;
    criterion.comparison.threshold = {FirstCriterion};
    criterion.metrics.emplace_back();
    return criterion;
}

void groupBy(RuleParameters& parameters, const std::vector<std::string>& fields)
{
    if (fields.empty())
        return;
    const auto top = [&fields](WindowAggregation& aggregation) {
        aggregation.groupBy = "top";
        aggregation.termField = fields;
    };
    if (auto* const threshold = std::get_if<ThresholdParameters>(&parameters))
        threshold->fields = fields;
    else if (auto* const custom = std::get_if<CustomThresholdParameters>(&parameters))
        custom->groupBy = fields;
    else if (auto* const esQuery = std::get_if<EsQueryParameters>(&parameters))
        top(esQuery->aggregation);
    else if (auto* const index = std::get_if<IndexThresholdParameters>(&parameters))
        top(index->aggregation);
}

RuleParameters parametersFrom(const RuleParameters& before, std::string_view ruleTypeId)
{
    RuleParameters after = firstParameters(ruleTypeId);
    groupBy(after, std::visit(GroupFields{}, before));
    const auto* const esQuery = std::get_if<EsQueryParameters>(&before);
    const auto* const index = std::get_if<IndexThresholdParameters>(&before);
    if (auto* const to = std::get_if<IndexThresholdParameters>(&after); to != nullptr && esQuery != nullptr)
        to->aggregation = esQuery->aggregation;
    if (auto* const to = std::get_if<EsQueryParameters>(&after); to != nullptr && index != nullptr)
        to->aggregation = index->aggregation;
    return after;
}

/// Security's rules are of the consumer siem only, and no others are.
std::string consumerFor(const Rule& rule, const RuleType& type)
{
    const bool isSiem = rule.consumer == "siem";
    return isDetectionRule(type.id) == isSiem ? rule.consumer : std::string(type.consumer);
}

/// What only the one family of types has begins anew in the other: no file of it could say the value.
void leaveBehind(Rule& rule)
{
    const Rule usual;
    if (isDetectionRule(rule.ruleTypeId)) {
        rule.alertDelay = usual.alertDelay;
        rule.flapping = usual.flapping;
    } else {
        rule.from = usual.from;
        rule.maxSignals = usual.maxSignals;
    }
}

/// `params` in the file of the rule has the type once more in Security's own words.
void nameType(Rule& rule)
{
    const base::Result<Json> body = base::parseJson(rule.body);
    const std::optional<RuleFormat> format = body ? ruleFormatOf(*body) : std::nullopt;
    if (!format || *format == RuleFormat::DetectionRule)
        return;
    const std::string place = std::string(parametersRootOf(*format)) + "/type";
    if (!body->contains(Json::json_pointer(place)))
        return;
    base::JsonEdit edit(rule.body);
    edit.set(place, std::string(detectionTypeOf(rule.ruleTypeId)));
    rule.body = edit.text();
}

/// The file before, with the parameters of the rule as it is now.
void renewBody(const Rule& before, Rule& after)
{
    std::vector<std::string> losses; // only what the other type has no place for
    Json body = convertBody(before, RuleFormat::Api, losses);
    after.body.clear();
    Json fresh = newBody(after);
    for (const char* const key : {"rule_type_id", "consumer", "params", "alert_delay", "flapping", "id"}) {
        if (fresh.contains(key))
            body[key] = std::move(fresh[key]);
        else
            body.erase(key);
    }
    body.erase("alert_type_id"); // the old name of it
    after.body = body.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace

RuleParameters firstParameters(std::string_view ruleTypeId)
{
    RuleParameters parameters = defaultParameters(ruleTypeId);
    if (auto* const esQuery = std::get_if<EsQueryParameters>(&parameters))
        esQuery->aggregation.comparison.threshold = {FirstThreshold};
    else if (auto* const index = std::get_if<IndexThresholdParameters>(&parameters))
        index->aggregation.comparison.threshold = {FirstThreshold};
    else if (auto* const custom = std::get_if<CustomThresholdParameters>(&parameters))
        custom->criteria.push_back(firstCriterion());
    return parameters;
}

Rule withType(const Rule& rule, std::string_view ruleTypeId)
{
    const auto types = ruleTypes();
    const auto type =
        std::find_if(types.begin(), types.end(), [&](const RuleType& each) { return each.id == ruleTypeId; });
    if (type == types.end() || rule.ruleTypeId == ruleTypeId)
        return rule;
    Rule changed = rule;
    changed.ruleTypeId = ruleTypeId;
    changed.consumer = consumerFor(rule, *type);
    changed.parameters = parametersFrom(rule.parameters, ruleTypeId);
    // Kibana refuses an Index threshold without one; detection rules have their own unless one is named.
    if (ruleTypeId == IndexThresholdId && changed.timeField.empty())
        changed.timeField = UsualTimeField;
    else if (isDetectionRule(ruleTypeId) && changed.timeField == UsualTimeField)
        changed.timeField.clear();
    const bool isSameFamily = isDetectionRule(ruleTypeId) && isDetectionRule(rule.ruleTypeId);
    if (!isSameFamily)
        leaveBehind(changed);
    if (changed.body.empty())
        return changed;
    if (isSameFamily)
        nameType(changed);
    else
        renewBody(rule, changed);
    return changed;
}

} // namespace casewright::rules
