// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Channel.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/store/Database.h"
#include "core/store/RunWriter.h"
#include "core/store/SimulationWriter.h"

namespace casewright::store {

/// The thread behind a SimulationWriter. Runs are gathered into batches on the engine's thread; a batch
/// is one transaction, so that nobody ever sees half a run and a killed process leaves whole batches.
class SimulationWriter::Thread final {
public:
    Thread(std::string path, StoredSimulation simulation, std::shared_ptr<const alerts::AlertTable> alerts);
    Thread(const Thread&) = delete;
    Thread& operator=(const Thread&) = delete;
    ~Thread();

    /// Starts the thread and waits until it has opened the workspace and entered the simulation, or gave up.
    [[nodiscard]] base::Result<void> start(const std::stop_token& giveUp);

    // On the engine's thread.
    void prepare(std::shared_ptr<const alerts::AlertTable> alerts) { m_batch.alerts = std::move(alerts); }
    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases);
    /// The batch that is being gathered, as it is.
    [[nodiscard]] base::Result<void> send();
    [[nodiscard]] base::Result<void> finish(const engine::SimulationResult& result, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> abandon(SimulationState state);

    [[nodiscard]] std::int64_t simulation() const { return m_key; }
    [[nodiscard]] double seconds() const { return m_seconds; }

private:
    /// Runs that become one transaction.
    struct Batch {
        std::vector<PendingRun> runs;
        std::shared_ptr<const alerts::AlertTable> alerts;   ///< that these runs and the next are of; null: as before
        std::size_t weight = 0;    ///< attached alerts, decisions and runs
        std::chrono::steady_clock::time_point begun;
    };

    void work(const std::stop_token& stop, const std::stop_token& giveUp, std::promise<base::Result<void>> opened);
    void writeBatches(Database& database, RunWriter& writer, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> write(Database& database, RunWriter& writer, const Batch& batch,
                                           const std::stop_token& stop);
    [[nodiscard]] base::Result<void> end(Database& database, RunWriter& writer, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> endFinished(Database& database, RunWriter& writer, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> join();
    void remember(const base::Result<void>& done);
    [[nodiscard]] base::Result<void> firstError() const;

    const std::string m_path;
    StoredSimulation m_simulation;
    std::shared_ptr<const alerts::AlertTable> m_alerts;
    std::int64_t m_key = 0;                              ///< set before start() returns
    Batch m_batch;                                       ///< being gathered, on the engine's thread
    base::Channel<Batch> m_channel;
    std::atomic<bool> m_hasError{false};
    mutable std::mutex m_errorMutex;
    std::optional<base::Error> m_error;
    std::binary_semaphore m_ending{0};                   ///< released once it is known how it ends:
    const engine::SimulationResult* m_result = nullptr;  ///< finished, with this
    SimulationState m_endState = SimulationState::Cancelled;
    double m_seconds = 0;                                ///< read after join
    std::jthread m_thread;                               ///< last: ends before what it uses
};

} // namespace casewright::store
