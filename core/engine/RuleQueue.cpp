// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RuleQueue.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/engine/PreparedRuns.h"
#include "core/engine/QueueRun.h"
#include "core/engine/SummarySum.h"

namespace casewright::engine {
namespace {

using base::Result;

/// An error of one of several rules says of which.
base::Error named(base::Error error, const QueueInput& input, std::size_t rule)
{
    if (input.rules.size() > 1 && error.code != base::ErrorCode::Cancelled)
        error.text = "The rule \"" + input.rules[rule].rule.name + "\": " + error.text;
    return error;
}

base::Error sameId(const rules::Rule& one, const rules::Rule& other)
{
    return {base::ErrorCode::InvalidValue,
            "The rules \"" + one.name + "\" and \"" + other.name + "\" have the same id, \"" + one.id.text
                + "\", so they would claim the same cases. Give one of them another id.",
            std::nullopt};
}

Result<RuleSimulation> begin(const SimulationInput& input, RunSink* sink, base::Progress* progress,
                             const std::stop_token& stop)
{
    const auto begun = RuleSimulation::Clock::now();
    Result<std::unique_ptr<RunSource>> runs = makeRunSource(input, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    Result<AlertGrouping> grouping = (*runs)->groupBy(input.rule.casesAction->groupBy, stop);
    if (!grouping)
        return base::fail(grouping.error());
    return RuleSimulation(input, std::move(*runs), std::move(*grouping), sink, begun);
}

SimulationSummary sumOf(const QueueInput& input, const std::vector<SimulationResult>& results, std::uint64_t openAtPeak)
{
    SimulationSummary sum;
    sum.queue = results.front().summary.queue;
    sum.openAtPeak = openAtPeak;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const SimulationSummary& each = results[i].summary;
        const auto isSameTable = [&](const SimulationInput& other) { return other.alerts == input.rules[i].alerts; };
        const auto end = input.rules.begin() + static_cast<std::ptrdiff_t>(i);
        if (std::none_of(input.rules.begin(), end, isSameTable))
            sum.documents += each.documents;
        addCounts(sum, each);
    }
    return sum;
}

} // namespace

std::optional<base::Error> reasonAgainst(const QueueInput& input)
{
    if (input.rules.empty())
        return base::Error{base::ErrorCode::MissingValue, "There is no rule to simulate.", std::nullopt};
    for (std::size_t i = 0; i < input.rules.size(); ++i) {
        const SimulationInput& rule = input.rules[i];
        if (std::optional<base::Error> reason = reasonAgainst(rule.rule, rule.profile))
            return named(std::move(*reason), input, i);
        for (std::size_t j = 0; j < i; ++j)
            if (input.rules[j].rule.id == rule.rule.id)
                return sameId(input.rules[j].rule, rule.rule);
    }
    return std::nullopt;
}

Result<QueueResult> simulateQueue(const QueueInput& input, std::span<RunSink* const> sinks, base::Progress* progress,
                                  std::stop_token stop)
{
    if (std::optional<base::Error> reason = reasonAgainst(input))
        return base::fail(std::move(*reason));
    std::vector<RuleSimulation> rules;
    for (std::size_t i = 0; i < input.rules.size(); ++i) {
        Result<RuleSimulation> begun = begin(input.rules[i], i < sinks.size() ? sinks[i] : nullptr, progress, stop);
        if (!begun)
            return base::fail(named(begun.error(), input, i));
        rules.push_back(std::move(*begun));
    }
    QueueRun queue(std::move(rules), input.analysts, input.seed, input.keepsHistory);
    if (const Result<void> done = queue.runAll(progress, stop); !done)
        return base::fail(done.error());
    Result<std::vector<SimulationResult>> results = queue.release();
    if (!results)
        return base::fail(results.error());
    SimulationSummary sum = sumOf(input, *results, queue.openAtPeak());
    return QueueResult{.rules = std::move(*results), .sum = std::move(sum)};
}

Result<SimulationResult> simulateInCompany(const SimulationInput& input, RunSink* sink, base::Progress* progress,
                                           std::stop_token stop)
{
    QueueInput queue{.rules = input.company->rules, .analysts = input.analysts, .seed = input.seed,
                     .keepsHistory = input.keepsQueueHistory};
    const std::size_t place = std::min(input.company->place, queue.rules.size());
    queue.rules.insert(queue.rules.begin() + static_cast<std::ptrdiff_t>(place), input)->company.reset();
    std::vector<RunSink*> sinks(queue.rules.size(), nullptr);
    sinks[place] = sink;
    Result<QueueResult> result = simulateQueue(queue, sinks, progress, std::move(stop));
    if (!result)
        return base::fail(result.error());
    return std::move(result->rules[place]);
}

} // namespace casewright::engine
