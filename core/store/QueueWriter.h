// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/store/Workspace.h"

namespace casewright::store {

class SimulationThread;

/// Writes the simulations of several rules into a workspace while they run, as SimulationWriter does with one: all
/// begin and end together, and what became of their queue is kept once. Give its sinks to simulateQueue(); call
/// finish() or abandon() at the end. Destroying it abandons.
class QueueWriter final {
public:
    /// Enters the simulations, by rule, at least one; of several, each knows the queue. Waits and stops as
    /// SimulationWriter::begin() does.
    [[nodiscard]] static base::Result<std::unique_ptr<QueueWriter>>
    begin(const std::string& workspacePath, std::vector<StoredSimulation> simulations, const std::stop_token& stop = {});
    ~QueueWriter();

    /// Of a rule. It lives as long as this.
    [[nodiscard]] engine::RunSink& sink(std::size_t rule);
    /// As SimulationWriter does.
    [[nodiscard]] base::Result<void> flush();

    /// Waits until all is written, enters summaries and final states, by rule, and marks all as finished. The first
    /// error of the thread, if any. Asked to stop, it keeps the runs, marks the simulations as cancelled (within 100
    /// ms) and says ErrorCode::Cancelled.
    [[nodiscard]] base::Result<void> finish(std::span<const engine::SimulationResult> results,
                                            const std::stop_token& stop = {});
    /// Stops writing (within 100 ms) and marks the simulations as cancelled or failed; what was written stays.
    [[nodiscard]] base::Result<void> abandon(SimulationState state);

    [[nodiscard]] const std::vector<std::int64_t>& keys() const;   ///< of the simulations, by rule
    [[nodiscard]] double storeSeconds() const;                     ///< the thread's time in the database, after finish()

private:
    class Sink;
    QueueWriter(std::unique_ptr<SimulationThread> thread, std::size_t rules);

    std::unique_ptr<SimulationThread> m_thread;
    std::vector<std::unique_ptr<Sink>> m_sinks;   ///< by rule
};

} // namespace casewright::store
