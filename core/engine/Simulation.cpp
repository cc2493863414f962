// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Simulation.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/engine/AlertGrouping.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/QueueRun.h"
#include "core/engine/RuleQueue.h"
#include "core/engine/RuleSimulation.h"
#include "core/engine/RunSource.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/Validation.h"

namespace casewright::engine {
namespace {

using base::ErrorCode;
using base::Result;
using Clock = RuleSimulation::Clock;

/// Who listens to a simulation, and may stop it.
struct Listeners {
    RunSink* sink;
    base::Progress* progress;
    std::stop_token stop;
};

/// What the Cases action does with runs that were found since `begun`: a queue of one rule.
Result<SimulationResult> act(const SimulationInput& input, std::unique_ptr<RunSource> runs, AlertGrouping grouping,
                             Clock::time_point begun, const Listeners& listeners)
{
    std::vector<RuleSimulation> rules;
    rules.emplace_back(input, std::move(runs), std::move(grouping), listeners.sink, begun);
    QueueRun queue(std::move(rules), input.analysts, input.seed, input.keepsQueueHistory);
    if (const Result<void> done = queue.runAll(listeners.progress, listeners.stop); !done)
        return base::fail(done.error());
    Result<std::vector<SimulationResult>> results = queue.release();
    if (!results)
        return base::fail(results.error());
    return std::move(results->front());
}

/// `params.query`, `params.criteria.0.timeSize`: also where the rule's file has its parameters elsewhere.
std::string placeOf(const rules::Finding& finding)
{
    constexpr std::string_view Root = "params/";
    std::string place(rules::pathOf(finding.field));
    if (finding.field != rules::RuleField::Parameters)
        return place;
    std::string_view steps = finding.pointer;
    if (const std::size_t root = steps.find(Root); root != std::string_view::npos)
        steps.remove_prefix(root + Root.size());
    while (!steps.empty()) {
        const std::string_view step = steps.substr(0, steps.find('/'));
        if (!step.empty())
            place += '.' + rules::withCapitals(step);
        steps.remove_prefix(std::min(step.size() + 1, steps.size()));
    }
    return place;
}

} // namespace

std::optional<base::Error> reasonAgainst(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    const auto error = [](ErrorCode code, std::string text, std::string field) {
        return base::Error{code, std::move(text), base::Location{.file = {}, .field = std::move(field)}};
    };
    for (const rules::Finding& finding : rules::validate(rule, profile)) {
        if (!rules::preventsSimulation(finding.severity))
            continue;
        const bool unsupported = finding.severity == rules::Severity::NotSimulated
            || finding.field == rules::RuleField::Type || finding.field == rules::RuleField::Query;
        return error(unsupported ? ErrorCode::NotSupported : ErrorCode::InvalidValue, finding.text, placeOf(finding));
    }
    if (!rule.casesAction)
        return error(ErrorCode::MissingValue, "The rule has no Cases action. Add one to simulate it.",
                     std::string(rules::pathOf(rules::RuleField::CasesAction)));
    return std::nullopt;
}

Result<SimulationResult> simulate(const SimulationInput& input, RunSink* sink, base::Progress* progress,
                                  std::stop_token stop)
{
    if (input.company)
        return simulateInCompany(input, sink, progress, std::move(stop));
    if (std::optional<base::Error> reason = reasonAgainst(input.rule, input.profile))
        return base::fail(std::move(*reason));
    const auto begun = Clock::now();
    Result<std::unique_ptr<RunSource>> runs = makeRunSource(input, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    Result<AlertGrouping> grouping = (*runs)->groupBy(input.rule.casesAction->groupBy, stop);
    if (!grouping)
        return base::fail(std::move(grouping.error()));
    return act(input, std::move(*runs), std::move(*grouping), begun, {.sink = sink, .progress = progress, .stop = stop});
}

Result<SimulationResult> simulate(const PreparedRuns& prepared, const ActionInput& action, RunSink* sink,
                                  base::Progress* progress, std::stop_token stop)
{
    const SimulationInput input = simulationInput(prepared.input(), action);
    if (std::optional<base::Error> reason = reasonAgainst(input.rule, input.profile))
        return base::fail(std::move(*reason));
    const auto begun = Clock::now();
    Result<std::unique_ptr<RunSource>> runs = prepared.runsFor(action.action.groupBy, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    Result<AlertGrouping> grouping = prepared.group(**runs, action.action.groupBy, stop);
    if (!grouping)
        return base::fail(std::move(grouping.error()));
    return act(input, std::move(*runs), std::move(*grouping), begun, {.sink = sink, .progress = progress, .stop = stop});
}

} // namespace casewright::engine
