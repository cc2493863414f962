// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/store/StoredValues.h"
#include "ui/bridge/LiveSimulation.h"

class QAction;

namespace casewright::ui {

class ActionTable;
class SimulationHeader;
class SimulationService;
class SimulationView;

/// Shows a simulation while it runs: the view fills with its runs as they come, and where it is paused everything is
/// there to look around in, until then. GUI thread.
class LiveFollowing final : public QObject {
    Q_OBJECT

public:
    /// They outlive it.
    LiveFollowing(SimulationService& service, SimulationView& view, SimulationHeader& header, QObject* parent);

    void registerActions(ActionTable& actions, const std::function<void()>& goToPage);
    /// What is new: to be called some ten times a second while a simulation runs.
    void poll();

private:
    void begin();
    void end();
    void showPaused();
    void pauseOrGoOn();
    void updatePause();
    void takeNewRuns();
    /// `places`: of the runs.
    void follow(std::shared_ptr<const std::vector<store::StoredRun>> runs,
                std::shared_ptr<const std::vector<RunPlace>> places, bool isPaused);

    SimulationService& m_service;
    SimulationView& m_view;
    SimulationHeader& m_header;
    QAction* m_action = nullptr;
    std::shared_ptr<std::vector<store::StoredRun>> m_runs;   ///< grows while the simulation runs
    std::shared_ptr<std::vector<RunPlace>> m_places;         ///< of m_runs
    std::optional<LivePlan> m_plan;                          ///< once its first runs are shown
    std::size_t m_pausedRuns = 0;                            ///< that are shown while it is paused
    bool m_isFollowed = false;                               ///< m_runs are shown, and grow
    QElapsedTimer m_sinceShown;
};

} // namespace casewright::ui
