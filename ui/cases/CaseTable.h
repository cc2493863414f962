// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/store/CaseFilter.h"
#include "ui/widgets/LongTable.h"

#include <QList>
#include <QPersistentModelIndex>

class QAction;
class QMenu;

namespace casewright::ui {

class ActionTable;
class CaseColumns;
class CaseTableModel;

/// The table of cases: fetches the next page before its end comes into sight, shows as many columns as there is room
/// for, and keeps its place while cases change. A tick before the name chooses a case in addition to others.
class CaseTable final : public LongTable {
    Q_OBJECT

public:
    /// The model outlives the table.
    explicit CaseTable(CaseTableModel& model, QWidget* parent = nullptr);

    /// The context menu; keys for what is in it.
    void addActions(const ActionTable& actions);
    [[nodiscard]] CaseColumns& columns() { return *m_columns; }
    /// The mark in the head of the column that cases are sorted by.
    void showOrder(store::CaseOrder order);
    /// The rows of the chosen cases, from top to bottom.
    [[nodiscard]] QList<int> selectedRows() const;
    [[nodiscard]] int selectedCount() const;
    /// The last row that is in sight, chosen or current; -1 without rows.
    [[nodiscard]] int lastRowThatMatters() const;

Q_SIGNALS:
    void selectionMoved();
    /// A click on a head.
    void orderWanted(store::CaseOrder order);
    /// Enter or a double click.
    void openRequested(qint64 caseKey);

protected:
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index,
                                                                       const QEvent* event) const override;
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void orderBy(int column);
    void openMenu(const QPoint& place);
    [[nodiscard]] bool triggerFor(const QKeyEvent* event);
    void fetchAhead();
    void rememberPlace();
    void restorePlace();
    [[nodiscard]] bool isOnTick(const QPoint& place, const QModelIndex& index) const;

    CaseTableModel& m_model;
    CaseColumns* m_columns = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_delete = nullptr;
    QAction* m_copy = nullptr;
    store::CaseOrder m_order = store::CaseOrder::CreatedNewestFirst;
    QPersistentModelIndex m_top; ///< the row at the upper edge before a refresh; none at the very top
    int m_topOffset = 0; ///< how far it is scrolled out, in pixels
};

} // namespace casewright::ui
