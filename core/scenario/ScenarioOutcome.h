// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Json.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/scenario/ScenarioFile.h"

namespace casewright::scenario {

/// What comes of a scenario, in the words of its `expect`: takes the runs one by one, and writes them with the state
/// that is there at the end. One thread.
class ScenarioOutcome final {
public:
    /// Both outlive it; `alerts`: of the scenario, see alertsOf().
    ScenarioOutcome(const Scenario& scenario, const alerts::AlertTable& alerts);
    ~ScenarioOutcome();
    ScenarioOutcome(const ScenarioOutcome&) = delete;
    ScenarioOutcome& operator=(const ScenarioOutcome&) = delete;

    /// `cases`: all so far.
    void add(const engine::RunResult& run, const std::vector<engine::Case>& cases);
    /// `steps`, `cases`, `oracle`, `summary`.
    [[nodiscard]] base::Json write(const engine::SimulationResult& result) const;

private:
    struct Runs;
    [[nodiscard]] base::Json stepsJson() const;
    [[nodiscard]] base::Json casesJson(const engine::SimulationResult& result) const;

    const Scenario& m_scenario;
    const alerts::AlertTable& m_alerts;
    std::unique_ptr<Runs> m_runs;
    std::vector<std::vector<std::string>> m_attached;   ///< by case: ids, in order of attachment
};

} // namespace casewright::scenario
