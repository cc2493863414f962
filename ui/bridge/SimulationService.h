// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <cstdint>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"
#include "core/store/Workspace.h"
#include "ui/bridge/LiveSimulation.h"

namespace casewright::ui {

class AlertSources;
class SimulationArchive;
class WorkspaceSession;
struct SimulationOrder;
struct SimulationOutcome;

/// What a person wants simulated.
struct SimulationRequest {
    rules::Rule rule{};
    std::vector<rules::Rule> moreRules{};             ///< whose cases come into the same queue
    store::StoredSource source{};
    std::vector<store::StoredSource> moreSources{};   ///< whose alerts come together with those of `source`
    rules::VersionProfile profile{};
    engine::AnalystModel analysts{};      ///< who works on the cases between the runs; nobody by default
    std::uint64_t analystsSeed = 1;       ///< of what the analysts' model draws
    bool skipBadLines = false;            ///< while reading the source
};

/// How a simulation ended.
struct SimulationReport {
    store::SimulationState state = store::SimulationState::Finished;   ///< not Running
    SimulationPhase phase = SimulationPhase::Reading;   ///< in which it ended
    std::int64_t key = 0;                 ///< of the simulation in the workspace, of several rules the first; 0: none
    std::optional<base::Error> error{};   ///< why it failed, or was not even marked as cancelled
    double seconds = 0;                   ///< wall time without the reading
    std::uint64_t skippedLines = 0;       ///< of the alerts, on request
};

/// Runs simulations in the background, one at a time, and keeps them in the open workspace; in a workspace that can
/// only be read the result is shown and not kept. A second start while one runs is refused: what runs is what the
/// person asked for and sees. Closing the workspace, or destroying the service, stops what runs and waits for it (100
/// ms at most); what was written until then stays, marked as cancelled. One for the program, on the GUI thread.
class SimulationService final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    SimulationService(WorkspaceSession& session, AlertSources& sources, QObject* parent = nullptr);
    ~SimulationService() override;

    /// Begins: reads the source unless AlertSources has it, simulates, stores. The error says why it did not begin:
    /// one is running, no workspace is open, or the rule has a finding that forbids it, whose field the location
    /// names.
    [[nodiscard]] base::Result<void> start(const SimulationRequest& request);
    /// Asks what runs to stop; it ends with finished() within 100 ms.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_thread.joinable(); }
    /// Asked to stop and not ended yet.
    [[nodiscard]] bool isCancelling() const { return isRunning() && m_isCancelling; }
    /// Holds what runs between two runs of the rule, or lets it go on. Cancelling and closing work as always.
    void setPaused(bool isPaused);
    [[nodiscard]] bool isPaused() const { return isRunning() && m_live->isPaused(); }

    /// Of what runs, to be asked at 30 Hz; null while nothing runs.
    [[nodiscard]] const LiveSimulation* live() const { return isRunning() ? m_live.get() : nullptr; }
    /// How the last one ended; see finished().
    [[nodiscard]] const SimulationReport& report() const { return m_report; }
    /// The simulations of the workspace; shows the new one when it has finished.
    [[nodiscard]] SimulationArchive& archive() const { return *m_archive; }

Q_SIGNALS:
    void started();
    void pausedChanged();
    void finished();       ///< in whatever way: see report(), and archive() for the result

private:
    struct Shared;

    [[nodiscard]] base::Result<SimulationOrder> orderOf(const SimulationRequest& request) const;
    void stopForClosing();
    [[nodiscard]] SimulationOutcome takeOutcome();
    void finish();
    void showOutcome(SimulationOutcome outcome);

    WorkspaceSession& m_session;
    AlertSources& m_sources;
    SimulationArchive* m_archive;
    std::shared_ptr<LiveSimulation> m_live;
    std::shared_ptr<Shared> m_shared;      ///< between the thread and its end
    SimulationReport m_report;
    bool m_isCancelling = false;
    std::uint64_t m_generation = 0;        ///< counts starts: news of an earlier one is dropped
    std::jthread m_thread;                 ///< last: ends before what it uses
};

} // namespace casewright::ui
