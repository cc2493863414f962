// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/store/Workspace.h"

namespace casewright::tests {

/// How many runs of how many alerts, spread evenly over how many groups.
struct Script {
    std::uint32_t runs = 10;
    std::uint32_t alertsPerRun = 50;
    std::uint32_t groups = 5;

    [[nodiscard]] std::uint32_t alerts() const { return runs * alertsPerRun; }
};

/// Runs as the engine hands them over, made by a rule so simple that tests can tell what must be stored:
/// a run every five minutes attaches the next alerts of the table, group by group; a case that would pass
/// 1 000 alerts is followed by the next one of its group, because the window has passed.
class ScriptedRuns final {
public:
    explicit ScriptedRuns(Script script);
    [[nodiscard]] bool atEnd() const { return m_run == m_script.runs; }
    [[nodiscard]] engine::RunResult next();
    [[nodiscard]] const std::vector<engine::Case>& cases() const { return m_cases; }
    [[nodiscard]] std::vector<engine::Case>& cases() { return m_cases; }
    [[nodiscard]] engine::SimulationResult result() const;
    /// Hands all runs to a sink; false at the first error.
    [[nodiscard]] bool playInto(engine::RunSink& sink);

private:
    void decide(engine::RunResult& run, std::uint32_t group, std::uint32_t alerts);
    void openCase(engine::RunResult& run, std::uint32_t group, std::uint32_t counter);

    Script m_script;
    std::uint32_t m_run = 0;
    std::uint32_t m_row = 0;
    std::vector<engine::Case> m_cases;
    std::vector<std::int64_t> m_current;    ///< by group: its case, or -1
    engine::Audit m_audit;
};

/// At least so many documents, one every 60 ms.
[[nodiscard]] std::shared_ptr<const alerts::AlertTable> makeTable(std::uint32_t documents);

[[nodiscard]] store::StoredSimulation simulationNamed(const char* name);

/// Stores a scripted simulation from beginning to end; its key. Ends the program on an error.
[[nodiscard]] std::int64_t storeScript(const std::string& path, const Script& script,
                                       const std::shared_ptr<const alerts::AlertTable>& table);

/// The database's own checks and ours: what the rows of a workspace say about each other. Empty if all agree.
[[nodiscard]] std::string disagreements(const std::string& path);

} // namespace casewright::tests
