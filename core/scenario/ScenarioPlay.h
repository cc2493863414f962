// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>
#include <stop_token>

#include "core/alerts/AlertTable.h"
#include "core/base/Json.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/scenario/ScenarioFile.h"

namespace casewright::scenario {

/// What a scenario came to.
struct PlayedScenario {
    std::shared_ptr<const base::Json> outcome;   ///< in the words of `expect`, see play()
    engine::SimulationResult result;             ///< as if a rule had handed over the alerts
};

/// Plays a scenario's timeline through the engine, and says what came of it in the words of `expect`: `steps`,
/// `cases`, `oracle`, `summary`. A step about a case that is not there is an error with its place.
[[nodiscard]] base::Result<base::Json> play(const Scenario& scenario);

/// The same, with all that a simulation gives. The sink (which may be null) gets every run step, also one without
/// alerts, when what was done to the cases after it is known: RunResult::changesAfter up to the next run or the end.
/// `alerts`: of the scenario, see alertsOf(). Progress is in steps; stops within 100 ms of a request with
/// ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<PlayedScenario> play(const Scenario& scenario, const alerts::AlertTable& alerts,
                                                engine::RunSink* sink, base::Progress* progress = nullptr,
                                                std::stop_token stop = {});

} // namespace casewright::scenario
