// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/Silencing.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonEdit.h"
#include "core/base/TimeZone.h"
#include "core/rules/BodyReader.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/SnoozeRecurrence.h"

namespace casewright::rules {
namespace {

using base::Json;

constexpr std::int64_t MostTimes = 10'000; // that are looked at while somebody types

/// The body that a rule was read from, understood again; none of one that was made here.
std::optional<BodyReading> readAgain(const Rule& rule, Json& body)
{
    if (rule.body.empty())
        return std::nullopt;
    base::Result<Json> parsed = base::parseJson(rule.body);
    if (!parsed || !parsed->is_object())
        return std::nullopt;
    body = std::move(*parsed);
    return readBody(body, ruleFormatOf(body).value_or(RuleFormat::Api));
}

/// When a schedule comes after its end, if it does: where the end is no time at which it comes.
std::optional<base::Timestamp> comesAfterEnd(const SnoozeSchedule& schedule)
{
    const std::optional<base::TimeZone> zone = base::TimeZone::find(schedule.zone);
    if (!schedule.until || !schedule.length || schedule.count || !zone)
        return std::nullopt;
    SnoozeRecurrence recurrence(schedule, *zone);
    for (std::int64_t i = 0; i < MostTimes; ++i) {
        const std::optional<base::Timestamp> at = recurrence.next();
        if (!at || *at > *schedule.until)
            return at;
    }
    return std::nullopt;
}

} // namespace

Silencing silencingOf(const Rule& rule)
{
    Json body;
    std::optional<BodyReading> reading = readAgain(rule, body);
    return reading ? std::move(reading->silencing) : Silencing{};
}

Rule withoutSilencing(Rule rule)
{
    if (silencingOf(rule) == Silencing{})
        return rule;
    const base::Result<Json> body = base::parseJson(rule.body);
    if (!body)
        return rule;
    const std::string root(ruleRootOf(ruleFormatOf(*body).value_or(RuleFormat::Api)));
    base::JsonEdit edit(rule.body);
    for (const char* const key : {"mute_all", "muted_alert_ids", "muted_instance_ids", "snooze_schedule"}) {
        const std::string pointer = spelledPointer(*body, root, key);
        if (body->contains(Json::json_pointer(pointer)))
            edit.erase(pointer);
    }
    rule.body = edit.text();
    return rule;
}

std::vector<Finding> findSilencing(const Rule& rule)
{
    Json body;
    std::optional<BodyReading> reading = readAgain(rule, body);
    if (!reading)
        return {};
    std::vector<Finding> findings = std::move(reading->notSimulated);
    const std::string root(ruleRootOf(ruleFormatOf(body).value_or(RuleFormat::Api)));
    if (reading->silencing.muteAll)
        findings.push_back({Severity::Warning, RuleField::CasesAction,
                            "The rule is muted: it hands over nothing to the Cases action, and opens no case.",
                            spelledPointer(body, root, "mute_all"),
                            FindingFix{.description = "Unmute the rule.",
                                       .pointer = spelledPointer(body, root, "mute_all"),
                                       .json = "false"}});
    for (const SnoozeSchedule& schedule : reading->silencing.snoozes) {
        if (const std::optional<base::Timestamp> at = comesAfterEnd(schedule))
            findings.push_back({Severity::Warning, RuleField::CasesAction,
                                fmt::format("The snooze that ends at {} comes once more, at {}: Kibana looks at the "
                                            "end before it works out the next time, not after. Let it end at a time at "
                                            "which it comes.",
                                            base::formatTimestamp(*schedule.until), base::formatTimestamp(*at)),
                                spelledPointer(body, root, "snooze_schedule")});
    }
    return findings;
}

} // namespace casewright::rules
