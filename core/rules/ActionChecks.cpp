// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The Cases action: its settings, and whether the alerts of the rule's type have the field that it groups by.

#include <algorithm>
#include <string>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/Time.h"
#include "core/rules/AlertFields.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/TimeWindow.h"

namespace casewright::rules {
namespace {

using base::Duration;
using Fix = RuleCheck::Fix;

void checkTimeWindow(RuleCheck& check)
{
    const std::string& text = check.rule().casesAction->timeWindow;
    const VersionProfile& profile = check.profile();
    const auto window = parseTimeWindow(text);
    if (!window)
        return check.error(RuleField::TimeWindow, window.error().text, Fix{"Write 7d.", "\"7d\""});
    if (profile.windowUnits.find(text.back()) == std::string_view::npos)
        check.warning(RuleField::TimeWindow,
                      fmt::format("Kibana {} has no time windows in {}; it takes days and weeks.", profile.name,
                                  text.back() == 'm' ? "minutes" : "hours"),
                      Fix{"Write 1d.", "\"1d\""});
    else if (*window < Duration{20 * base::Minute.milliseconds})
        check.warning(RuleField::TimeWindow,
                      "A time window below 20m opens very many cases; Kibana's form warns too.");
    const auto interval = parseInterval(check.rule().interval);
    if (interval && *window < *interval)
        check.warning(RuleField::TimeWindow,
                      fmt::format("The time window is shorter than the interval of {}: every run with alerts "
                                  "opens new cases.",
                                  check.rule().interval),
                      Fix{"Write 7d.", "\"7d\""});
}

void checkMaximum(RuleCheck& check, std::int64_t maximum)
{
    const VersionProfile& profile = check.profile();
    if (!profile.maximumIsSetting && maximum != profile.defaultMaximum)
        check.warning(RuleField::Maximum,
                      fmt::format("Kibana {} opens at most {} cases a run and has no setting for it.", profile.name,
                                  profile.defaultMaximum),
                      Fix{"Leave it out.", {}});
    else if (maximum == 0)
        check.warning(RuleField::Maximum,
                      fmt::format("Kibana {} takes 0 as {}, as if nothing was set; its form takes 1 to {}.",
                                  profile.name, profile.defaultMaximum, profile.ceiling),
                      Fix{fmt::format("Write {}.", profile.defaultMaximum), fmt::format("{}", profile.defaultMaximum)});
    else if (maximum < 1 || maximum > profile.ceiling) {
        const std::int64_t nearest = maximum < 1 ? 1 : profile.ceiling;
        check.warning(RuleField::Maximum, fmt::format("Kibana {} takes 1 to {}.", profile.name, profile.ceiling),
                      Fix{fmt::format("Write {}.", nearest), fmt::format("{}", nearest)});
    }
}

/// Kibana refuses keys that a version does not have (reference/kibana-alerting, 0 and 1.2).
void checkNewerKeys(RuleCheck& check)
{
    struct NewerKey {
        const char* name;
        bool isThere;
    };
    const VersionProfile& profile = check.profile();
    const std::string settings = actionPointer(check.format(), findCasesAction(check.body()).value_or(0))
        + "/params/subActionParams/";
    for (const auto& [name, isThere] : {NewerKey{"templateId", profile.detectionRules},
                                        NewerKey{"autoPushCase", profile.maximumIsSetting}}) {
        const base::Json::json_pointer place(settings + name);
        if (isThere || !check.body().contains(place) || check.body().at(place).is_null())
            continue;
        check.add({Severity::Warning, RuleField::CasesAction,
                   fmt::format("Kibana {} does not know {} of the Cases action, and may refuse the rule.", profile.name,
                               name),
                   settings + name, FindingFix{"Leave it out.", settings + name, {}}});
    }
}

} // namespace

void checkCasesAction(RuleCheck& check)
{
    const Rule& rule = check.rule();
    if (!rule.casesAction)
        return check.warning(RuleField::CasesAction, "The rule has no Cases action, so its alerts open no cases.");
    if (!check.profile().detectionRules && isDetectionRule(rule.ruleTypeId))
        check.warning(RuleField::CasesAction,
                      fmt::format("Kibana {} has no Cases action for detection rules; they have it from 8.16.",
                                  check.profile().name));
    checkTimeWindow(check);
    if (rule.casesAction->maximumCasesToOpen)
        checkMaximum(check, *rule.casesAction->maximumCasesToOpen);
    checkNewerKeys(check);
}

void checkGroupBy(RuleCheck& check)
{
    const Rule& rule = check.rule();
    if (!rule.casesAction || rule.casesAction->groupBy.empty())
        return;
    const std::string& field = rule.casesAction->groupBy;
    if (alertsCarry(rule, check.profile(), field))
        return;
    const std::string better = usualGroupBy(rule);
    check.warning(RuleField::GroupBy,
                  fmt::format("The alerts of this rule do not carry {}: all of them go into one group, unknown. {}", field,
                              howToCarry(rule)),
                  Fix{fmt::format("Group by {}.", better), '[' + quotedJson(better) + ']'});
}

} // namespace casewright::rules
