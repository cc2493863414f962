// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How often a rule runs, how far it looks back, and when what it reports becomes an alert.

#include <optional>

#include <fmt/format.h>

#include "core/base/Time.h"
#include "core/rules/RuleCheck.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/TimeWindow.h"

namespace casewright::rules {
namespace {

using base::Duration;
using Fix = RuleCheck::Fix;

constexpr std::int64_t UsualMaxSignals = 1'000; // Kibana's run.alerts.max

void checkInterval(RuleCheck& check)
{
    const auto interval = parseInterval(check.rule().interval);
    if (!interval)
        check.error(RuleField::Interval, interval.error().text, Fix{"Write 5m.", "\"5m\""});
    else if (*interval < base::Minute)
        check.warning(RuleField::Interval, "Kibana's smallest interval is 1m unless its settings say otherwise.",
                      Fix{"Write 1m.", "\"1m\""});
}

/// A look-back that leaves nothing out: the interval and a minute, as Kibana proposes.
Fix longerLookBack(Duration interval)
{
    const std::string text = "now-" + base::formatDuration({interval.milliseconds + base::Minute.milliseconds});
    return {fmt::format("Write {}.", text), quotedJson(text)};
}

void checkLookBack(RuleCheck& check)
{
    const Rule& rule = check.rule();
    const auto interval = parseInterval(rule.interval);
    const auto from = parseLookBack(rule.from);
    if (!from)
        check.error(RuleField::From, from.error().text,
                    interval ? std::optional(longerLookBack(*interval)) : std::nullopt);
    else if (interval && *from < *interval)
        check.warning(RuleField::From,
                      fmt::format("Each run looks back {} but the next one comes after {}: documents in "
                                  "between are never looked at.",
                                  base::formatDuration(*from), base::formatDuration(*interval)),
                      longerLookBack(*interval));
    if (rule.maxSignals < 1)
        check.error(RuleField::MaxSignals, "A run must be allowed at least 1 alert.", Fix{"Write 100.", "100"});
    else if (rule.maxSignals > UsualMaxSignals)
        check.warning(RuleField::MaxSignals,
                      "Kibana makes at most 1000 alerts a run unless xpack.alerting.rules.run.alerts.max is raised.",
                      Fix{"Write 1000.", "1000"});
}

/// The longest window of a unit that parseInterval() takes, bit by bit.
std::int64_t mostOf(const std::string& unit)
{
    std::int64_t most = 0;
    for (std::int64_t step = std::int64_t{1} << 60; step > 0; step /= 2) {
        if (parseInterval(fmt::format("{}{}", most + step, unit)))
            most += step;
    }
    return most;
}

void checkFlapping(RuleCheck& check, const FlappingSettings& flapping)
{
    if (isDetectionRule(check.rule().ruleTypeId))
        return check.warning(RuleField::Flapping,
                             "Alerts of detection rules do not flap: these settings change nothing.",
                             Fix{"Leave them out.", {}});
    constexpr std::int64_t Least = 2;
    constexpr std::int64_t Most = 20;
    const auto isOutside = [](std::int64_t value) { return value < Least || value > Most; };
    if (isOutside(flapping.lookBackWindow))
        check.warning(RuleField::Flapping,
                    fmt::format("The look-back window of flapping is {} runs; Kibana takes {} to {}.",
                                flapping.lookBackWindow, Least, Most));
    if (isOutside(flapping.statusChangeThreshold))
        check.warning(RuleField::Flapping,
                    fmt::format("The status change threshold of flapping is {}; Kibana takes {} to {}.",
                                flapping.statusChangeThreshold, Least, Most));
    else if (flapping.statusChangeThreshold > flapping.lookBackWindow)
        check.warning(RuleField::Flapping,
                    fmt::format("{} changes never fit into a window of {} runs: Kibana refuses a threshold above the "
                                "look-back window.",
                                flapping.statusChangeThreshold, flapping.lookBackWindow));
    if (!check.profile().detectionRules) // the same version brought both (reference/kibana-alerting, 0)
        check.warning(RuleField::Flapping,
                      fmt::format("Kibana {} has no flapping settings of a rule, only of the space; rules have them "
                                  "from 8.16.",
                                  check.profile().name),
                      Fix{"Leave them out.", {}});
}

} // namespace

void checkSchedule(RuleCheck& check)
{
    const Rule& rule = check.rule();
    checkInterval(check);
    const bool isDetection = isDetectionRule(rule.ruleTypeId);
    if (isDetection)
        checkLookBack(check);
    if (rule.alertDelay < 1)
        check.error(RuleField::AlertDelay, "An alert needs at least 1 run in a row.", Fix{"Write 1.", "1"});
    else if (isDetection && rule.alertDelay > 1)
        check.warning(RuleField::AlertDelay, "Detection rules know no alert delay: it changes nothing.");
    if (rule.flapping)
        checkFlapping(check, *rule.flapping);
}

void checkWindow(RuleCheck& check, const RuleWindow& window, const std::string& sizePath, const std::string& unitPath)
{
    const std::string_view units = "smhd";
    const bool isUnit = window.unit.size() == 1 && units.find(window.unit) != std::string_view::npos;
    if (!isUnit)
        check.errorAt(unitPath, fmt::format("\"{}\" is no unit of time; Kibana takes s, m, h and d.", window.unit),
                      Fix{"Write m.", "\"m\""});
    if (window.size < 1)
        check.errorAt(sizePath, "The window must be at least 1 unit long.", Fix{"Write 5.", "5"});
    const auto length = parseInterval(fmt::format("{}{}", window.size, window.unit));
    if (isUnit && window.size >= 1 && !length)
        return check.errorAt(sizePath, fmt::format("A window of {}{} is too long to be simulated: {}{} is the longest.",
                                                   window.size, window.unit, mostOf(window.unit), window.unit));
    const auto interval = parseInterval(check.rule().interval);
    if (!length || !interval || *length >= *interval)
        return;
    const std::int64_t unit = parseInterval("1" + window.unit)->milliseconds;
    const std::int64_t enough = (interval->milliseconds + unit - 1) / unit;
    check.warningAt(sizePath,
                    fmt::format("The window of {}{} is shorter than the interval of {}: documents between two windows "
                                "are never looked at.",
                                window.size, window.unit, check.rule().interval),
                    Fix{fmt::format("Write {}.", enough), fmt::format("{}", enough)});
}

} // namespace casewright::rules
