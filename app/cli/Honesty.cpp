// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Honesty.h"

#include <array>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/engine/RuleEvaluation.h"
#include "core/rules/RuleTypes.h"

namespace casewright::cli {
namespace {

constexpr std::array Always = {
    std::string_view("the rule's schedule and look-back"),
    std::string_view("the limits of a run"),
    std::string_view("mutes, snoozes and maintenance windows"),
    std::string_view("grouping, time window, reopening and maxima of the Cases action"),
};
constexpr std::array NotModelled = {
    std::string_view("Kibana nodes in conflict"),
    std::string_view("privileges"),
    std::string_view("clock skew"),
    std::string_view("index mappings"),
};

std::vector<std::string_view> textsOf(Modelled modelled)
{
    std::vector<std::string_view> all(Always.begin(), Always.end());
    if (modelled.groups)
        all.emplace_back("the groups, conditions and windows that the rule makes alerts by");
    if (modelled.lifecycle)
        all.emplace_back("the life of its alerts: new, ongoing, recovered, delay, flapping, the limit of alerts");
    if (modelled.analysts)
        all.emplace_back("how analysts work on cases: a model, not Kibana's");
    return all;
}

} // namespace

Modelled modelledBy(const rules::Rule& rule, bool haveAnalystsWorked)
{
    const bool makesAlerts = engine::makesAlerts(rule);
    return {.analysts = haveAnalystsWorked,
            .groups = makesAlerts,
            .lifecycle = makesAlerts && !rules::isDetectionRule(rule.ruleTypeId)};
}

std::string honestyText(std::string_view profile, Modelled modelled)
{
    return fmt::format("A simulation after Kibana {}; Kibana did not produce it.\n"
                       "  modelled      {}\n"
                       "  not modelled  {}\n",
                       profile, fmt::join(textsOf(modelled), ",\n                "), fmt::join(NotModelled, ", "));
}

base::Json honestyJson(Modelled modelled)
{
    return {{"producer", "Casewright " CASEWRIGHT_VERSION},
            {"producedByKibana", false},
            {"modelled", textsOf(modelled)},
            {"notModelled", NotModelled}};
}

base::Json profileJson(const rules::VersionProfile& profile)
{
    return {{"name", profile.name},
            {"documentsPerRun", profile.documentsPerRun},
            {"maximumIsSetting", profile.maximumIsSetting},
            {"ceiling", profile.ceiling},
            {"windowUnits", profile.windowUnits}};
}

} // namespace casewright::cli
