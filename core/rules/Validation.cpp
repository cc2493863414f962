// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/Validation.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/Time.h"
#include "core/rules/BodyReader.h"
#include "core/rules/NotSimulated.h"
#include "core/rules/RuleJson.h"
#include "core/rules/TimeWindow.h"

namespace casewright::rules {
namespace {

using base::Duration;

constexpr std::int64_t UsualMaxSignals = 1'000; // Kibana's run.alerts.max

class Findings {
public:
    void error(RuleField field, std::string text) { m_list.push_back({Severity::Error, field, std::move(text)}); }
    void warning(RuleField field, std::string text) { m_list.push_back({Severity::Warning, field, std::move(text)}); }
    [[nodiscard]] std::vector<Finding> take() { return std::move(m_list); }

private:
    std::vector<Finding> m_list;
};

void checkDefinition(const Rule& rule, Findings& findings)
{
    if (rule.name.empty())
        findings.error(RuleField::Name, "The rule has no name. Kibana refuses a rule without one.");
    if (rule.consumer.empty())
        findings.error(RuleField::Consumer, "The rule has no consumer. Kibana refuses a rule without one.");
    const bool isQuery = std::holds_alternative<CustomQueryParameters>(rule.parameters);
    if (std::holds_alternative<UnknownParameters>(rule.parameters) || (isQuery && rule.ruleTypeId != "siem.queryRule"))
        findings.error(RuleField::Type,
                       fmt::format("Rules of the type {} are kept but not simulated. Custom query, threshold, new "
                                   "terms, Elasticsearch query, custom threshold and index threshold rules are.",
                                   rule.ruleTypeId));
    if (rule.language != "kuery")
        findings.error(RuleField::Query,
                       fmt::format("A query in {} is kept but not simulated. Write it in KQL.", rule.language));
}

void checkSchedule(const Rule& rule, Findings& findings)
{
    const auto interval = parseInterval(rule.interval);
    const auto from = parseLookBack(rule.from);
    if (!interval)
        findings.error(RuleField::Interval, interval.error().text);
    else if (*interval < base::Minute)
        findings.warning(RuleField::Interval, "Kibana's smallest interval is 1m unless its settings say otherwise.");
    if (!from)
        findings.error(RuleField::From, from.error().text);
    else if (interval && *from < *interval)
        findings.warning(RuleField::From,
                         fmt::format("Each run looks back {} but the next one comes after {}: documents in "
                                     "between are never looked at.",
                                     base::formatDuration(*from), base::formatDuration(*interval)));
    if (rule.maxSignals < 1)
        findings.error(RuleField::MaxSignals, "A run must be allowed at least 1 alert.");
    else if (rule.maxSignals > UsualMaxSignals)
        findings.warning(
            RuleField::MaxSignals,
            "Kibana makes at most 1000 alerts a run unless xpack.alerting.rules.run.alerts.max is raised.");
}

void checkWindow(const Rule& rule, const VersionProfile& profile, Findings& findings)
{
    const std::string& text = rule.casesAction->timeWindow;
    const auto window = parseTimeWindow(text);
    if (!window)
        return findings.error(RuleField::TimeWindow, window.error().text);
    if (profile.windowUnits.find(text.back()) == std::string_view::npos)
        findings.warning(RuleField::TimeWindow,
                         fmt::format("Kibana {} has no time windows in {}; it takes days and weeks.", profile.name,
                                     text.back() == 'm' ? "minutes" : "hours"));
    else if (*window < Duration{20 * base::Minute.milliseconds})
        findings.warning(RuleField::TimeWindow,
                         "A time window below 20m opens very many cases; Kibana's form warns too.");
    const auto interval = parseInterval(rule.interval);
    if (interval && *window < *interval)
        findings.warning(RuleField::TimeWindow,
                         fmt::format("The time window is shorter than the interval of {}: every run with alerts "
                                     "opens new cases.",
                                     rule.interval));
}

void checkMaximum(std::int64_t maximum, const VersionProfile& profile, Findings& findings)
{
    if (!profile.maximumIsSetting && maximum != profile.defaultMaximum)
        findings.warning(RuleField::Maximum,
                         fmt::format("Kibana {} opens at most {} cases a run and has no setting for it.", profile.name,
                                     profile.defaultMaximum));
    else if (maximum == 0)
        findings.warning(RuleField::Maximum,
                         fmt::format("Kibana {} takes 0 as {}, as if nothing was set; its form takes 1 to {}.",
                                     profile.name, profile.defaultMaximum, profile.ceiling));
    else if (maximum < 1 || maximum > profile.ceiling)
        findings.warning(RuleField::Maximum,
                         fmt::format("Kibana {} takes 1 to {}.", profile.name, profile.ceiling));
}

/// Values of the rule's file that are of the wrong kind, and were not changed since.
std::vector<Finding> findWrongValues(const Rule& rule)
{
    std::vector<Finding> findings;
    if (rule.body.empty())
        return findings;
    const base::Result<base::Json> body = base::parseJson(writeRule(rule));
    const std::optional<RuleFormat> format = body ? ruleFormatOf(*body) : std::nullopt;
    if (!format)
        return findings;
    for (BodyProblem& problem : readBody(*body, *format).problems)
        findings.push_back({Severity::Error, problem.field, std::move(problem.text), std::move(problem.pointer),
                            std::move(problem.fix)});
    return findings;
}

/// All that the fields themselves say.
std::vector<Finding> checkFields(const Rule& rule, const VersionProfile& profile)
{
    Findings findings;
    checkDefinition(rule, findings);
    checkSchedule(rule, findings);
    if (!rule.casesAction) {
        findings.warning(RuleField::CasesAction, "The rule has no Cases action, so its alerts open no cases.");
        return findings.take();
    }
    if (!profile.detectionRules && rule.ruleTypeId.starts_with("siem."))
        findings.warning(RuleField::CasesAction,
                         fmt::format("Kibana {} has no Cases action for detection rules; they have it from 8.16.",
                                     profile.name));
    checkWindow(rule, profile, findings);
    if (rule.casesAction->maximumCasesToOpen)
        checkMaximum(*rule.casesAction->maximumCasesToOpen, profile, findings);
    return findings.take();
}

} // namespace

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
    std::vector<Finding> findings = checkFields(rule, profile);
    std::vector<Finding> ofBody = findWrongValues(rule);
    for (const Finding& wrong : ofBody) // says more than that the field is empty
        std::erase_if(findings, [&wrong](const Finding& finding) {
            return finding.field == wrong.field && finding.severity == Severity::Error;
        });
    for (Finding& finding : findNotSimulated(rule))
        ofBody.push_back(std::move(finding));
    for (Finding& finding : ofBody) {
        const auto behind = std::find_if(findings.begin(), findings.end(),
                                         [&finding](const Finding& other) { return other.field > finding.field; });
        findings.insert(behind, std::move(finding));
    }
    return findings;
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
    case RuleField::CasesAction: return "actions";
    }
    return {};
}

} // namespace casewright::rules
