// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Cadence.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Result;
using CountOf = std::function<std::uint64_t(const CadencePoint&)>;

constexpr std::array UsualIntervals{"1m", "2m", "5m", "10m", "15m", "30m", "1h", "2h", "4h", "8h", "12h", "24h"};

/// The shortest first, each length once.
Result<std::vector<CadencePoint>> pointsOf(std::span<const std::string> intervals)
{
    std::vector<CadencePoint> points;
    for (const std::string& interval : intervals) {
        const Result<base::Duration> length = rules::parseInterval(interval);
        if (!length)
            return base::fail(length.error());
        points.push_back({.interval = interval, .length = *length});
    }
    std::stable_sort(points.begin(), points.end(),
                     [](const CadencePoint& a, const CadencePoint& b) { return a.length < b.length; });
    const auto isSame = [](const CadencePoint& a, const CadencePoint& b) { return a.length == b.length; };
    points.erase(std::unique(points.begin(), points.end(), isSame), points.end());
    return points;
}

std::uint64_t breakersOf(const CadencePoint& point) { return point.outcome ? point.outcome->summary.breakerRuns : 0; }

std::optional<std::size_t> firstOf(const std::vector<CadencePoint>& points, const CountOf& count)
{
    const auto found =
        std::find_if(points.begin(), points.end(), [&](const CadencePoint& each) { return count(each) > 0; });
    return found == points.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - points.begin()));
}

std::string nowText(const Cadence& cadence)
{
    for (const CadencePoint& point : cadence.points)
        if (point.interval == cadence.current && point.outcome)
            return fmt::format("Run every {}, as it is now, it opens {}, and {} in no case. ", point.interval,
                               countText(point.outcome->summary.casesOpened, "case", "cases"),
                               countText(point.outcome->lost(), "alert ends", "alerts end"));
    return {};
}

std::string summaryOf(const Cadence& cadence)
{
    std::string text;
    const auto add = [&](std::optional<std::size_t> first, const CountOf& count, std::string_view what,
                         std::string_view one, std::string_view many) {
        if (first)
            text += fmt::format("{} at {} ({}). ", what, cadence.points[*first].interval,
                                countText(count(cadence.points[*first]), one, many));
    };
    add(cadence.firstBreaker, breakersOf, "Grouping is first given up", "run", "runs");
    add(cadence.firstOverMaxSignals, &CadencePoint::overMaxSignals, "max_signals first leaves alerts out", "alert",
        "alerts");
    add(cadence.firstOverRunCap, &CadencePoint::overRunCap, "The cap of a run first leaves alerts out", "alert",
        "alerts");
    add(cadence.firstOverLimit, &CadencePoint::overLimit, "Full cases first leave alerts out", "alert", "alerts");
    if (text.empty() && !cadence.points.empty())
        text = fmt::format("No limit bites at any interval from {} to {}.", cadence.points.front().interval,
                           cadence.points.back().interval);
    text.insert(0, nowText(cadence));
    if (text.ends_with(' '))
        text.pop_back();
    return text;
}

} // namespace

std::vector<std::string> usualIntervals(const rules::Rule& rule)
{
    std::vector<std::string> intervals(UsualIntervals.begin(), UsualIntervals.end());
    const Result<base::Duration> own = rules::parseInterval(rule.interval);
    if (!own)
        return intervals;
    const auto place = std::find_if(intervals.begin(), intervals.end(), [&own](const std::string& each) {
        return *rules::parseInterval(each) >= *own;
    });
    if (place != intervals.end() && *rules::parseInterval(*place) == *own)
        *place = rule.interval; // as the rule has it: 60s, 1d
    else
        intervals.insert(place, rule.interval);
    return intervals;
}

Result<Cadence> findCadence(const SweepInput& input, std::span<const std::string> intervals, base::Progress* progress,
                            const std::stop_token& stop)
{
    Result<std::vector<CadencePoint>> points = pointsOf(intervals);
    if (!points)
        return base::fail(points.error());
    SweepInput swept = input;
    swept.axes = {};
    for (const CadencePoint& point : *points)
        swept.axes.intervals.push_back(point.interval);
    Result<Sweep> sweep = analysis::sweep(swept, {}, progress, stop);
    if (!sweep)
        return base::fail(sweep.error());
    Cadence cadence{.points = std::move(*points),
                    .current = input.runs.rule.interval};
    for (std::size_t i = 0; i < cadence.points.size(); ++i) {
        CadencePoint& point = cadence.points[i];
        Result<SweepOutcome>& outcome = sweep->cells[i].outcome;
        if (!outcome) {
            point.refusal = outcome.error().text;
            continue;
        }
        const engine::Audit& audit = outcome->summary.audit;
        point.overRunCap = audit.overRunCap;
        point.overMaxSignals = audit.overMaxSignals;
        point.overLimit = audit.overLimit;
        point.outcome = std::move(*outcome);
    }
    cadence.firstBreaker = firstOf(cadence.points, breakersOf);
    cadence.firstOverRunCap = firstOf(cadence.points, &CadencePoint::overRunCap);
    cadence.firstOverMaxSignals = firstOf(cadence.points, &CadencePoint::overMaxSignals);
    cadence.firstOverLimit = firstOf(cadence.points, &CadencePoint::overLimit);
    cadence.summary = summaryOf(cadence);
    return cadence;
}

} // namespace casewright::analysis
