// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/base/Result.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/store/Workspace.h"

namespace casewright::store {

class SimulationThread;

/// Writes a simulation into a workspace while it runs: a thread of its own with its own connection,
/// fed through a bounded channel, which holds the engine up when the disk is slower. Give it to
/// simulate() as the sink; call finish() or abandon() at the end. Destroying it abandons.
class SimulationWriter final : public engine::RunSink {
public:
    /// Opens the workspace for writing and enters the simulation (state Running). Waits some seconds while another
    /// process writes, unless it is asked to stop: then with ErrorCode::Cancelled, within 100 ms.
    [[nodiscard]] static base::Result<std::unique_ptr<SimulationWriter>>
    begin(const std::string& workspacePath, const StoredSimulation& simulation,
          std::shared_ptr<const alerts::AlertTable> alerts, const std::stop_token& stop = {});
    ~SimulationWriter() override;

    /// The runs are of these alerts, not of those that it was begun with.
    [[nodiscard]] base::Result<void> prepare(const engine::AlertSource& source) override;
    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override;

    /// Has what was taken written soon, not when it is enough for a transaction. Does not wait for it.
    [[nodiscard]] base::Result<void> flush();

    /// Waits until all is written, enters the summary, the final state of cases and the counter records,
    /// and marks the simulation as finished. The key of the simulation, or the first error of the thread. Asked to
    /// stop, it keeps the runs, marks the simulation as cancelled (within 100 ms) and says ErrorCode::Cancelled.
    [[nodiscard]] base::Result<std::int64_t> finish(const engine::SimulationResult& result,
                                                    const std::stop_token& stop = {});

    /// Stops writing (within 100 ms) and marks the simulation as cancelled or failed; what was written stays.
    [[nodiscard]] base::Result<void> abandon(SimulationState state);

    [[nodiscard]] std::int64_t simulation() const;  ///< its key
    [[nodiscard]] double storeSeconds() const;      ///< the thread's time in the database, after finish()

private:
    explicit SimulationWriter(std::unique_ptr<SimulationThread> thread);
    std::unique_ptr<SimulationThread> m_thread;
};

} // namespace casewright::store
