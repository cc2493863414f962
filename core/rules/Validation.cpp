// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/Validation.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonEdit.h"
#include "core/rules/NotSimulated.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/RuleJson.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/Silencing.h"

namespace casewright::rules {

namespace {

// reference/kibana-alerting, 1.5 and 1.6.
constexpr std::string_view Consumers[] = {"siem", "alerts", "stackAlerts", "observability", "infrastructure", "logs",
                                          "apm", "slo", "uptime", "monitoring", "streams", "ml", "discover",
                                          "AlertsExample"};

void checkConsumer(RuleCheck& check)
{
    const Rule& rule = check.rule();
    if (rule.consumer.empty())
        return check.error(RuleField::Consumer, "The rule has no consumer. Kibana refuses a rule without one.");
    if (std::holds_alternative<UnknownParameters>(defaultParameters(rule.ruleTypeId)))
        return; // nobody's to judge
    if (isDetectionRule(rule.ruleTypeId) && rule.consumer != "siem")
        return check.warning(RuleField::Consumer,
                             fmt::format("Kibana takes detection rules of the consumer siem only, and this is {}.",
                                         rule.consumer),
                             RuleCheck::Fix{"Write siem.", "\"siem\""});
    if (std::find(std::begin(Consumers), std::end(Consumers), rule.consumer) == std::end(Consumers))
        check.warning(RuleField::Consumer,
                      fmt::format("The consumer {} is not known here. Look whether it is spelt as Kibana does: the "
                                  "cases get the owner {}.",
                                  rule.consumer, ownerOf(rule)));
}

/// The old name of rule_type_id, beside it.
void checkTypeTwice(RuleCheck& check)
{
    const std::string root(ruleRootOf(check.format()));
    const std::string now = spelledPointer(check.body(), root, "rule_type_id");
    const std::string old = spelledPointer(check.body(), root, "alert_type_id");
    const auto isThere = [&check](const std::string& pointer) {
        const base::Json::json_pointer place(pointer);
        return check.body().contains(place) && !check.body().at(place).is_null();
    };
    if (isThere(now) && isThere(old))
        check.add({Severity::Warning, RuleField::Type,
                   fmt::format("The file says the type of the rule twice. {} counts here.",
                               now.substr(now.rfind('/') + 1)),
                   old, FindingFix{"Take the other out.", old, {}}});
}

} // namespace

void checkDefinition(RuleCheck& check)
{
    const Rule& rule = check.rule();
    if (rule.name.empty())
        check.error(RuleField::Name, "The rule has no name. Kibana refuses a rule without one.");
    checkTypeTwice(check);
    checkConsumer(check);
    const RuleParameters usual = defaultParameters(rule.ruleTypeId);
    if (rule.ruleTypeId.empty())
        check.error(RuleField::Type, "The rule has no type. Kibana refuses a rule without one.");
    else if (std::holds_alternative<UnknownParameters>(usual) || usual.index() != rule.parameters.index())
        check.notSimulated(RuleField::Type,
                           fmt::format("Rules of the type {} are kept but not simulated; Custom query, Threshold, New "
                                       "terms, Elasticsearch query, Custom threshold and Index threshold are.",
                                       rule.ruleTypeId));
}

bool matchesEverything(const Rule& rule)
{
    const auto first = rule.query.find_first_not_of(" \t\r\n");
    if (first == std::string::npos)
        return true;
    const auto last = rule.query.find_last_not_of(" \t\r\n");
    const std::string_view query = std::string_view(rule.query).substr(first, last - first + 1);
    return query == "*" || query == "*:*" || query == "* : *";
}

std::vector<Finding> validate(const Rule& rule, const VersionProfile& profile)
{
    RuleCheck check(rule, profile);
    checkWrongValues(check);
    const std::vector<Finding> wrong = check.take();
    checkDefinition(check);
    checkQueries(check);
    checkSchedule(check);
    checkParameters(check);
    checkRequired(check);
    checkGroupBy(check);
    checkCasesAction(check);
    checkActions(check);
    for (Finding& finding : findNotSimulated(rule))
        check.add(std::move(finding));
    for (Finding& finding : findSilencing(rule))
        check.add(std::move(finding));
    std::vector<Finding> findings = check.take();
    // A value of the wrong kind was not read: what its default is does not matter.
    std::erase_if(findings, [&](const Finding& finding) {
        const std::string place = finding.pointer.empty() ? pointerOf(finding.field, check.body()) : finding.pointer;
        return std::any_of(wrong.begin(), wrong.end(), [&place](const Finding& other) {
            const std::size_t length = other.pointer.size();
            return place.starts_with(other.pointer) && (place.size() == length || place[length] == '/');
        });
    });
    for (const Finding& finding : wrong)
        findings.push_back(finding);
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& left, const Finding& right) { return left.field < right.field; });
    return findings;
}

base::Result<Rule> applyFix(const Rule& rule, const FindingFix& fix)
{
    base::JsonEdit edit(writeRule(rule));
    if (fix.json.empty()) {
        edit.erase(fix.pointer);
    } else {
        const base::Result<base::Json> value = base::parseJson(fix.json);
        if (!value)
            return base::fail(value.error());
        edit.set(fix.pointer, *value);
    }
    return parseRule(edit.text());
}

std::string_view pathOf(RuleField field)
{
    switch (field) {
    case RuleField::Name: return "name";
    case RuleField::Type: return "rule_type_id";
    case RuleField::Consumer: return "consumer";
    case RuleField::Tags: return "tags";
    case RuleField::Query: return "params.query";
    case RuleField::Interval: return "schedule.interval";
    case RuleField::From: return "params.from";
    case RuleField::MaxSignals: return "params.maxSignals";
    case RuleField::TimeField: return "params.timeField";
    case RuleField::Parameters: return "params";
    case RuleField::AlertDelay: return "alert_delay.active";
    case RuleField::Flapping: return "flapping";
    case RuleField::GroupBy: return "actions[].params.subActionParams.groupingBy";
    case RuleField::TimeWindow: return "actions[].params.subActionParams.timeWindow";
    case RuleField::Reopen: return "actions[].params.subActionParams.reopenClosedCases";
    case RuleField::Maximum: return "actions[].params.subActionParams.maximumCasesToOpen";
    case RuleField::Template: return "actions[].params.subActionParams.templateId";
    case RuleField::CasesAction: return "actions";
    }
    return {};
}

} // namespace casewright::rules
