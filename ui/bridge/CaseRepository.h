// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QString>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/engine/Case.h"
#include "core/store/CasePage.h"
#include "core/store/Workspace.h"
#include "ui/bridge/CaseRequest.h"
#include "ui/bridge/WorkspaceThread.h"

namespace casewright::ui {

class WorkspaceSession;

/// The cases of the open workspace, read and changed in the background: it answers on the GUI thread, never within the
/// call. Reading has a thread and a connection of its own, and so have counting and writing. Requests that are still
/// waiting when the workspace is closed are never answered; what was to be written is written, unless it was stopped at
/// aboutToDisconnect(). One for the program, on the GUI thread.
class CaseRepository final : public QObject {
    Q_OBJECT

public:
    /// Called on the GUI thread, unless the request was dropped.
    template<class T>
    using Answer = std::function<void(base::Result<T>)>;

    /// The session outlives it.
    explicit CaseRepository(WorkspaceSession& session, QObject* parent = nullptr);
    ~CaseRepository() override;

    [[nodiscard]] bool isOpen() const;
    /// Whether statuses can be set: not in a workspace that can only be read.
    [[nodiscard]] bool canWrite() const;

    // Reading: see store::Workspace for what is read.
    [[nodiscard]] CaseRequest cases(const store::CaseFilter& filter, const std::optional<store::CaseCursor>& after,
                                    std::uint32_t limit, Answer<std::vector<store::CaseRow>> answer);
    [[nodiscard]] CaseRequest statusCounts(const store::CaseFilter& filter, Answer<store::StatusCounts> answer);
    [[nodiscard]] CaseRequest simulations(Answer<std::vector<store::StoredSimulation>> answer);
    [[nodiscard]] CaseRequest caseDetail(std::int64_t caseKey, Answer<store::CaseDetail> answer);
    [[nodiscard]] CaseRequest findCase(const base::CaseId& id, Answer<std::optional<std::int64_t>> answer);
    [[nodiscard]] CaseRequest activity(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit,
                                       Answer<std::vector<store::Activity>> answer);
    [[nodiscard]] CaseRequest alerts(std::int64_t caseKey, std::optional<std::int64_t> after, std::uint32_t limit,
                                     Answer<std::vector<store::AttachedAlert>> answer);

    /// Removes a simulation with its runs, cases and alerts, for good.
    [[nodiscard]] CaseRequest removeSimulation(std::int64_t simulation, Answer<void> answer);

    /// Asks whoever shows cases to show this one.
    void openCase(qint64 caseKey) { Q_EMIT caseRequested(caseKey); }
    /// Asks whoever shows cases to show those of this simulation.
    void showSimulation(qint64 simulation) { Q_EMIT simulationRequested(simulation); }
    void showSimulations(const QList<qint64>& simulations) { Q_EMIT simulationsRequested(simulations); }
    /// Asks whoever shows cases to show those of this simulation whose group has this value.
    void showGroup(qint64 simulation, const QString& value) { Q_EMIT groupRequested(simulation, value); }
    /// Asks whoever shows cases to show the alerts of this one.
    void openAlerts(qint64 caseKey) { Q_EMIT alertsRequested(caseKey); }

    /// Asks whoever shows simulations to show a run of this one: ms since 1970, and the group there by its values
    /// joined by ` & `, as decisions have them; null: none.
    void showRun(qint64 simulation, qint64 at, const QString& group) { Q_EMIT runRequested(simulation, at, group); }

    /// Whom activity names for what is done by hand: the person's login name.
    [[nodiscard]] static QString loginName();

Q_SIGNALS:
    /// The workspace closes, which waits for what is being written: whoever changes many cases stops.
    void aboutToDisconnect();
    void caseRequested(qint64 caseKey);
    void simulationRequested(qint64 simulation);
    void simulationsRequested(const QList<qint64>& simulations);
    void groupRequested(qint64 simulation, const QString& value);
    void alertsRequested(qint64 caseKey);
    void runRequested(qint64 simulation, qint64 at, const QString& group);

private:
    friend class CaseOperations; // the same threads, for the operations that the console has as well
    friend class CollectionOperations;
    template<class T>
    using Work = std::function<base::Result<T>(store::Workspace&)>;
    template<class T>
    [[nodiscard]] CaseRequest read(Work<T> work, Answer<T> answer);
    template<class T>
    [[nodiscard]] CaseRequest readOn(WorkspaceThread& thread, Work<T> work, Answer<T> answer);
    template<class T>
    [[nodiscard]] CaseRequest write(Work<T> work, Answer<T> answer);
    template<class T>
    void finish(const std::shared_ptr<CaseRequest::Ticket>& ticket, quint64 generation, Answer<T>& answer,
                base::Result<T> result);
    void connectTo();
    void readTitlesAhead(quint64 generation);
    void disconnectFrom();

    WorkspaceSession& m_session;
    std::atomic<quint64> m_generation = 0; ///< counts workspaces: requests of an earlier one are not answered
    WorkspaceThread m_reader;
    WorkspaceThread m_counter; ///< reads what takes longer than a page, which does not wait for it
    WorkspaceThread m_writer;
};

} // namespace casewright::ui
