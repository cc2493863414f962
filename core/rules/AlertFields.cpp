// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/AlertFields.h"

#include <algorithm>
#include <array>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

constexpr std::string_view InstanceId = "kibana.alert.instance.id";

// Of every alert that Kibana makes itself.
constexpr std::array<std::string_view, 15> Head{
    "_id", "_index", "@timestamp", "kibana.alert.uuid", InstanceId, "kibana.alert.status", "kibana.alert.start",
    "kibana.alert.reason", "kibana.alert.rule.uuid", "kibana.alert.rule.name", "kibana.alert.rule.tags",
    "kibana.alert.rule.category", "kibana.alert.rule.consumer", "kibana.alert.rule.producer",
    "kibana.alert.rule.rule_type_id"};
// Of those with a life, beyond that.
constexpr std::array<std::string_view, 4> Lifecycle{"kibana.alert.duration.us", "kibana.alert.flapping", "tags",
                                                    "kibana.alert.evaluation.value"};
constexpr std::array<std::string_view, 4> ThresholdResult{
    "kibana.alert.threshold_result.count", "kibana.alert.threshold_result.from",
    "kibana.alert.threshold_result.terms", "kibana.alert.threshold_result.cardinality"};

// What Custom threshold takes over from the newest document of a group, if all that it groups by says where something
// runs. (The recorded files have no host in alerts that are grouped by something else.)
constexpr std::array<std::string_view, 5> Context{"cloud", "host", "container", "orchestrator", "labels"};
constexpr std::array<std::string_view, 5> ContextGroups{"host.name", "host.hostname", "host.id", "kubernetes.pod.uid",
                                                        "container.id"};

bool isIn(std::string_view inner, std::string_view outer)
{
    return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
}

/// Gathers what the alerts of a type have; one overload each.
struct Carried {
    const VersionProfile& profile;
    AlertFields fields{};

    void operator()(const CustomQueryParameters&) { fields.areDocuments = true; }
    void operator()(const NewTermsParameters&) { fields.areDocuments = true; }
    void operator()(const UnknownParameters&) { fields.areDocuments = true; }

    void operator()(const ThresholdParameters& parameters)
    {
        add(Head);
        add(ThresholdResult);
        add(parameters.fields);
    }

    void operator()(const EsQueryParameters& parameters)
    {
        addAggregation(parameters.aggregation);
        if (profile.groupingInAlerts && parameters.aggregation.groupBy == "top") {
            for (const std::string& group : parameters.aggregation.termField)
                fields.values.push_back("kibana.alert.grouping." + group);
        }
        for (const auto& source : parameters.sourceFields)
            fields.values.push_back(source.label);
    }

    void operator()(const CustomThresholdParameters& parameters)
    {
        addLifecycle();
        fields.values.emplace_back("kibana.alert.evaluation.threshold");
        if (!parameters.groupBy.empty())
            fields.values.emplace_back("kibana.alert.group");
        add(parameters.groupBy);
        const std::span<const std::string_view> context = contextOf(parameters);
        fields.objects.assign(context.begin(), context.end());
    }

    void operator()(const IndexThresholdParameters& parameters) { addAggregation(parameters.aggregation); }

private:
    template<class List>
    void add(const List& names)
    {
        for (const auto& name : names)
            fields.values.emplace_back(name);
    }

    void addLifecycle()
    {
        add(Head);
        add(Lifecycle);
    }

    void addAggregation(const WindowAggregation& aggregation)
    {
        addLifecycle();
        if (aggregation.comparison.threshold.size() == 1) // of two it is null
            fields.values.emplace_back("kibana.alert.evaluation.threshold");
    }

public:
    explicit Carried(const VersionProfile& version) : profile(version) {}
};

} // namespace

AlertFields alertFieldsOf(const Rule& rule, const VersionProfile& profile)
{
    Carried carried(profile);
    std::visit(carried, rule.parameters);
    return std::move(carried.fields);
}

std::span<const std::string_view> contextOf(const CustomThresholdParameters& parameters)
{
    const std::vector<std::string>& groups = parameters.groupBy;
    const bool saysWhere = !groups.empty() && std::all_of(groups.begin(), groups.end(), [](const std::string& field) {
        return std::find(ContextGroups.begin(), ContextGroups.end(), field) != ContextGroups.end();
    });
    return saysWhere ? std::span<const std::string_view>(Context) : std::span<const std::string_view>();
}

bool alertsCarry(const Rule& rule, const VersionProfile& profile, std::string_view field)
{
    return alertsCarry(alertFieldsOf(rule, profile), field);
}

bool alertsCarry(const AlertFields& fields, std::string_view field)
{
    // An object is a value too; there is nothing in a value that is none.
    return fields.areDocuments
        || std::any_of(fields.values.begin(), fields.values.end(),
                       [field](const std::string& value) { return isIn(value, field); })
        || std::any_of(fields.objects.begin(), fields.objects.end(),
                       [field](const std::string& object) { return isIn(field, object) || isIn(object, field); });
}

std::string usualGroupBy(const Rule& rule)
{
    if (const auto* const threshold = std::get_if<ThresholdParameters>(&rule.parameters);
        threshold != nullptr && !threshold->fields.empty())
        return threshold->fields.front();
    if (const auto* const custom = std::get_if<CustomThresholdParameters>(&rule.parameters);
        custom != nullptr && !custom->groupBy.empty())
        return custom->groupBy.front();
    return std::string(InstanceId);
}

std::string howToCarry(const Rule& rule)
{
    if (std::holds_alternative<ThresholdParameters>(rule.parameters))
        return "They have the fields of the threshold.";
    if (std::holds_alternative<EsQueryParameters>(rule.parameters))
        return "They have the source fields of the rule, up to five.";
    if (std::holds_alternative<CustomThresholdParameters>(rule.parameters))
        return "They have the fields that the rule groups by.";
    return fmt::format("They have {}.", InstanceId);
}

} // namespace casewright::rules
