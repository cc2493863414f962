// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

#include "ui/shell/RecentWorkspace.h"

class QAction;
class QSettings;

namespace casewright::ui {
class ActionTable;
}

namespace casewright::desktop {

/// The workspaces that were open last, pinned ones first, then the newest, in the File menu and on the start page.
/// Files that are not there any more are marked, and can be taken out. GUI thread.
class RecentWorkspaces final : public QObject {
    Q_OBJECT

public:
    static constexpr int Most = 8;

    /// Adds the actions `file.recent1` and so on; both outlive it.
    RecentWorkspaces(ui::ActionTable& actions, QSettings& settings, QObject* parent);

    /// Files and addresses without passwords.
    [[nodiscard]] QStringList paths() const;
    /// The same with what is known of them.
    [[nodiscard]] const QList<ui::RecentWorkspace>& workspaces() const { return m_workspaces; }
    /// Puts it before the others.
    void remember(const QString& path);
    /// A pinned one stays before those that are not.
    void pin(const QString& path, bool isPinned);
    /// Takes it out.
    void remove(const QString& path);
    /// Takes out the files that are not there.
    void removeMissing();
    /// Looks again which files are there.
    void refresh();

Q_SIGNALS:
    void changed(); ///< see workspaces()
    void openRequested(const QString& path);

private:
    [[nodiscard]] static bool isMissing(const QString& path);

    void keep(const QStringList& paths);

    QSettings& m_settings;
    QList<ui::RecentWorkspace> m_workspaces;
    QList<QAction*> m_actions;
    QAction* m_remove = nullptr;
};

} // namespace casewright::desktop
