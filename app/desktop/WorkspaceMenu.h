// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QFileDialog;
class QSettings;
class QWidget;

namespace casewright::ui {
class ActionTable;
}

namespace casewright::desktop {

class RecentWorkspaces;

/// The actions of the File menu about the workspace itself, and which ones were open last. GUI thread.
class WorkspaceMenu final : public QObject {
    Q_OBJECT

public:
    /// All outlive it; `window` is the parent of its dialogs.
    WorkspaceMenu(ui::ActionTable& actions, QSettings& settings, QWidget* window);

    /// The workspace that was open when the program ended, a file or an address without a password; or empty.
    [[nodiscard]] QString last() const;
    void remember(const QString& path);
    [[nodiscard]] RecentWorkspaces& recent() const { return *m_recent; }
    /// Asks for the file of a workspace; openRequested() follows.
    void askForExisting();

Q_SIGNALS:
    void openRequested(const QString& path);
    void createRequested(const QString& path);
    void sampleRequested();
    void checkRequested();

private:
    void askForNew();
    void askForTeam();
    [[nodiscard]] QFileDialog* dialog(const QString& title) const;

    QSettings& m_settings;
    QWidget* m_window;
    RecentWorkspaces* m_recent = nullptr;
};

} // namespace casewright::desktop
