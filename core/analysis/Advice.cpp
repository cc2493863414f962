// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Advice.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/AdviceText.h"

namespace casewright::analysis {
namespace {

double hoursADay(const SweepOutcome& outcome) { return outcome.days == 0 ? 0 : outcome.analystHours / outcome.days; }

std::vector<GoalMiss> missesOf(const SweepOutcome& outcome, const Goal& goal)
{
    std::vector<GoalMiss> misses;
    const auto compare = [&misses](GoalPart part, double value, double allowed) {
        if (value > allowed)
            misses.push_back({.part = part, .value = value, .allowed = allowed});
    };
    if (goal.mostCasesADay)
        compare(GoalPart::CasesADay, outcome.casesADay(), *goal.mostCasesADay);
    if (goal.mostOpenAtPeak)
        compare(GoalPart::OpenAtPeak, static_cast<double>(outcome.summary.openAtPeak),
                static_cast<double>(*goal.mostOpenAtPeak));
    if (goal.analystHoursADay)
        compare(GoalPart::AnalystHours, hoursADay(outcome), *goal.analystHoursADay);
    if (goal.noneLost)
        compare(GoalPart::Lost, static_cast<double>(outcome.lost()), 0);
    if (goal.noneMixed)
        compare(GoalPart::Mixed, static_cast<double>(outcome.mixed), 0);
    return misses;
}

/// All of its alerts, in cases or lost.
double alertsOf(const SweepOutcome& outcome)
{
    const engine::Audit& audit = outcome.summary.audit;
    return static_cast<double>(audit.attached + audit.alreadyAttached + outcome.lost());
}

double sizeOf(const GoalMiss& miss, const SweepOutcome& outcome)
{
    const bool isOfAlerts = miss.part == GoalPart::Lost || miss.part == GoalPart::Mixed;
    const double whole = isOfAlerts ? alertsOf(outcome) : miss.allowed > 0 ? miss.allowed : 1;
    return (miss.value - miss.allowed) / whole;
}

/// What is set otherwise than in the rule.
int changesOf(const SweptSetting& a, const SweptSetting& b)
{
    return static_cast<int>(a.groupBy != b.groupBy) + static_cast<int>(a.timeWindow != b.timeWindow)
        + static_cast<int>(a.maximumCases != b.maximumCases)
        + static_cast<int>(a.reopenClosedCases != b.reopenClosedCases)
        + static_cast<int>(a.interval != b.interval) + static_cast<int>(a.profile != b.profile);
}

double mostEntropy(const Sweep& sweep)
{
    double most = 0;
    for (const SweepCell& cell : sweep.cells)
        if (cell.outcome)
            most = std::max(most, cell.outcome->groupEntropy);
    return most;
}

double explainedOf(const SweepOutcome& outcome, double mostEntropy)
{
    const std::uint64_t attached = outcome.summary.audit.attached;
    if (mostEntropy == 0 || attached == 0)
        return 0;
    const double mixed = static_cast<double>(outcome.mixed) / static_cast<double>(attached);
    return outcome.groupEntropy / mostEntropy * std::max(1 - mixed, 0.0);
}

/// A setting beside what it is ranked by; see advise().
struct Candidate {
    RankedSetting ranked;
    std::tuple<double, std::uint64_t, std::uint64_t, double, double, double, int, double, std::size_t> rank;
};

Candidate candidateOf(const Sweep& sweep, const SweepCell& cell, const Goal& goal, double mostEntropy)
{
    constexpr double Steps = 20;
    const SweepOutcome& outcome = *cell.outcome;
    const SweptSetting& setting = sweep.points[cell.point];
    RankedSetting ranked{.point = cell.point,
                         .misses = missesOf(outcome, goal),
                         .explained = explainedOf(outcome, mostEntropy)};
    const std::tuple rank(missOf(outcome, goal), outcome.lost(), undistinguished(setting, outcome),
                          -std::round(ranked.explained * Steps), outcome.casesADay(), hoursADay(outcome),
                          changesOf(setting, sweep.current), -ranked.explained, cell.point);
    ranked.reason = reasonText(setting, outcome, ranked, goal);
    return {.ranked = std::move(ranked), .rank = rank};
}

std::vector<TradeOff> curveOf(const Sweep& sweep)
{
    std::vector<TradeOff> all;
    for (const SweepCell& cell : sweep.cells)
        if (cell.outcome)
            all.push_back({.point = cell.point,
                           .casesADay = cell.outcome->casesADay(),
                           .lostOrMixed = cell.outcome->lost()
                               + undistinguished(sweep.points[cell.point], *cell.outcome)});
    std::sort(all.begin(), all.end(), [](const TradeOff& a, const TradeOff& b) {
        return std::tie(a.casesADay, a.lostOrMixed, a.point) < std::tie(b.casesADay, b.lostOrMixed, b.point);
    });
    std::vector<TradeOff> curve;
    for (const TradeOff& each : all)
        if (curve.empty() || each.lostOrMixed < curve.back().lostOrMixed)
            curve.push_back(each);
    return curve;
}

} // namespace

std::uint64_t undistinguished(const SweptSetting& setting, const SweepOutcome& outcome)
{
    return setting.groupBy.empty() ? outcome.summary.audit.attached : outcome.mixed;
}

double missOf(const SweepOutcome& outcome, const Goal& goal)
{
    double sum = 0;
    for (const GoalMiss& miss : missesOf(outcome, goal))
        sum += sizeOf(miss, outcome);
    return sum;
}

Advice advise(const Sweep& sweep, const Goal& goal)
{
    const double entropy = mostEntropy(sweep);
    std::vector<Candidate> candidates;
    for (const SweepCell& cell : sweep.cells)
        if (cell.outcome)
            candidates.push_back(candidateOf(sweep, cell, goal, entropy));
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    Advice advice;
    advice.ranked.reserve(candidates.size());
    for (Candidate& each : candidates)
        advice.ranked.push_back(std::move(each.ranked));
    advice.isSatisfied = !advice.ranked.empty() && advice.ranked.front().misses.empty();
    advice.summary = summaryText(sweep, advice);
    advice.curve = curveOf(sweep);
    return advice;
}

} // namespace casewright::analysis
