// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Sweep.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/SweepWork.h"
#include "core/rules/RuleTypes.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Duration;
using base::ErrorCode;
using base::Result;

/// The values of an axis, each once, or the one that the rule has.
template<class Value>
std::vector<Value> valuesOf(const std::vector<Value>& axis, const Value& own)
{
    std::vector<Value> values;
    for (const Value& value : axis)
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    return values.empty() ? std::vector<Value>{own} : values;
}

/// The rule as it is, with its action as the sweep was given it.
rules::Rule currentRule(const SweepInput& input)
{
    rules::Rule rule = input.runs.rule;
    rule.casesAction = input.action.action;
    return rule;
}

/// What is tried of each setting.
struct Values {
    SweptSetting own;
    std::vector<std::string> groupBys, windows;
    std::vector<std::optional<std::int64_t>> maxima;
    std::vector<bool> reopens;
    std::vector<std::string> intervals, profiles;

    explicit Values(const SweepInput& input)
        : own(currentSetting(currentRule(input), input.runs.profile)),
          groupBys(valuesOf(input.axes.groupBys, own.groupBy)),
          windows(valuesOf(input.axes.timeWindows, own.timeWindow)),
          maxima(valuesOf(input.axes.maxima, own.maximumCases)),
          reopens(valuesOf(input.axes.reopens, own.reopenClosedCases)),
          intervals(valuesOf(input.axes.intervals, own.interval)),
          profiles(valuesOf(input.axes.profiles, own.profile))
    {
    }
};

/// How many points there are, if there are not too many.
Result<std::size_t> countPoints(const Values& values)
{
    std::size_t count = 1;
    for (const std::size_t size : {values.groupBys.size(), values.windows.size(), values.maxima.size(),
                                   values.reopens.size(), values.intervals.size(), values.profiles.size()}) {
        count *= size; // two axes of the most points cannot overflow it
        if (count > SweepInput::MostPoints)
            return base::fail(ErrorCode::LimitReached,
                              fmt::format("A sweep has at most {} settings; leave some values out.",
                                          SweepInput::MostPoints));
    }
    return count;
}

Result<void> check(const Values& values)
{
    for (const std::string& window : values.windows)
        if (const Result<Duration> read = rules::parseTimeWindow(window); !read)
            return base::fail(read.error());
    for (const std::string& interval : values.intervals)
        if (const Result<Duration> read = rules::parseInterval(interval); !read)
            return base::fail(read.error());
    for (const std::string& profile : values.profiles)
        if (const Result<rules::VersionProfile> read = rules::versionProfile(profile); !read)
            return base::fail(read.error());
    return {};
}

/// The look-back with another interval: what it had beside its own, its overlap or its gap, stays. It looks back a
/// minute at least.
std::string lookBackWith(const rules::Rule& rule, const std::string& interval)
{
    const Result<Duration> before = rules::parseInterval(rule.interval);
    const Result<Duration> after = rules::parseInterval(interval);
    const Result<Duration> from = rules::parseLookBack(rule.from);
    if (!before || !after || !from || *before == *after)
        return rule.from;
    const std::int64_t length = after->milliseconds + from->milliseconds - before->milliseconds;
    return "now-" + base::formatDuration({std::max(length, base::Minute.milliseconds)});
}

} // namespace

SweptSetting currentSetting(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    const rules::CasesAction action = rule.casesAction.value_or(rules::CasesAction{.groupBy = {}});
    return {.groupBy = action.groupBy,
            .timeWindow = action.timeWindow,
            .maximumCases = action.maximumCasesToOpen,
            .reopenClosedCases = action.reopenClosedCases,
            .interval = rule.interval,
            .profile = std::string(profile.name)};
}

rules::Rule withSetting(rules::Rule rule, const SweptSetting& setting)
{
    if (rules::isDetectionRule(rule.ruleTypeId))
        rule.from = lookBackWith(rule, setting.interval);
    rule.interval = setting.interval;
    if (!rule.casesAction)
        rule.casesAction.emplace();
    rule.casesAction->groupBy = setting.groupBy;
    rule.casesAction->timeWindow = setting.timeWindow;
    rule.casesAction->maximumCasesToOpen = setting.maximumCases;
    rule.casesAction->reopenClosedCases = setting.reopenClosedCases;
    return rule;
}

Result<std::vector<SweptSetting>> sweepPoints(const SweepInput& input)
{
    const Values values(input);
    const Result<std::size_t> count = countPoints(values);
    if (!count)
        return base::fail(count.error());
    if (const Result<void> checked = check(values); !checked)
        return base::fail(checked.error());
    std::vector<SweptSetting> points;
    points.reserve(*count);
    for (const std::string& groupBy : values.groupBys)
        for (const std::string& window : values.windows)
            for (const std::optional<std::int64_t>& maximum : values.maxima)
                for (const bool reopens : values.reopens)
                    for (const std::string& interval : values.intervals)
                        for (const std::string& profile : values.profiles)
                            points.push_back({groupBy, window, maximum, reopens, interval, profile});
    return points;
}

Result<Sweep> sweep(const SweepInput& input, const CellSink& done, base::Progress* progress,
                    const std::stop_token& stop)
{
    const auto begun = std::chrono::steady_clock::now();
    Result<std::vector<SweptSetting>> points = sweepPoints(input);
    if (!points)
        return base::fail(points.error());
    SweepInput whole = input;
    whole.runs.rule = currentRule(input);
    if (std::optional<base::Error> reason = engine::reasonAgainst(whole.runs.rule, whole.runs.profile))
        return base::fail(std::move(*reason));
    SweepWork work(whole, std::move(*points));
    Result<Sweep> result = work.run(done, progress, stop);
    if (result)
        result->seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return result;
}

} // namespace casewright::analysis
