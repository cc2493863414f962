// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QTableView>

namespace casewright::ui {

/// A table in our style (see setUpTable) in which all rows are equally high, so that a row that is not in sight costs
/// neither memory nor time: ten million are shown and scrolled like ten. QTableView keeps the place of each row.
/// Rows beyond RowBlocks::MostRows are not reached. What QTableView says of single rows by number (rowAt, rowHeight,
/// rowViewportPosition) is not to be used; indexAt and visualRect are right. No spans, no hidden rows.
class LongTable : public QTableView {
    Q_OBJECT

public:
    explicit LongTable(QWidget* parent = nullptr);

    void setSelectionModel(QItemSelectionModel* selection) override;
    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& place) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint) override;

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    /// Of the rows in sight.
    [[nodiscard]] int sizeHintForColumn(int column) const override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Rows {
        int first;
        int last;   ///< before `first` if there are none
    };
    /// Those between two heights of the viewport.
    [[nodiscard]] Rows rowsBetween(int top, int bottom) const;
    [[nodiscard]] int rowCount() const;
    void paintCell(QPainter& painter, QStyleOptionViewItem option, const QModelIndex& index, int hovered);

    QPointer<QItemSelectionModel> m_headSelection; ///< of the head: nothing is ever chosen in it
};

} // namespace casewright::ui
