// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QStringList>

#include <memory>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "ui/bridge/LatestJob.h"
#include "ui/bridge/RuleImportPlan.h"

class QUndoCommand;

namespace casewright::ui {

class RuleDocuments;
class WorkspaceSession;

/// Brings rules out of files into the open workspace, in the background: all rules of an import come in as one step of
/// undoing, or, where the workspace cannot be written, none. What is asked for while one runs comes after it. GUI
/// thread.
class RuleImport final : public QObject {
    Q_OBJECT

public:
    /// Both outlive it.
    RuleImport(WorkspaceSession& session, RuleDocuments& documents, QObject* parent = nullptr);
    ~RuleImport() override;

    void start(const QStringList& paths);
    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Of the import that runs, or ran last: files while it reads, then rules.
    [[nodiscard]] const base::Progress& progress() const { return *m_progress; }
    /// Stops the import that runs, and those that wait for it: nothing comes in, unless all is stored already.
    void cancel();
    /// What became of the last import.
    [[nodiscard]] const std::vector<ImportedItem>& items() const { return m_items; }

    /// Whether something came in with the last import, and nothing was done to the rules since.
    [[nodiscard]] bool canUndo() const;
    /// Whether also rules of the last import got other ids.
    [[nodiscard]] bool canReplace() const;
    /// Takes the last import back and does it again, with the rules in place of those here that have their ids.
    void replaceInstead();

Q_SIGNALS:
    void started();
    void cancelled();                          ///< nothing came in
    void finished();                           ///< see items(); the current rule is the last one that came in
    void failed(const base::Error& error);     ///< the workspace could not be written: nothing came in

private:
    void begin(const QStringList& paths, SameId sameId);
    void take(RuleImportPlan plan);
    [[nodiscard]] const QUndoCommand* lastStep() const;
    void forgetStep();

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    QStringList m_paths;      ///< of the import that runs, or ran last
    QStringList m_waiting;    ///< to be imported after it
    std::vector<ImportedItem> m_items;
    const QUndoCommand* m_step = nullptr; ///< of the last import, while it is on the stack; null: nothing came in
    int m_stepIndex = 0;                  ///< where it stands on the stack
    std::stop_source m_stop;
    std::shared_ptr<base::Progress> m_progress;
    LatestJob<RuleImportPlan> m_job;
};

} // namespace casewright::ui
