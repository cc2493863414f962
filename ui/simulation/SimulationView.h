// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

#include "ui/bridge/LiveSimulation.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/TimelineLines.h"
#include "ui/simulation/ShownRules.h"

class QGraphicsOpacityEffect;
class QTimer;

namespace casewright::ui {

class AuditPane;
class Card;
class MomentPlayback;
class Pill;
class QueueTiles;
class RunsPane;
class ScenarioCard;
class SimulationTiles;
class TimelinePlot;
class WhyPane;

/// One simulation on the screen: tiles, timeline, runs, audit, and why a run came out as it did.
class SimulationView final : public QWidget {
    Q_OBJECT

public:
    explicit SimulationView(QWidget* parent = nullptr);

    /// Null: nothing yet.
    void showSimulation(const std::shared_ptr<const ShownSimulation>& shown);
    /// One that runs, or is paused: its runs become more, with grow(). `time`: of its alerts.
    void follow(const std::shared_ptr<const ShownSimulation>& shown, const TimeSpan& time);
    void grow();
    /// The tiles count what runs now; what is below stays as it was, dimmed, until follow() or setRunning(false).
    void showLive(const LiveSimulation& live);
    void setRunning(bool isRunning);
    void focusRuns();
    /// Chooses the run of that time, of several rules that of the one with the number; false if it is not there, or not
    /// yet.
    bool chooseRunAt(base::Timestamp at, const QString& group = {}, std::size_t rule = 0);
    /// The run that is chosen; null: none.
    [[nodiscard]] const store::StoredRun* chosenRun() const;
    [[nodiscard]] WhyPane* why() const { return m_why; }
    [[nodiscard]] RunsPane& runs() const { return *m_runs; }
    [[nodiscard]] SimulationTiles& tiles() const { return *m_tiles; }
    /// The key of what is shown; 0: it is nothing, or not in the workspace.
    [[nodiscard]] std::int64_t simulation() const { return m_shown ? m_shown->simulation.key : 0; }
    [[nodiscard]] const std::shared_ptr<const ShownSimulation>& shown() const { return m_shown; }
    /// Whether there is something to read about its runs: not where they are not in the workspace.
    [[nodiscard]] bool canBeRead() const { return m_shown && m_shown->firstKey() != 0; }
    /// Between tiles and timeline; hidden unless a scenario is shown.
    [[nodiscard]] ScenarioCard& scenario() const { return *m_scenario; }
    /// The way through the time of what is shown.
    [[nodiscard]] MomentPlayback& playback() const { return *m_playback; }
    /// The answer to lossesWanted(); dropped if another simulation is shown by now.
    void showLosses(std::int64_t firstKey, const std::vector<store::StoredLoss>& losses);
    /// The answer to decisionsWanted(); dropped if another run is chosen by now.
    void showDecisions(std::uint64_t run, const std::vector<store::StoredDecision>& decisions);

Q_SIGNALS:
    /// A run was chosen, of which only the sums are known.
    void decisionsWanted(const ShownSimulation& of, std::uint64_t run);
    /// Alerts of the simulation that is shown found their case full.
    void lossesWanted(const ShownSimulation& of);
    void caseRequested(qint64 caseKey);
    /// Other runs are shown.
    void runsChanged();
    /// A person chose a run.
    void runChosen();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QWidget* buildTimeline();
    [[nodiscard]] QWidget* buildAside();
    void connectParts();
    void showNumbers(const ShownSimulation& shown);
    void setDimmed(bool isDimmed);
    void showBarLength();
    void showMoment();
    void goToRun(std::uint64_t number);
    void showTimeline(const ShownSimulation& shown);
    void showWhy();
    void askForDecisions();

    SimulationTiles* m_tiles = nullptr;
    ScenarioCard* m_scenario = nullptr;
    QWidget* m_below = nullptr;
    QGraphicsOpacityEffect* m_dim = nullptr;   ///< of what is below the tiles, while something runs
    MomentPlayback* m_playback = nullptr;
    QTimer* m_rest = nullptr;                  ///< until a moment counts as more than passing
    Card* m_timelineCard = nullptr;
    QWidget* m_controls = nullptr;             ///< of the timeline
    bool m_isNarrow = false;
    Pill* m_casesEntry = nullptr;              ///< of the legend
    Pill* m_waitingEntry = nullptr;
    TimelinePlot* m_timeline = nullptr;
    QueueTiles* m_queue = nullptr;
    RunsPane* m_runs = nullptr;
    AuditPane* m_audit = nullptr;
    WhyPane* m_why = nullptr;

    std::shared_ptr<const ShownSimulation> m_shown;
    bool m_isFollowing = false;                ///< runs are chosen, and not by a person
    QString m_wantedGroup; ///< when the decisions of the run come; null: none
    ShownRules m_rules;
};

} // namespace casewright::ui
