// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include <functional>
#include <optional>

#include "core/base/Result.h"
#include "core/store/Workspace.h"

namespace casewright::ui {

/// A thread with a connection of its own to a workspace; jobs run on it one after the other. Used from the GUI thread.
class WorkspaceThread final {
public:
    /// The workspace, or why it could not be opened.
    using Job = std::function<void(const base::Result<store::Workspace*>&)>;

    explicit WorkspaceThread(const QString& name);
    WorkspaceThread(const WorkspaceThread&) = delete;
    WorkspaceThread& operator=(const WorkspaceThread&) = delete;
    /// Waits for all jobs that were given.
    ~WorkspaceThread();

    /// Jobs from now on work on this workspace, which the first of them opens.
    void open(const QString& path, store::Access access);
    /// Closes the connection after the jobs that were given. Does not wait.
    void close();
    /// Jobs have to come with all that they use: they run later, on the other thread.
    void run(Job job);
    /// Until all jobs that were given are done.
    void wait();

private:
    [[nodiscard]] base::Result<store::Workspace*> connection();

    QThread m_thread;
    QObject* m_place; ///< lives on the thread, and takes its jobs there

    // Only on the thread.
    QString m_path;
    store::Access m_access = store::Access::ReadOnly;
    std::optional<base::Result<store::Workspace>> m_connection;
};

} // namespace casewright::ui
