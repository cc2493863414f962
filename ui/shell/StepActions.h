// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QAction;

namespace casewright::ui {

class ActionTable;
class Page;

/// The one undo and redo of the window: of the page in front, named after the step; of the first page that has steps
/// where that one has none of its own. GUI thread.
class StepActions final : public QObject {
    Q_OBJECT

public:
    /// Adds `edit.undo` and `edit.redo` to the table, which outlives it.
    explicit StepActions(ActionTable& actions, QObject* parent);

    /// Pages outlive it.
    void add(Page* page);
    /// Null: no page of work is in front.
    void setFront(Page* page);

private:
    [[nodiscard]] Page* subject() const;
    void show();

    QAction* m_undo;
    QAction* m_redo;
    Page* m_first = nullptr; ///< that has steps
    Page* m_front = nullptr;
};

} // namespace casewright::ui
