// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

class QAction;
class QMenu;

namespace casewright::ui {

class ActionTable;

/// The actions that open, make, read and remove sources, as they stand in menus and in the command palette. Those that
/// add sources are there on each page; the others are for when the source that they act on is in sight.
class SourceActions final : public QObject {
    Q_OBJECT

public:
    /// `floods` is what a new flood can begin with, as a menu; the table and the menu outlive it.
    SourceActions(ActionTable& actions, QMenu* floods, QObject* parent);

    /// What can be done: in a workspace that can be written into, and with a source in sight.
    void setPossible(bool isWritable, bool isInSight);

Q_SIGNALS:
    void openRequested();
    void floodRequested(const QString& preset);
    void readRequested();
    void removeRequested();

private:
    QAction* m_open = nullptr;
    QAction* m_flood = nullptr;
    QAction* m_read = nullptr;
    QAction* m_remove = nullptr;
};

} // namespace casewright::ui
