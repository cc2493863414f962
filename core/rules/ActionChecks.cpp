// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The actions, above all the Cases action: its settings, and whether the alerts of the rule's type have the field that
// it groups by.

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

/// The value at a JSON pointer; null where there is none, or null.
const base::Json* valueAt(const base::Json& body, const std::string& pointer)
{
    const base::Json::json_pointer place(pointer);
    return body.contains(place) && !body.at(place).is_null() ? &body.at(place) : nullptr;
}

/// The usual window, or whole days that an interval fits into.
Fix longEnough(Duration interval)
{
    constexpr std::int64_t UsualDays = 7;
    const std::int64_t day = base::Day.milliseconds;
    const std::int64_t days = interval.milliseconds / day + (interval.milliseconds % day == 0 ? 0 : 1);
    const std::string text = fmt::format("{}d", std::max(UsualDays, days));
    return {fmt::format("Write {}.", text), quotedJson(text)};
}

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
    else if (*window < Duration{ShortMinutes * base::Minute.milliseconds})
        check.warning(RuleField::TimeWindow,
                      fmt::format("A time window below {}m opens very many cases; Kibana's form warns too.",
                                  ShortMinutes));
    const auto interval = parseInterval(check.rule().interval);
    if (interval && *window < *interval)
        check.warning(RuleField::TimeWindow,
                      fmt::format("The time window is shorter than the interval of {}: every run with alerts "
                                  "opens new cases.",
                                  check.rule().interval),
                      longEnough(*interval));
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
        RuleField field;
    };
    const VersionProfile& profile = check.profile();
    const std::string settings = actionPointer(check.format(), findCasesAction(check.body()).value_or(0))
        + "/params/subActionParams/";
    for (const auto& [name, isThere, field] :
         {NewerKey{"templateId", profile.caseTemplates, RuleField::Template},
          NewerKey{"autoPushCase", profile.maximumIsSetting, RuleField::CasesAction}}) {
        if (isThere || valueAt(check.body(), settings + name) == nullptr)
            continue;
        check.add({Severity::Warning, field,
                   fmt::format("Kibana {} does not know {} of the Cases action, and may refuse the rule.", profile.name,
                               name),
                   settings + name, FindingFix{"Leave it out.", settings + name, {}}});
    }
}

/// What the connector of the Cases action requires (reference/kibana-alerting, 1.2).
void checkCall(RuleCheck& check, const std::string& action)
{
    const std::string call = action + "/params/subAction";
    const std::string grouping = action + "/params/subActionParams/groupingBy";
    const base::Json* const name = valueAt(check.body(), call);
    if (name == nullptr)
        check.add({Severity::Warning, RuleField::CasesAction,
                   "Kibana refuses a Cases action without a subAction. Here it counts as run.", call,
                   FindingFix{"Write \"run\".", call, "\"run\""}});
    else if (*name != "run")
        check.add({Severity::Error, RuleField::CasesAction,
                   "The subAction of a Cases action is run; Kibana refuses others.", call,
                   FindingFix{"Write \"run\".", call, "\"run\""}});
    if (valueAt(check.body(), grouping) == nullptr)
        check.add({Severity::Warning, RuleField::GroupBy,
                   "Kibana refuses a Cases action without groupingBy. Here it counts as an empty list: one case for "
                   "all.",
                   grouping, FindingFix{"Write [].", grouping, "[]"}});
}

/// What every action needs.
void checkAction(RuleCheck& check, const base::Json& action, const std::string& place)
{
    if (!action.is_object())
        return check.add({Severity::Error, RuleField::CasesAction,
                          "Kibana takes an object for an action, and refuses this.", place,
                          FindingFix{"Take it out.", place, {}}});
    const char* const key = check.format() == RuleFormat::SavedObject ? "actionRef" : "id";
    const base::Json* const id = valueAt(action, std::string("/") + key);
    if (id == nullptr || !id->is_string() || id->get_ref<const std::string&>().empty())
        check.add({Severity::Error, RuleField::CasesAction,
                   fmt::format("The action has no {} that says which connector it is for. Kibana refuses it.", key),
                   place + '/' + key});
}

} // namespace

void checkActions(RuleCheck& check)
{
    const std::string place = std::string(ruleRootOf(check.format())) + "/actions";
    const base::Json* const actions = valueAt(check.body(), place);
    if (actions == nullptr || !actions->is_array())
        return;
    for (std::size_t i = 0; i < actions->size(); ++i)
        checkAction(check, (*actions)[i], fmt::format("{}/{}", place, i));
    if (check.rule().casesAction)
        checkCall(check, actionPointer(check.format(), findCasesAction(check.body()).value_or(0)));
}

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
