// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/store/Workspace.h"
#include "ui/bridge/WorkspaceThread.h"

namespace casewright::ui {

/// Writes small things into the workspace, on a thread of its own: while a simulation is being stored a write waits for
/// up to a second, which a person who types must not. Of several writes of one thing that wait the last one is done.
/// What could not be written is tried again, with the next write or after a while. GUI thread.
class WorkspaceWriter final : public QObject {
    Q_OBJECT
public:
    /// Runs on the other thread, so it comes with all that it uses.
    using Write = std::function<base::Result<void>(store::Workspace&)>;

    /// What becomes of the thing with the key.
    struct Change {
        std::int64_t key;
        Write write;
    };

    /// `name`: of the thread.
    explicit WorkspaceWriter(const QString& name, QObject* parent = nullptr);
    /// Waits as finish() does.
    ~WorkspaceWriter() override;

    /// The workspace to write into from now on. Nothing may be left to write.
    void open(const QString& path);
    /// Writes what is left, waits for it, and forgets what cannot be written.
    void close();

    /// What the thing with the key is to be, in place of what still waits for it.
    void put(std::int64_t key, Write write);
    /// The same for several things, each of which comes once, at once.
    void put(std::vector<Change> changes);
    /// Waits until all is written, or could not be.
    void finish();

    [[nodiscard]] bool isDone() const { return m_pending.empty() && !m_running; }
    /// Did the last attempt fail?
    [[nodiscard]] bool hasFailed() const { return !m_failure.isEmpty(); }
    /// Why; empty if it did not.
    [[nodiscard]] const QString& failure() const { return m_failure; }

Q_SIGNALS:
    void stateChanged(); ///< see isDone() and hasFailed()
    void failed(const QString& text); ///< the first time, until something could be written again

private:
    struct Attempt {
        std::vector<Change> changes; ///< afterwards: those that failed
        QString failure;
        void run(const base::Result<store::Workspace*>& workspace);
    };
    void start();
    void settle(const std::shared_ptr<Attempt>& attempt);

    std::vector<Change> m_pending; ///< one a key
    std::shared_ptr<Attempt> m_running; ///< belongs to the thread until it is settled
    QString m_failure;
    QTimer m_again;
    WorkspaceThread m_thread;
};

} // namespace casewright::ui
