// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QObject>
#include <QStringList>

class QAction;
class QSettings;

namespace casewright::ui {
class ActionTable;
}

namespace casewright::desktop {

/// The workspaces that were open last, newest first, in the File menu. Files that are not there any more are marked,
/// and can be taken out. GUI thread.
class RecentWorkspaces final : public QObject {
    Q_OBJECT

public:
    static constexpr int Most = 8;

    /// Adds the actions `file.recent1` and so on; both outlive it.
    RecentWorkspaces(ui::ActionTable& actions, QSettings& settings, QObject* parent);

    /// Files and addresses without passwords.
    [[nodiscard]] QStringList paths() const;
    /// Puts it before the others.
    void remember(const QString& path);
    /// Takes out the files that are not there.
    void removeMissing();
    /// Looks again which files are there.
    void refresh();

Q_SIGNALS:
    void openRequested(const QString& path);

private:
    [[nodiscard]] static bool isMissing(const QString& path);

    QSettings& m_settings;
    QList<QAction*> m_actions;
    QAction* m_remove = nullptr;
};

} // namespace casewright::desktop
