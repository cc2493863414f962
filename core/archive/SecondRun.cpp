// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/SecondRun.h"

#include <memory>
#include <utility>

#include "core/scenario/ScenarioPlay.h"
#include "core/store/SimulationWriter.h"

namespace casewright::archive {
namespace {

using base::ErrorCode;
using base::Result;

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

} // namespace

Result<std::int64_t> runAgain(const std::string& workspacePath, const KeptInput& kept, base::Timestamp startedAt,
                              base::Progress* progress, std::stop_token stop)
{
    store::StoredSimulation simulation = kept.simulation;
    simulation.startedAt = startedAt;
    simulation.summary = {};
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
    if (key)
        return key;
    const bool isCancelled = key.error().code == ErrorCode::Cancelled;
    const Result<void> marked =
        sink.abandon(isCancelled ? store::SimulationState::Cancelled : store::SimulationState::Failed);
    // That it could not be marked is worth telling only where nothing else is.
    return !marked && isCancelled ? base::fail(marked.error()) : base::fail(key.error());
}

} // namespace casewright::archive
