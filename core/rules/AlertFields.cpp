// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/AlertFields.h"

#include <algorithm>
#include <array>
#include <variant>
#include <vector>

#include <fmt/format.h>

#include "core/rules/RuleTypes.h"

namespace casewright::rules {
namespace {

constexpr std::string_view InstanceId = "kibana.alert.instance.id";

// Of every alert with a life (spec/alerting, 9).
constexpr std::array<std::string_view, 19> Framework{
    "@timestamp", "tags", "kibana.alert.uuid", InstanceId, "kibana.alert.status", "kibana.alert.start",
    "kibana.alert.duration.us", "kibana.alert.reason", "kibana.alert.evaluation.value",
    "kibana.alert.evaluation.threshold", "kibana.alert.flapping", "kibana.alert.rule.uuid", "kibana.alert.rule.name",
    "kibana.alert.rule.tags", "kibana.alert.rule.category", "kibana.alert.rule.consumer",
    "kibana.alert.rule.producer", "kibana.alert.rule.rule_type_id", "_id"};
// The context that Custom threshold takes from a group's newest document.
constexpr std::array<std::string_view, 5> Context{"cloud", "host", "container", "orchestrator", "labels"};

/// Whether one of the two leads to the other: an object has a value too.
bool isOnPath(std::string_view path, std::string_view field)
{
    const auto isIn = [](std::string_view inner, std::string_view outer) {
        return inner.starts_with(outer) && (inner.size() == outer.size() || inner[outer.size()] == '.');
    };
    return isIn(path, field) || isIn(field, path);
}

template<class List>
bool isOnOne(const List& paths, std::string_view field)
{
    return std::any_of(paths.begin(), paths.end(), [field](std::string_view path) { return isOnPath(path, field); });
}

struct Carrying {
    const VersionProfile& profile;
    std::string_view field;

    bool operator()(const CustomQueryParameters&) const { return true; }
    bool operator()(const NewTermsParameters&) const { return true; }
    bool operator()(const UnknownParameters&) const { return true; }

    bool operator()(const ThresholdParameters& parameters) const
    {
        return isOnOne(parameters.fields, field) || isOnPath("kibana.alert.threshold_result", field)
            || isOnPath("kibana.alert.rule", field) || field == InstanceId || isOnPath("@timestamp", field)
            || isOnPath("tags", field) || field == "kibana.alert.uuid";
    }

    bool operator()(const EsQueryParameters& parameters) const
    {
        const bool isLabel = std::any_of(parameters.sourceFields.begin(), parameters.sourceFields.end(),
                                         [this](const auto& source) { return isOnPath(source.label, field); });
        const std::vector<std::string>& groups = parameters.aggregation.termField;
        const bool isGrouping =
            profile.groupingInAlerts && parameters.aggregation.groupBy == "top"
            && std::any_of(groups.begin(), groups.end(), [this](const std::string& group) {
                   return isOnPath("kibana.alert.grouping." + group, field);
               });
        return isLabel || isGrouping || isOnOne(Framework, field);
    }

    bool operator()(const CustomThresholdParameters& parameters) const
    {
        const bool isGrouped = !parameters.groupBy.empty();
        return isOnOne(parameters.groupBy, field) || isOnOne(Context, field) || isOnOne(Framework, field)
            || (isGrouped && isOnPath("kibana.alert.group", field));
    }

    bool operator()(const IndexThresholdParameters&) const { return isOnOne(Framework, field); }
};

} // namespace

bool alertsCarry(const Rule& rule, const VersionProfile& profile, std::string_view field)
{
    return std::visit(Carrying{profile, field}, rule.parameters);
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
