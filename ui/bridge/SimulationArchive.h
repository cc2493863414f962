// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Workspace.h"
#include "ui/bridge/LatestJob.h"
#include "ui/bridge/QueueRuns.h"
#include "ui/bridge/SimulationMoments.h"

namespace casewright::ui {

class WorkspaceSession;

/// A simulation with its runs. Immutable; shared by models and pages.
struct ShownSimulation {
    using Runs = std::vector<store::StoredRun>;

    /// Key 0: it is not in the workspace, which could only be read. The depths of its queue come with the runs.
    store::StoredSimulation simulation{};
    std::shared_ptr<const Runs> runs{};      ///< null while they are read
    std::shared_ptr<const SimulationMoments> moments{};   ///< of the runs; as before
    double seconds = 0;                      ///< wall time of simulating and keeping; 0 if not known any more
    /// Of several rules whose cases came into one queue: each, by rule. `simulation` is their sum then, which has no
    /// key.
    std::vector<store::StoredSimulation> members{};
    std::shared_ptr<const std::vector<RunPlace>> places{};   ///< of the sum: where its runs are, by run

    /// Of the simulation, or of the first of several; 0: not in the workspace.
    [[nodiscard]] std::int64_t firstKey() const { return members.empty() ? simulation.key : members.front().key; }
    /// Of the simulation, or of all of a queue, by rule.
    [[nodiscard]] std::vector<std::int64_t> keys() const;
    /// Which of the keys() has a run, and under which number.
    [[nodiscard]] RunPlace placeOf(std::uint64_t run) const;
};

/// The simulations of the open workspace, and the one that a person looks at: the newest if that was removed. Reads
/// in the background on connections of its own; late answers are dropped. One for the program, owned by the
/// SimulationService, on the GUI thread.
class SimulationArchive final : public QObject {
    Q_OBJECT

public:
    /// The session outlives it.
    explicit SimulationArchive(WorkspaceSession& session, QObject* parent = nullptr);
    ~SimulationArchive() override;

    /// Newest first. Valid until the next change.
    [[nodiscard]] const std::vector<store::StoredSimulation>& simulations() const { return m_simulations; }
    /// Null if there is none of that key.
    [[nodiscard]] const store::StoredSimulation* find(std::int64_t key) const;
    /// Whether the list of the open workspace was read, or could not be.
    [[nodiscard]] bool isListed() const { return m_isListed; }

    /// What a person looks at; null if nothing was ever simulated here.
    [[nodiscard]] const std::shared_ptr<const ShownSimulation>& shown() const { return m_shown; }
    /// Shows a simulation of the list: its summary at once, its runs when they are read. The newest one is shown when a
    /// workspace is opened.
    void show(std::int64_t key);
    /// The same of all simulations of a queue together, by the key of the first.
    void showQueue(std::int64_t first);
    /// Of a queue, by rule; empty if there is none of that key.
    [[nodiscard]] std::vector<store::StoredSimulation> membersOf(std::int64_t first) const;
    /// Shows what was simulated just now.
    void show(std::shared_ptr<const ShownSimulation> simulation);
    /// Shows a simulation as soon as the list, which is read again after each change of cases, has it.
    void showWhenListed(std::int64_t key) { m_wanted = key; }
    // Of one simulation or of all of a queue, also while it runs; nothing where it is not in the workspace. Answers are
    // told under its firstKey(), and dropped when something else is asked for or shown.
    /// Reads what was decided for the groups of a run: answers with decisionsRead().
    void readDecisions(const ShownSimulation& of, std::uint64_t run);
    /// Reads which alerts found their case full: answers with lossesRead().
    void readLosses(const ShownSimulation& of);
    /// Reads in which runs something was decided for a group that has the text in one of its values: answers with
    /// groupRunsRead().
    void readGroupRuns(const ShownSimulation& of, const QString& text);

Q_SIGNALS:
    void listChanged();
    void shownChanged();                       ///< another one, or its runs have been read
    void decisionsRead(std::uint64_t run, const std::vector<store::StoredDecision>& decisions);
    void lossesRead(std::int64_t firstKey, const std::vector<store::StoredLoss>& losses);
    void groupRunsRead(std::int64_t firstKey, const QString& text, const std::vector<std::uint64_t>& runs);
    void failed(const base::Error& error);     ///< the list or the runs could not be read; what was shown stays

private:
    using List = std::vector<store::StoredSimulation>;
    /// What is read of a simulation when a person wants to look at it.
    struct Details {
        std::shared_ptr<const SimulationMoments> moments;
        std::vector<engine::QueueDepth> queueDepths;
        std::shared_ptr<const std::vector<RunPlace>> places{};   ///< of several rules
    };

    void restart();
    void reload();
    void takeList(base::Result<List> list);
    void showNewest();
    void begin(std::shared_ptr<const ShownSimulation> shown, const std::vector<std::int64_t>& keys);
    /// `keys`: of one simulation, or of all of a queue.
    [[nodiscard]] static base::Result<Details> read(const std::string& path, const std::vector<std::int64_t>& keys,
                                                    bool hasShifts, const std::stop_token& stop);
    void takeDetails(base::Result<Details> details);
    void dropReading();

    WorkspaceSession& m_session;
    List m_simulations;
    bool m_isListed = false;
    std::shared_ptr<const ShownSimulation> m_shown;
    std::int64_t m_wanted = 0;                 ///< to be shown when the list is there; 0: the newest, if none is shown
    LatestJob<base::Result<List>> m_listJob;
    LatestJob<base::Result<Details>> m_runsJob;
    LatestJob<base::Result<std::vector<store::StoredDecision>>> m_decisionsJob;
    LatestJob<base::Result<std::vector<store::StoredLoss>>> m_lossesJob;
    LatestJob<base::Result<std::vector<std::uint64_t>>> m_groupRunsJob;
};

} // namespace casewright::ui
