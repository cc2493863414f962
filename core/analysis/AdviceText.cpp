// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/AdviceText.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "core/analysis/Sentences.h"

namespace casewright::analysis {
namespace {

/// `1 case a day`, `11 cases a day`
std::string amountOf(double amount, std::string_view one, std::string_view many)
{
    const std::string text = amountText(amount);
    return fmt::format("{} {}", text, text == "1" ? one : many);
}

std::string lostText(const SweepOutcome& outcome)
{
    return outcome.lost() == 0 ? "no alert lost" : countText(outcome.lost(), "alert lost", "alerts lost");
}

std::string mixedText(const SweptSetting& setting, const SweepOutcome& outcome)
{
    if (setting.groupBy.empty())
        return "one case for all";
    if (outcome.summary.breakerRuns == 0)
        return "grouping never given up";
    const std::string runs = countText(outcome.summary.breakerRuns, "run", "runs");
    return outcome.mixed == 0 ? fmt::format("grouping given up in {}", runs)
                              : fmt::format("grouping given up in {}, which mixes {}", runs,
                                            countText(outcome.mixed, "alert", "alerts"));
}

std::string missText(const GoalMiss& miss)
{
    const std::string value = amountText(miss.value);
    const std::string allowed = amountText(miss.allowed);
    switch (miss.part) {
    case GoalPart::CasesADay:
        return fmt::format("{}, {} wanted at most", amountOf(miss.value, "case a day", "cases a day"), allowed);
    case GoalPart::OpenAtPeak: return fmt::format("{} open at peak, {} wanted at most", value, allowed);
    case GoalPart::AnalystHours:
        return fmt::format("{}, there are {}", amountOf(miss.value, "analyst hour a day", "analyst hours a day"),
                           allowed);
    case GoalPart::Lost: return fmt::format("{}, none wanted", amountOf(miss.value, "alert lost", "alerts lost"));
    case GoalPart::Mixed: return fmt::format("{}, none wanted", amountOf(miss.value, "alert mixed", "alerts mixed"));
    }
    return {};
}

} // namespace

std::string amountText(double amount)
{
    constexpr double WholeFrom = 9.95;
    if (amount >= WholeFrom)
        return numberText(static_cast<std::uint64_t>(std::llround(amount)));
    if (amount > 0 && amount < 0.05)
        return "under 0.1";
    std::string text = fmt::format("{:.1f}", amount);
    if (text.ends_with(".0"))
        text.resize(text.size() - 2);
    return text;
}

std::string shareText(double share)
{
    const long percent = std::lround(share * 100);
    if (percent == 0 && share > 0)
        return "under 1 %";
    return fmt::format("{} %", percent == 100 && share < 1 ? 99 : percent);
}

std::string settingText(const SweptSetting& setting, const SweptSetting& current)
{
    std::string text =
        fmt::format("{}, {}", setting.groupBy.empty() ? "no grouping" : setting.groupBy, setting.timeWindow);
    if (setting.maximumCases != current.maximumCases)
        text += setting.maximumCases ? fmt::format(", at most {} cases a run", *setting.maximumCases)
                                     : std::string(", the most cases a run by default");
    if (setting.reopenClosedCases != current.reopenClosedCases)
        text += setting.reopenClosedCases ? ", with reopening" : ", without reopening";
    if (setting.interval != current.interval)
        text += ", run every " + setting.interval;
    if (setting.profile != current.profile)
        text += ", Kibana " + setting.profile;
    return text;
}

std::string reasonText(const SweptSetting& setting, const SweepOutcome& outcome, const RankedSetting& ranked,
                       const Goal& goal)
{
    if (outcome.summary.casesOpened == 0)
        return fmt::format("No case is opened; {}.", lostText(outcome));
    std::string text = fmt::format("{}, {}, {}, {}", amountOf(outcome.casesADay(), "case a day", "cases a day"),
                                   amountOf(outcome.alertsACase(), "alert a case", "alerts a case"), lostText(outcome),
                                   mixedText(setting, outcome));
    if (goal.mostOpenAtPeak)
        text += fmt::format(", {} open at peak", numberText(outcome.summary.openAtPeak));
    if (goal.analystHoursADay)
        text += fmt::format(", {}", amountOf(outcome.analystHours / outcome.days, "analyst hour a day",
                                             "analyst hours a day"));
    text += ranked.explained == 0 ? ". Tells no alerts apart."
                                  : fmt::format(". Explains {} of the alert variety.", shareText(ranked.explained));
    for (std::size_t i = 0; i < ranked.misses.size(); ++i)
        text += (i == 0 ? " Misses the goal: " : "; ") + missText(ranked.misses[i]);
    return ranked.misses.empty() ? text : text + '.';
}

std::string summaryText(const Sweep& sweep, const Advice& advice)
{
    if (advice.ranked.empty())
        return "No setting that was tried can be run.";
    const RankedSetting& best = advice.ranked.front();
    const SweptSetting& setting = sweep.points[best.point];
    const std::string name = settingText(setting, sweep.current);
    if (!advice.isSatisfied)
        return fmt::format("None of {} satisfies the goal. The nearest is {}.",
                           countText(advice.ranked.size(), "setting", "settings"), name);
    const auto good = std::count_if(advice.ranked.begin(), advice.ranked.end(),
                                    [](const RankedSetting& each) { return each.misses.empty(); });
    const std::string of = fmt::format("the best of {} that satisfy the goal",
                                       countText(static_cast<std::uint64_t>(good), "setting", "settings"));
    const std::string why = good == 1 ? "the only setting that satisfies the goal" : of;
    return setting == sweep.current ? fmt::format("Keep {}: {}.", name, why) : fmt::format("Set {}: {}.", name, why);
}

} // namespace casewright::analysis
