// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Counterfactual.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "core/analysis/AlertExplanation.h"
#include "core/analysis/CounterfactualText.h"
#include "core/analysis/DocumentQueue.h"
#include "core/analysis/Sentences.h"
#include "core/analysis/SmallestStep.h"
#include "core/analysis/WindowSteps.h"
#include "core/rules/Silencing.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Result;
using engine::SimulationInput;
using rules::Rule;

constexpr std::uint64_t UsualSimulations = 30;
constexpr std::uint64_t MostWindows = 40; // one after the other, in a direction
constexpr std::uint64_t MostWindowsOfALife = 6; // each is a simulation, whatever came of the one before

class Search final {
public:
    Search(const SimulationInput& input, const Explanation& actual, base::Progress* progress, std::stop_token stop)
        : m_input(input),
          m_silences(input.silences),
          m_actual(actual),
          m_progress(progress),
          m_stop(std::move(stop))
    {
        if (m_progress != nullptr)
            m_progress->begin(UsualSimulations);
    }

    Result<Counterfactuals> run()
    {
        const bool handedOver = m_actual.execution.has_value();
        for (const Result<void>& done :
             {handedOver ? tryWindows() : Result<void>(), handedOver ? tryMaximum() : Result<void>(),
              handedOver ? tryReopening() : Result<void>(), handedOver ? tryWithoutGrouping() : Result<void>(),
              tryMaxSignals(), tryLookBack(), tryAlertDelay(), tryWithoutSilence()})
            if (!done)
                return base::fail(done.error());
        return std::move(m_found);
    }

private:
    Result<Explanation> outcomeOf(const Rule& rule)
    {
        SimulationInput changed = m_input;
        changed.rule = rule;
        changed.silences = m_silences;
        if (m_actual.life) {
            ++m_found.simulations;
            advance();
            return explainLife(changed, *m_actual.life, m_stop);
        }
        Result<std::vector<Explanation>> outcome = explain(changed, {&m_actual.row, 1}, nullptr, m_stop);
        ++m_found.simulations;
        advance();
        if (!outcome)
            return base::fail(std::move(outcome.error()));
        return std::move(outcome->front());
    }

    void advance()
    {
        if (m_progress != nullptr)
            m_progress->advanceTo(std::min(m_found.simulations, UsualSimulations));
    }

    /// Runs the rule once more, and notes what came of it.
    Result<void> note(Setting setting, std::string value, const Rule& rule, const std::string& with,
                      bool always = false)
    {
        Result<Explanation> outcome = outcomeOf(rule);
        if (!outcome)
            return base::fail(std::move(outcome.error()));
        const std::string would = wouldText(*outcome);
        if (always || endsOtherwise(m_actual, *outcome))
            m_found.changes.push_back(
                {setting, std::move(value), rule, std::move(*outcome), fmt::format("{}{}.", with, would)});
        else
            m_found.noDifference.push_back({setting,
                                            outcome->isInCase()
                                                ? fmt::format("{}it would have come into the same case.", with)
                                                : fmt::format("{}{}, so it would be in no case either.", with, would)});
        return {};
    }

    Result<void> tryWindows()
    {
        if (m_actual.bin == Bin::Overwritten) // before any window is looked at
            return {};
        const std::string& window = m_input.rule.casesAction->timeWindow;
        const auto times = m_input.alerts->times();
        const base::Duration all = times.back() - times.front();
        if (Result<void> done = tryWindows(WindowSteps::longer(window, m_input.profile, all), true); !done)
            return done;
        return tryWindows(WindowSteps::shorter(window, m_input.profile), false);
    }

    /// The first step from k on that may lead the group another way than the window of that outcome did. Analysts
    /// have time for a group as others leave it to them, so that its own windows do not tell.
    [[nodiscard]] std::uint64_t nextStep(const WindowSteps& steps, bool longer, std::uint64_t k,
                                         const Explanation& than) const
    {
        // An alert that goes on comes in many runs, and another window may have it told of from another.
        if (!than.execution || !than.execution->decision || !m_input.analysts.isIdle() || m_actual.life)
            return k;
        const WindowMargin& margin = than.execution->decision->margin;
        const std::optional<base::Duration>& edge = longer ? margin.longer : margin.shorter;
        if (!edge)
            return steps.count() + 1;
        return longer ? steps.firstAtLeast(k, *edge) : steps.firstShorter(k, *edge);
    }

    Result<void> tryWindows(const WindowSteps& steps, bool longer)
    {
        std::uint64_t k = nextStep(steps, longer, 1, m_actual);
        const std::uint64_t most = m_actual.life ? MostWindowsOfALife : MostWindows;
        for (std::uint64_t tried = 0; k <= steps.count() && tried < most; ++tried) {
            Result<Explanation> outcome = outcomeOf(withWindow(steps.at(k)));
            if (!outcome)
                return base::fail(std::move(outcome.error()));
            if (endsOtherwise(m_actual, *outcome)) {
                addWindow(steps.at(k), std::move(*outcome));
                return {};
            }
            k = nextStep(steps, longer, k + 1, *outcome);
        }
        if (k > steps.count()) {
            const char* const direction = longer ? "longer" : "shorter";
            // Windows between the steps were not tried: 60h is none of 6d, 5d, ... 1d, 23h, ...
            const std::string tried = steps.count() == 0 ? std::string()
                : fmt::format(", of those from {} to {} in whole steps", steps.at(1), steps.at(steps.count()));
            m_found.noDifference.push_back(
                {Setting::TimeWindow, fmt::format("No {} window makes a difference{}.", direction, tried)});
            return {};
        }
        return searchWindows(steps, k, longer);
    }

    /// From a step on where there are too many to try them all.
    Result<void> searchWindows(const WindowSteps& steps, std::uint64_t from, bool longer)
    {
        std::optional<Explanation> found;
        const auto changes = [&](std::uint64_t k) -> Result<bool> {
            Result<Explanation> outcome = outcomeOf(withWindow(steps.at(from + k - 1)));
            if (!outcome)
                return base::fail(std::move(outcome.error()));
            const bool differs = endsOtherwise(m_actual, *outcome);
            if (differs)
                found = std::move(*outcome);
            return differs;
        };
        const Result<std::optional<std::uint64_t>> nearest = smallestStep(steps.count() - from + 1, changes);
        if (!nearest)
            return base::fail(nearest.error());
        if (*nearest)
            addWindow(steps.at(from + **nearest - 1), std::move(*found));
        else
            m_found.noDifference.push_back({Setting::TimeWindow,
                                            fmt::format("No {} window was found that makes a difference; not all were "
                                                        "tried.",
                                                        longer ? "longer" : "shorter")});
        return {};
    }

    [[nodiscard]] Rule withWindow(const std::string& window) const
    {
        Rule rule = m_input.rule;
        rule.casesAction->timeWindow = window;
        return rule;
    }

    void addWindow(const std::string& window, Explanation outcome)
    {
        std::string text = fmt::format("With a window of {} {}.", window, wouldText(outcome));
        m_found.changes.push_back(
            {Setting::TimeWindow, window, withWindow(window), std::move(outcome), std::move(text)});
    }

    Result<void> tryMaximum()
    {
        const Execution& run = *m_actual.execution;
        const rules::VersionProfile& profile = m_input.profile;
        const std::uint32_t most = profile.maximumIsSetting ? profile.ceiling : profile.defaultMaximum;
        Rule rule = m_input.rule;
        if (run.breaker && run.groups > most) {
            m_found.noDifference.push_back(
                {Setting::MaximumCases,
                 fmt::format(
                     "No maximum of cases would have kept the grouping: the run had {} groups, and Kibana {} opens "
                     "at most {} cases a run.",
                     numberText(run.groups), profile.name, most)});
            return {};
        }
        if (run.breaker) {
            rule.casesAction->maximumCasesToOpen = run.groups;
            return note(Setting::MaximumCases, std::to_string(run.groups), rule,
                        fmt::format("With at most {} cases a run grouping would have held, and ", run.groups));
        }
        if (rule.casesAction->groupBy.empty() || run.groups < 2 || !profile.maximumIsSetting)
            return {};
        rule.casesAction->maximumCasesToOpen = run.groups - 1;
        return note(Setting::MaximumCases, std::to_string(run.groups - 1), rule,
                    fmt::format("With at most {} a run grouping would have been given up, and ",
                                countText(run.groups - 1, "case", "cases")));
    }

    Result<void> tryReopening()
    {
        Rule rule = m_input.rule;
        rule.casesAction->reopenClosedCases = !rule.casesAction->reopenClosedCases;
        const bool reopen = rule.casesAction->reopenClosedCases;
        return note(Setting::Reopen, reopen ? "true" : "false", rule,
                    reopen ? "With closed cases reopened " : "With closed cases not reopened ");
    }

    Result<void> tryWithoutGrouping()
    {
        Rule rule = m_input.rule;
        if (rule.casesAction->groupBy.empty())
            return {};
        rule.casesAction->groupBy.clear();
        return note(Setting::Grouping, {}, rule, "Without grouping ");
    }

    /// Whether the document becomes an alert, without running the action.
    [[nodiscard]] Result<bool> becomesAlert(const Rule& rule) const
    {
        SimulationInput changed = m_input;
        changed.rule = rule;
        return followRows(changed, {&m_actual.row, 1}, m_stop)
            .map([](const std::vector<Queue>& queues) { return queues.front().entry == Entry::Alert; });
    }

    Result<void> tryMaxSignals()
    {
        Rule rule = m_input.rule;
        if (m_actual.life)
            return {};
        if (m_actual.bin == Bin::OverRunCap) {
            rule.maxSignals = m_actual.documentsPerRun;
            return note(Setting::MaxSignals, std::to_string(rule.maxSignals), rule,
                        fmt::format("With max_signals of {} it would have waited for another run, and ",
                                    numberText(m_actual.documentsPerRun)));
        }
        if (m_actual.bin != Bin::OverMaxSignals)
            return {};
        const auto enough = [&](std::uint64_t more) {
            rule.maxSignals = m_input.rule.maxSignals + static_cast<std::int64_t>(more);
            return becomesAlert(rule);
        };
        const Result<std::optional<std::uint64_t>> more = smallestStep(m_input.alerts->size(), enough);
        if (!more)
            return base::fail(more.error());
        if (!*more) {
            m_found.noDifference.push_back({Setting::MaxSignals, "No max_signals would have made it an alert."});
            return {};
        }
        rule.maxSignals = m_input.rule.maxSignals + static_cast<std::int64_t>(**more);
        return note(Setting::MaxSignals, std::to_string(rule.maxSignals), rule,
                    fmt::format("With max_signals of {} it would have become an alert, and ",
                                numberText(static_cast<std::uint64_t>(rule.maxSignals))),
                    true);
    }

    Result<void> tryLookBack()
    {
        const Entry entry = m_actual.queue.entry;
        if (entry != Entry::LeftLookBack && entry != Entry::NeverInLookBack)
            return {};
        Rule rule = m_input.rule;
        const std::int64_t minutes = rules::parseLookBack(rule.from).value().milliseconds / base::Minute.milliseconds;
        const auto lookBack = [minutes](std::uint64_t more) {
            const std::int64_t length = (minutes + static_cast<std::int64_t>(more)) * base::Minute.milliseconds;
            return fmt::format("now-{}", base::formatDuration({length}));
        };
        const auto enough = [&](std::uint64_t more) {
            rule.from = lookBack(more);
            return becomesAlert(rule);
        };
        const auto times = m_input.alerts->times();
        const std::int64_t all =
            (times.back() - times.front()).milliseconds + rules::parseInterval(rule.interval).value().milliseconds;
        const Result<std::optional<std::uint64_t>> more =
            smallestStep(static_cast<std::uint64_t>(all / base::Minute.milliseconds + 1), enough);
        if (!more)
            return base::fail(more.error());
        if (!*more) {
            m_found.noDifference.push_back({Setting::LookBack, "No look-back would have made it an alert."});
            return {};
        }
        rule.from = lookBack(**more);
        return note(Setting::LookBack, rule.from, rule,
                    fmt::format("With a look-back of {} it would have become an alert, and ", rule.from), true);
    }

    Result<void> tryAlertDelay()
    {
        if (m_actual.bin != Bin::Delayed || m_actual.life->longestRow == 0)
            return {};
        Rule rule = m_input.rule;
        rule.alertDelay = static_cast<std::int64_t>(m_actual.life->longestRow);
        if (rule.alertDelay >= m_input.rule.alertDelay)
            return {};
        return note(Setting::AlertDelay, std::to_string(rule.alertDelay), rule,
                    fmt::format("With an alert delay of {} it would have become an alert, and ", rule.alertDelay),
                    true);
    }

    /// As if nobody had muted or snoozed anything, and without maintenance windows.
    Result<void> tryWithoutSilence()
    {
        if (!m_actual.silence)
            return {};
        m_silences = {};
        const bool isMaintenance = m_actual.silence->kind == Silence::Kind::Maintenance;
        Result<void> done = note(Setting::Silence, {}, rules::withoutSilencing(m_input.rule),
                                 isMaintenance ? "Without maintenance windows, mutes and snoozes "
                                               : "Without mutes and snoozes ");
        m_silences = m_input.silences;
        return done;
    }

    const SimulationInput& m_input;
    engine::Silences m_silences;
    const Explanation& m_actual;
    base::Progress* m_progress;
    std::stop_token m_stop;
    Counterfactuals m_found;
};

} // namespace

std::string_view nameOf(Setting setting)
{
    switch (setting) {
    case Setting::TimeWindow: return "timeWindow";
    case Setting::MaximumCases: return "maximumCasesToOpen";
    case Setting::Reopen: return "reopenClosedCases";
    case Setting::Grouping: return "groupingBy";
    case Setting::MaxSignals: return "maxSignals";
    case Setting::LookBack: return "from";
    case Setting::AlertDelay: return "alert_delay";
    case Setting::Silence: return "silences";
    }
    return {};
}

bool endsOtherwise(const Explanation& actual, const Explanation& other)
{
    if (!actual.isInCase() || !other.isInCase())
        return actual.isInCase() != other.isInCase();
    const GroupDecision& before = *actual.execution->decision;
    const GroupDecision& after = *other.execution->decision;
    return before.key != after.key || before.into.createdAt != after.into.createdAt;
}

Result<Counterfactuals> findCounterfactuals(const SimulationInput& input, const Explanation& actual,
                                            base::Progress* progress, std::stop_token stop)
{
    return Search(input, actual, progress, std::move(stop)).run();
}

} // namespace casewright::analysis
