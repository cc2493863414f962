// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/SecondRun.h"

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "core/engine/RuleQueue.h"
#include "core/scenario/ScenarioPlay.h"
#include "core/store/QueueWriter.h"
#include "core/store/SimulationWriter.h"

namespace casewright::archive {
namespace {

using base::ErrorCode;
using base::Result;
using store::StoredSimulation;

Result<engine::SimulationResult> play(const KeptInput& kept, engine::RunSink& sink, base::Progress* progress,
                                      const std::stop_token& stop)
{
    if (!kept.scenario) {
        engine::SimulationInput input = kept.input;
        input.keepsQueueHistory = true;
        return engine::simulate(input, &sink, progress, stop);
    }
    Result<scenario::PlayedScenario> played = scenario::play(*kept.scenario, *kept.input.alerts, &sink, progress, stop);
    if (!played)
        return base::fail(played.error());
    return std::move(played->result);
}

/// The text is kept before anything is played, so that whatever the workspace has of it is known as a scenario.
Result<void> keepScenario(const std::string& workspacePath, const KeptInput& kept, std::int64_t key)
{
    if (!kept.scenario)
        return {};
    Result<store::Workspace> workspace = store::Workspace::open(workspacePath, store::Access::ReadWrite);
    return workspace ? workspace->setScenario(key, kept.scenarioText) : base::fail(workspace.error());
}

/// Marks what was begun; the error to tell. That it could not be marked is worth telling only where nothing else is.
base::Error giveUp(auto& writer, const base::Error& error)
{
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    const Result<void> marked =
        writer.abandon(isCancelled ? store::SimulationState::Cancelled : store::SimulationState::Failed);
    return !marked && isCancelled ? marked.error() : error;
}

StoredSimulation begun(StoredSimulation simulation, base::Timestamp startedAt)
{
    simulation.startedAt = startedAt;
    simulation.summary = {};
    return simulation;
}

/// All of a queue whose cases the same people worked on.
Result<std::int64_t> runQueueAgain(const std::string& workspacePath, const KeptInput& kept, base::Timestamp startedAt,
                                   base::Progress* progress, const std::stop_token& stop)
{
    const std::size_t place = kept.input.company->place;
    engine::QueueInput queue{.rules = kept.input.company->rules,
                             .analysts = kept.input.analysts,
                             .seed = kept.input.seed,
                             .keepsHistory = true};
    std::vector<StoredSimulation> simulations;
    for (const StoredSimulation& each : kept.company)
        simulations.push_back(begun(each, startedAt));
    const auto at = static_cast<std::ptrdiff_t>(place);
    queue.rules.insert(queue.rules.begin() + at, kept.input)->company.reset();
    simulations.insert(simulations.begin() + at, begun(kept.simulation, startedAt));
    Result<std::unique_ptr<store::QueueWriter>> writer = store::QueueWriter::begin(workspacePath, simulations, stop);
    if (!writer)
        return base::fail(writer.error());
    std::vector<engine::RunSink*> sinks;
    for (std::size_t i = 0; i < simulations.size(); ++i)
        sinks.push_back(&(*writer)->sink(i));
    const Result<void> done = engine::simulateQueue(queue, sinks, progress, stop)
                                  .and_then([&](const engine::QueueResult& result) -> Result<void> {
                                      if (stop.stop_requested())
                                          return base::fail(ErrorCode::Cancelled, "Stopped.");
                                      return (*writer)->finish(result.rules, stop);
                                  });
    return done ? Result<std::int64_t>((*writer)->keys()[place]) : base::fail(giveUp(**writer, done.error()));
}

} // namespace

Result<std::int64_t> runAgain(const std::string& workspacePath, const KeptInput& kept, base::Timestamp startedAt,
                              base::Progress* progress, std::stop_token stop)
{
    if (kept.input.company)
        return runQueueAgain(workspacePath, kept, startedAt, progress, stop);
    const StoredSimulation simulation = begun(kept.simulation, startedAt);
    Result<std::unique_ptr<store::SimulationWriter>> writer =
        store::SimulationWriter::begin(workspacePath, simulation, kept.input.alerts, stop);
    if (!writer)
        return base::fail(writer.error());
    store::SimulationWriter& sink = **writer;
    Result<std::int64_t> key = keepScenario(workspacePath, kept, sink.simulation())
                                   .and_then([&] { return play(kept, sink, progress, stop); })
                                   .and_then([&](const engine::SimulationResult& result) -> Result<std::int64_t> {
                                       if (stop.stop_requested())
                                           return base::fail(ErrorCode::Cancelled, "Stopped.");
                                       return sink.finish(result);
                                   });
    return key ? key : base::fail(giveUp(sink, key.error()));
}

} // namespace casewright::archive
