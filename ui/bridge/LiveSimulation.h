// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/engine/RunResult.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/QueueRuns.h"

namespace casewright::ui {

/// What a simulation does, in this order.
enum class SimulationPhase : std::uint8_t {
    Reading,     ///< the alerts, unless they are loaded
    Simulating,
    Finishing,   ///< the last runs and the final state go into the workspace
};

/// A run as the workspace gives it back.
[[nodiscard]] store::StoredRun storedRunOf(const engine::RunResult& run, std::uint64_t number);

/// What runs come to, added up.
struct RunSums {
    std::uint64_t runs = 0;          ///< those with alerts or losses
    std::uint64_t alerts = 0;        ///< that became new; of simulations from before that was kept: handed over
    std::uint64_t casesOpened = 0;
    std::uint64_t casesReopened = 0;
    std::uint64_t breakerRuns = 0;
    std::uint64_t failedRuns = 0;
    engine::Audit audit{};

    void add(const store::StoredRun& run);

    friend bool operator==(const RunSums&, const RunSums&) = default;
};

/// What is known of a simulation before its first run.
struct LivePlan {
    store::StoredSimulation simulation{};   ///< with its key, where it is kept, and its documents; of several their sum
    std::vector<store::StoredSimulation> members{};   ///< of several rules, by rule, with their keys; else none
    base::Timestamp first{};                ///< of its alerts
    base::Timestamp last{};
};

/// How far a running simulation is and what it came to until now. Its thread writes; the window asks at 30 Hz.
class LiveSimulation final {
public:
    // On the simulation's thread.
    void enter(SimulationPhase phase) { m_phase.store(phase); }
    void setDocuments(std::uint64_t documents) { m_documents.store(documents); }
    void setPlan(LivePlan plan);
    /// A run of the rule with the position. Under the next number, for each of several rules counts its own runs. One that
    /// comes late, as the last one of a rule does while others go on, is only added up: those that are told are in order
    /// of time.
    void add(store::StoredRun run, std::size_t rule = 0);
    /// While somebody wants it to pause; a request to stop ends that at once.
    void waitWhilePaused(const std::stop_token& stop);
    /// Of the reading: bytes or documents.
    [[nodiscard]] base::Progress& reading() { return m_reading; }
    /// Of the simulating: ticks.
    [[nodiscard]] base::Progress& simulating() { return m_simulating; }

    // On any thread.
    [[nodiscard]] SimulationPhase phase() const { return m_phase.load(); }
    /// Of the present phase; null where it has none.
    [[nodiscard]] const base::Progress* progress() const;
    /// 0 until the alerts are read.
    [[nodiscard]] std::uint64_t documents() const { return m_documents.load(); }
    [[nodiscard]] RunSums sums() const;
    /// None until the simulating begins.
    [[nodiscard]] std::optional<LivePlan> plan() const;
    /// Adds the runs that came since `known` was brought up to date, and where they are.
    void addNewRuns(std::vector<store::StoredRun>& known, std::vector<RunPlace>& places) const;
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return m_isPaused.load(); }

private:
    std::atomic<SimulationPhase> m_phase{SimulationPhase::Reading};
    std::atomic<std::uint64_t> m_documents{0};
    base::Progress m_reading;
    base::Progress m_simulating;
    mutable std::mutex m_mutex;
    RunSums m_sums;
    std::optional<LivePlan> m_plan;
    std::vector<store::StoredRun> m_runs;
    std::vector<RunPlace> m_places;         ///< by run
    std::atomic<bool> m_isPaused{false};
    std::condition_variable_any m_goOn;
};

} // namespace casewright::ui
