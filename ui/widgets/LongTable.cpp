// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/LongTable.h"

#include "ui/widgets/RowBlocks.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace casewright::ui {

LongTable::LongTable(QWidget* parent) : QTableView(parent)
{
    setUpTable(this);
    setVerticalHeader(new RowBlocks(this));
    verticalScrollBar()->setSingleStep(size::Row);
}

void LongTable::setSelectionModel(QItemSelectionModel* selection)
{
    QTableView::setSelectionModel(selection);
    // A head asks whether its column is chosen as a whole, which goes through all rows, each time that it is painted.
    if (!selection || !selection->model())
        return;
    delete m_headSelection;
    m_headSelection = new QItemSelectionModel(selection->model(), this);
    horizontalHeader()->setSelectionModel(m_headSelection);
}

int LongTable::rowCount() const { return model() ? std::min(model()->rowCount(), RowBlocks::MostRows) : 0; }

LongTable::Rows LongTable::rowsBetween(int top, int bottom) const
{
    const int first = std::max(top + verticalOffset(), 0) / size::Row;
    const int last = bottom + verticalOffset() < 0 ? -1 : (bottom + verticalOffset()) / size::Row;
    return {.first = first, .last = std::min(last, rowCount() - 1)};
}

QRect LongTable::visualRect(const QModelIndex& index) const
{
    if (!index.isValid() || index.model() != model() || isColumnHidden(index.column()) || index.row() >= rowCount())
        return {};
    return {columnViewportPosition(index.column()), index.row() * size::Row - verticalOffset(),
            columnWidth(index.column()), size::Row};
}

QModelIndex LongTable::indexAt(const QPoint& place) const
{
    const int column = columnAt(place.x());
    const Rows rows = rowsBetween(place.y(), place.y());
    return column < 0 || place.y() + verticalOffset() < 0 || rows.last < rows.first
               ? QModelIndex()
               : model()->index(rows.first, column);
}

void LongTable::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    executeDelayedItemsLayout();
    const QRect cell = visualRect(index);
    if (!cell.isValid())
        return;
    const QSize room = viewport()->size();
    QScrollBar* const across = horizontalScrollBar();
    if (cell.left() < 0 || cell.width() > room.width())
        across->setValue(across->value() + cell.left());
    else if (cell.right() >= room.width())
        across->setValue(across->value() + cell.right() + 1 - room.width());
    int down = 0;
    if (hint == PositionAtCenter)
        down = cell.top() - (room.height() - cell.height()) / 2;
    else if (hint == PositionAtTop || cell.top() < 0 || cell.height() > room.height())
        down = cell.top();
    else if (hint == PositionAtBottom || cell.bottom() >= room.height())
        down = cell.bottom() + 1 - room.height();
    // Rows that came just now: their room is measured with the next event otherwise.
    QScrollBar* const along = verticalScrollBar();
    if (down > 0 && along->value() + down > along->maximum())
        updateGeometries();
    along->setValue(along->value() + down);
}

QModelIndex LongTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    QHeaderView* const header = horizontalHeader();
    const int last = rowCount() - 1;
    const int columns = header->count();
    if (last < 0 || columns == 0)
        return {};
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return model()->index(0, header->logicalIndex(0));
    const bool isFar = modifiers.testFlag(Qt::ControlModifier);
    const int page = std::max(viewport()->height() / size::Row, 1);
    int row = current.row();
    int place = header->visualIndex(current.column());
    switch (action) {
    case MoveUp: row = isFar ? 0 : row - 1; break;
    case MoveDown: row = isFar ? last : row + 1; break;
    case MovePageUp: row -= page; break;
    case MovePageDown: row += page; break;
    case MovePrevious:
    case MoveLeft: place -= isRightToLeft() ? -1 : 1; break;
    case MoveNext:
    case MoveRight: place += isRightToLeft() ? -1 : 1; break;
    case MoveHome:
        place = 0;
        row = isFar ? 0 : row;
        break;
    case MoveEnd:
        place = columns - 1;
        row = isFar ? last : row;
        break;
    }
    return model()->index(std::clamp(row, 0, last), header->logicalIndex(std::clamp(place, 0, columns - 1)));
}

void LongTable::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    if (selectionModel() && from.isValid() && to.isValid())
        selectionModel()->select({from, to}, command);
}

QRegion LongTable::visualRegionForSelection(const QItemSelection& selection) const
{
    const QRect all = viewport()->rect();
    const Rows seen = rowsBetween(all.top(), all.bottom());
    QRegion region;
    for (const QItemSelectionRange& range : selection) {
        const int first = std::max(range.top(), seen.first);
        const int last = std::min(range.bottom(), seen.last);
        if (first <= last)
            region += QRect(all.left(), first * size::Row - verticalOffset(), all.width(), (last - first + 1) * size::Row);
    }
    return region;
}

int LongTable::sizeHintForColumn(int column) const
{
    if (!model())
        return -1;
    ensurePolished();
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const Rows rows = rowsBetween(0, viewport()->height() - 1);
    int widest = 0;
    for (int row = rows.first; row <= rows.last; ++row) {
        const QModelIndex index = model()->index(row, column);
        widest = std::max(widest, itemDelegateForIndex(index)->sizeHint(option, index).width());
    }
    return widest;
}

void LongTable::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QHeaderView* const header = horizontalHeader();
    if (header->count() == 0)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.state.setFlag(QStyle::State_MouseOver, false);
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    const int hovered = viewport()->underMouse() ? indexAt(mouse).row() : -1;
    const QRect area = event->rect();
    const Rows rows = rowsBetween(area.top(), area.bottom());
    for (int row = rows.first; row <= rows.last; ++row) {
        for (int place = 0; place < header->count(); ++place) {
            const int column = header->logicalIndex(place);
            const QModelIndex index = model()->index(row, column);
            option.rect = visualRect(index);
            if (option.rect.isValid() && option.rect.intersects(area))
                paintCell(painter, option, index, hovered);
        }
    }
}

void LongTable::paintCell(QPainter& painter, QStyleOptionViewItem option, const QModelIndex& index, int hovered)
{
    const bool isSelected = selectionModel() && selectionModel()->isSelected(index);
    const bool isFocus = index == currentIndex() && (hasFocus() || viewport()->hasFocus());
    option.state.setFlag(QStyle::State_Selected, isSelected);
    option.state.setFlag(QStyle::State_MouseOver, index.row() == hovered);
    option.state.setFlag(QStyle::State_HasFocus, isFocus);
    style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, this);
    itemDelegateForIndex(index)->paint(&painter, option, index);
}

} // namespace casewright::ui
