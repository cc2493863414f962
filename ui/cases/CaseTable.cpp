// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseTable.h"

#include "ui/cases/CaseColumns.h"
#include "ui/cases/CaseListActions.h"
#include "ui/cases/NearEnd.h"
#include "ui/models/CaseTableModel.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>
#include <optional>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Column = CaseTableModel::Column;

/// The name, with a tick before it while its row is chosen.
class NameDelegate final : public CellDelegate {
public:
    using CellDelegate::CellDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        CellDelegate::initStyleOption(option, index);
        // Titles of one rule differ near their end.
        option->textElideMode = Qt::ElideMiddle;
        option->features |= QStyleOptionViewItem::HasCheckIndicator;
        option->checkState = option->state.testFlag(QStyle::State_Selected) ? Qt::Checked : Qt::Unchecked;
    }
};

/// Numbers and times are looked through from the largest one down.
bool isDescendingAtFirst(store::CaseSort sort)
{
    return sort != store::CaseSort::Title && sort != store::CaseSort::Category && sort != store::CaseSort::Status;
}

} // namespace

CaseTable::CaseTable(CaseTableModel& model, QWidget* parent) : LongTable(parent), m_model(model)
{
    setObjectName(u"caseTable"_s);
    setAccessibleName(tr("Cases"));
    setModel(&model);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setItemDelegateForColumn(Column::Name, new NameDelegate(this));
    m_columns = new CaseColumns(*this);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &CaseTable::orderBy);
    showOrder(m_order);
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT openRequested(m_model.at(index.row()).key); });
    connect(&model, &CaseTableModel::aboutToRefresh, this, &CaseTable::rememberPlace);
    connect(&model, &CaseTableModel::loaded, this, [this] {
        restorePlace();
        fetchAhead();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CaseTable::fetchAhead);
}

void CaseTable::addActions(const ActionTable& actions)
{
    m_delete = actions.action(u"cases.delete"_s);
    m_copy = actions.action(u"cases.copyRows"_s);
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"caseMenu"_s);
    const auto add = [&](QMenu* menu, const QStringList& ids) {
        for (const QString& id : ids) {
            if (QAction* const action = actions.action(id))
                menu->addAction(action);
        }
    };
    add(m_menu, {u"cases.open"_s});
    m_menu->addSeparator();
    add(m_menu, {u"cases.progress"_s, u"cases.close"_s, u"cases.reopen"_s});
    add(m_menu->addMenu(tr("Set severity")), severityActions());
    add(m_menu, {u"cases.editTags"_s, u"cases.assign"_s});
    m_menu->addSeparator();
    add(m_menu, {u"cases.copyId"_s, u"cases.copyRows"_s});
    add(m_menu->addMenu(tr("Export")),
        {u"cases.exportNdjson"_s, u"cases.exportCsv"_s, u"cases.exportMarkdown"_s});
    m_menu->addSeparator();
    add(m_menu, {u"cases.selectAll"_s, u"cases.delete"_s});
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QWidget::customContextMenuRequested, this, &CaseTable::openMenu);
}

void CaseTable::openMenu(const QPoint& place)
{
    if (indexAt(place).isValid())
        m_menu->popup(viewport()->mapToGlobal(place));
}

void CaseTable::showOrder(store::CaseOrder order)
{
    m_order = order;
    horizontalHeader()->setSortIndicator(CaseTableModel::columnOf(store::sortOf(order)),
                                         store::isDescending(order) ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void CaseTable::orderBy(int column)
{
    const std::optional<store::CaseSort> sort = CaseTableModel::sortOf(column);
    if (!sort) {
        showOrder(m_order); // the head has shown something else already
        return;
    }
    const bool isSame = store::sortOf(m_order) == *sort;
    const bool isDescending = isSame ? !store::isDescending(m_order) : isDescendingAtFirst(*sort);
    showOrder(store::orderBy(*sort, isDescending));
    Q_EMIT orderWanted(m_order);
}

// Rows are chosen as a whole, in ranges; of very many rows an index each would take long.
QList<int> CaseTable::selectedRows() const
{
    QList<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

int CaseTable::selectedCount() const
{
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += range.height();
    return count;
}

int CaseTable::lastRowThatMatters() const
{
    const int count = m_model.rowCount();
    const QModelIndex below = indexAt({0, viewport()->height() - 1});
    int last = std::max(below.isValid() ? below.row() : count - 1, currentIndex().row());
    for (const QItemSelectionRange& range : selectionModel()->selection())
        last = std::max(last, range.bottom());
    return std::min(last, count - 1);
}

QItemSelectionModel::SelectionFlags CaseTable::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    if (event && event->type() == QEvent::MouseButtonPress) {
        const auto* const press = static_cast<const QMouseEvent*>(event);
        if (press->modifiers() == Qt::NoModifier && isOnTick(press->position().toPoint(), index))
            return QItemSelectionModel::Toggle | QItemSelectionModel::Rows;
    }
    // Otherwise moving on with the button down would choose all rows in between, or this one alone.
    if (event && (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonRelease)) {
        const auto* const move = static_cast<const QMouseEvent*>(event);
        if (move->modifiers() == Qt::NoModifier && isOnTick(move->position().toPoint(), index))
            return QItemSelectionModel::NoUpdate;
    }
    return LongTable::selectionCommand(index, event);
}

bool CaseTable::isOnTick(const QPoint& place, const QModelIndex& index) const
{
    if (!index.isValid() || index.column() != Column::Name)
        return false;
    const int tick = style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, this) + 2 * size::Gap;
    return place.x() < visualRect(index).left() + tick;
}

QModelIndex CaseTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Rows are chosen, not cells: to the first and the last one.
    const int column = std::max(currentIndex().column(), 0);
    if (action == MoveHome)
        return m_model.index(0, column);
    if (action == MoveEnd)
        return m_model.index(m_model.rowCount() - 1, column);
    return LongTable::moveCursor(action, modifiers);
}

void CaseTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    LongTable::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void CaseTable::resizeEvent(QResizeEvent* event)
{
    LongTable::resizeEvent(event);
    m_columns->fit();
    fetchAhead();
}

void CaseTable::keyPressEvent(QKeyEvent* event)
{
    // The style decides whether Enter activates; here it always opens.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier
        && currentIndex().isValid()) {
        Q_EMIT openRequested(m_model.at(currentIndex().row()).key);
        event->accept();
        return;
    }
    if (triggerFor(event)) {
        event->accept();
        return;
    }
    LongTable::keyPressEvent(event);
}

/// Keys that mean one thing in this table.
bool CaseTable::triggerFor(const QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
        return true;
    }
    if (m_delete && event->matches(QKeySequence::Delete)) {
        m_delete->trigger();
        return true;
    }
    if (m_copy && event->matches(QKeySequence::Copy)) {
        m_copy->trigger();
        return true;
    }
    return false;
}

void CaseTable::fetchAhead()
{
    if (isNearEnd(this))
        m_model.fetchMore({});
}

void CaseTable::rememberPlace()
{
    m_top = verticalScrollBar()->value() > 0 ? QPersistentModelIndex(indexAt({0, 0})) : QPersistentModelIndex();
    if (m_top.isValid())
        m_topOffset = visualRect(m_top).top();
}

void CaseTable::restorePlace()
{
    if (m_top.isValid()) {
        scrollTo(m_top, PositionAtTop);
        verticalScrollBar()->setValue(verticalScrollBar()->value() - m_topOffset);
    }
    m_top = QPersistentModelIndex();
}

} // namespace casewright::ui
