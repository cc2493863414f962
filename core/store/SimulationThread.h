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
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Channel.h"
#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/engine/Simulation.h"
#include "core/store/Database.h"
#include "core/store/RunWriter.h"
#include "core/store/Workspace.h"

namespace casewright::store {

/// The thread behind a SimulationWriter or a QueueWriter, whose simulations begin and end together. Runs are gathered into batches on the engine's thread; a batch
/// is one transaction, so that nobody ever sees half a run and a killed process leaves whole batches.
class SimulationThread final {
public:
    /// `simulations`: by rule; those of several rules are of one queue.
    SimulationThread(std::string path, std::vector<StoredSimulation> simulations);
    SimulationThread(const SimulationThread&) = delete;
    SimulationThread& operator=(const SimulationThread&) = delete;
    ~SimulationThread();

    /// Starts the thread and waits until it has opened the workspace and entered the simulations, or gave up.
    [[nodiscard]] base::Result<void> start(const std::stop_token& giveUp);

    // On the engine's thread.
    void prepare(std::size_t rule, std::shared_ptr<const alerts::AlertTable> alerts);
    [[nodiscard]] base::Result<void> take(std::size_t rule, engine::RunResult run,
                                          const std::vector<engine::Case>& cases);
    /// The batch that is being gathered, as it is.
    [[nodiscard]] base::Result<void> send();
    /// By rule.
    [[nodiscard]] base::Result<void> finish(std::span<const engine::SimulationResult> results,
                                            const std::stop_token& stop);
    [[nodiscard]] base::Result<void> abandon(SimulationState state);

    [[nodiscard]] const std::vector<std::int64_t>& keys() const { return m_keys; }   ///< by rule
    [[nodiscard]] double seconds() const { return m_seconds; }

private:
    /// Runs that become one transaction.
    struct Batch {
        std::vector<std::pair<std::size_t, PendingRun>> runs;   ///< by rule
        /// That these runs and the next of a rule are of; not there: as before.
        std::vector<std::pair<std::size_t, std::shared_ptr<const alerts::AlertTable>>> alerts;
        std::size_t weight = 0;    ///< attached alerts, decisions and runs
        std::chrono::steady_clock::time_point begun;
    };
    using Writers = std::vector<std::unique_ptr<RunWriter>>;   ///< by rule

    void work(const std::stop_token& stop, const std::stop_token& giveUp, std::promise<base::Result<void>> opened);
    [[nodiscard]] base::Result<std::vector<cases::NewCaseFields>> newCases() const;
    [[nodiscard]] base::Result<Writers> makeWriters(Database& database,
                                                    const std::vector<cases::NewCaseFields>& newCases) const;
    void writeBatches(Database& database, const Writers& writers, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> write(Database& database, const Writers& writers, const Batch& batch,
                                           const std::stop_token& stop);
    [[nodiscard]] base::Result<void> end(Database& database, const Writers& writers, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> endFinished(Database& database, const Writers& writers,
                                                 const std::stop_token& stop);
    [[nodiscard]] base::Result<void> finishWriters(Database& database, const Writers& writers,
                                                   const std::stop_token& stop) const;
    [[nodiscard]] base::Result<void> setStates(Database& database, SimulationState state) const;
    [[nodiscard]] base::Result<void> join();
    void remember(const base::Result<void>& done);
    [[nodiscard]] base::Result<void> firstError() const;

    const std::string m_path;
    const std::vector<StoredSimulation> m_simulations;
    std::vector<std::int64_t> m_keys;                    ///< set before start() returns
    Batch m_batch;                                       ///< being gathered, on the engine's thread
    base::Channel<Batch> m_channel;
    std::atomic<bool> m_hasError{false};
    mutable std::mutex m_errorMutex;
    std::optional<base::Error> m_error;
    std::binary_semaphore m_ending{0};                   ///< released once it is known how it ends:
    std::span<const engine::SimulationResult> m_results; ///< finished, with these
    SimulationState m_endState = SimulationState::Cancelled;
    double m_seconds = 0;                                ///< read after join
    std::jthread m_thread;                               ///< last: ends before what it uses
};

} // namespace casewright::store
