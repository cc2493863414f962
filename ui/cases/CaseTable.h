// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QPersistentModelIndex>
#include <QTableView>

namespace casewright::ui {

class CaseTableModel;

/// The table of cases: fetches the next page before its end comes into sight, shows as many columns as there is room
/// for, and keeps its place while cases change. A tick before the name chooses a case in addition to others.
class CaseTable final : public QTableView {
    Q_OBJECT

public:
    /// The model outlives the table.
    explicit CaseTable(CaseTableModel& model, QWidget* parent = nullptr);

    /// The rows of the chosen cases, from top to bottom.
    [[nodiscard]] QList<int> selectedRows() const;
    /// The last row that is in sight, chosen or current; -1 without rows.
    [[nodiscard]] int lastRowThatMatters() const;

Q_SIGNALS:
    void selectionMoved();
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
    void setUpColumns();
    void fitColumns();
    void fetchAhead();
    void rememberPlace();
    void restorePlace();
    [[nodiscard]] bool isOnTick(const QPoint& place, const QModelIndex& index) const;

    CaseTableModel& m_model;
    QPersistentModelIndex m_top; ///< the row at the upper edge before a refresh; none at the very top
    int m_topOffset = 0; ///< how far it is scrolled out, in pixels
};

} // namespace casewright::ui
