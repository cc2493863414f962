// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

#include "ui/shell/RecentWorkspace.h"

class QLabel;
class QPushButton;

namespace casewright::ui {

class ActionTable;
class Card;
class RecentWorkspaceRow;

/// Where a person begins: the workspaces that were open before, the ways to another one, and what to do with it. In
/// front while no workspace is open. Takes files that are dropped on it.
class StartPage final : public QWidget {
    Q_OBJECT

public:
    /// `most`: recent workspaces that it has room for. The actions outlive it.
    StartPage(const ActionTable& actions, int most, QWidget* parent = nullptr);

    void setRecent(const QList<RecentWorkspace>& recent);
    /// The path of the open workspace; empty: there is none.
    void setOpen(const QString& path);

Q_SIGNALS:
    void openRequested(const QString& path);
    void pinRequested(const QString& path, bool isPinned);
    void removeRequested(const QString& path);
    void filesDropped(const QStringList& paths);
    /// There is a page to go back to, and the person wants it.
    void closeRequested();

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QWidget* header();
    [[nodiscard]] Card* recentCard(int most);
    [[nodiscard]] Card* waysCard();
    [[nodiscard]] Card* stepsCard();
    [[nodiscard]] QPushButton* buttonFor(const QString& action, const QString& text);
    void showRecent();
    void showSteps();

    const ActionTable& m_actions;
    QList<RecentWorkspace> m_recent;
    QString m_path;
    QList<RecentWorkspaceRow*> m_rows;
    QLabel* m_none = nullptr;
    QLabel* m_hint = nullptr;
    QPushButton* m_back = nullptr;
    QList<QPushButton*> m_steps; ///< of pages, which come with the first workspace
};

} // namespace casewright::ui
