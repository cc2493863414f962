// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include "ui/shell/RecentWorkspace.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace casewright::ui {

class ElidedLabel;
class Pill;

/// A workspace that was open before: its name opens it; it can be pinned, and taken out of the list.
class RecentWorkspaceRow final : public QWidget {
    Q_OBJECT

public:
    /// `number`, from 1, ends the names of its widgets: "openRecent1", "pinRecent1", "removeRecent1".
    explicit RecentWorkspaceRow(int number, QWidget* parent = nullptr);

    void setWorkspace(const RecentWorkspace& workspace, bool isOpen);

Q_SIGNALS:
    void openRequested(const QString& path);
    void pinRequested(const QString& path, bool isPinned);
    void removeRequested(const QString& path);

private:
    RecentWorkspace m_workspace;
    QPushButton* m_open = nullptr;
    Pill* m_state = nullptr;
    ElidedLabel* m_path = nullptr;
    QLabel* m_time = nullptr;
    QToolButton* m_pin = nullptr;
    QToolButton* m_remove = nullptr;
};

} // namespace casewright::ui
