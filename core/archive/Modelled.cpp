// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/Modelled.h"

#include "core/engine/RuleEvaluation.h"
#include "core/rules/RuleTypes.h"

namespace casewright::archive {

Modelled modelledBy(const rules::Rule& rule, bool haveAnalystsWorked)
{
    const bool makesAlerts = engine::makesAlerts(rule);
    return {.analysts = haveAnalystsWorked,
            .groups = makesAlerts,
            .lifecycle = makesAlerts && !rules::isDetectionRule(rule.ruleTypeId)};
}

std::vector<std::string_view> modelledTexts(Modelled modelled)
{
    std::vector<std::string_view> all{
        "the rule's schedule and look-back",
        "the limits of a run",
        "mutes, snoozes and maintenance windows",
        "grouping, time window, reopening and maxima of the Cases action",
    };
    if (modelled.groups)
        all.emplace_back("the groups, conditions and windows that the rule makes alerts by");
    if (modelled.lifecycle)
        all.emplace_back("the life of its alerts: new, ongoing, recovered, delay, flapping, the limit of alerts");
    if (modelled.analysts)
        all.emplace_back("how analysts work on cases: a model, not Kibana's");
    return all;
}

std::vector<std::string_view> notModelledTexts()
{
    return {"Kibana nodes in conflict", "privileges", "clock skew", "index mappings"};
}

} // namespace casewright::archive
