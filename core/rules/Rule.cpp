// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/Rule.h"

#include <algorithm>
#include <string_view>

namespace casewright::rules {
namespace {

/// Who makes the rules of a type (reference/kibana-alerting, 1.5).
std::string_view producerOf(std::string_view ruleTypeId)
{
    if (ruleTypeId.starts_with("siem.") || ruleTypeId == "attack-discovery")
        return "siem";
    if (ruleTypeId.starts_with("observability."))
        return "observability";
    if (ruleTypeId.starts_with("apm."))
        return "apm";
    if (ruleTypeId.starts_with("slo."))
        return "slo";
    if (ruleTypeId.starts_with("metrics."))
        return "infrastructure";
    if (ruleTypeId.starts_with("logs."))
        return "logs";
    if (ruleTypeId.starts_with("xpack.uptime.") || ruleTypeId.starts_with("xpack.synthetics."))
        return "uptime";
    if (ruleTypeId.starts_with("xpack.ml."))
        return "ml";
    return "stackAlerts";
}

bool isOneOf(std::string_view text, std::initializer_list<std::string_view> choices)
{
    return std::find(choices.begin(), choices.end(), text) != choices.end();
}

bool isObservability(std::string_view consumer)
{
    return isOneOf(consumer,
                   {"observability", "apm", "infrastructure", "logs", "slo", "uptime", "monitoring", "streams"});
}

} // namespace

std::string ownerOf(const Rule& rule)
{
    const std::string_view producer = producerOf(rule.ruleTypeId);
    if (rule.consumer == "siem" || producer == "siem")
        return "securitySolution";
    if (isObservability(rule.consumer) || isObservability(producer))
        return "observability";
    return "cases";
}

} // namespace casewright::rules
