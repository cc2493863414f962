// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseTable.h"

#include "ui/cases/CaseTones.h"
#include "ui/cases/NearEnd.h"
#include "ui/models/CaseTableModel.h"
#include "ui/widgets/NumberDelegate.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/TagsDelegate.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeDelegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

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

Tone statusTone(const QModelIndex& index)
{
    return casetones::of(static_cast<engine::CaseStatus>(index.data(CaseTableModel::StatusRole).toInt()));
}

Tone severityTone(const QModelIndex& index)
{
    return casetones::ofSeverity(index.data(CaseTableModel::SeverityRole).toString());
}

/// The widest that a column usually shows.
QString sampleOf(int column)
{
    switch (column) {
    case Column::Name: return u"Suspicious PowerShell - Grouping by WIN-D"_s;
    case Column::Status: return u"In progress pad"_s;
    case Column::Severity: return u"Critical sev"_s;
    case Column::Alerts: return u"100 000"_s;
    case Column::Reopened: return u"Reopened"_s;
    case Column::Tags: return u"auto-generated host"_s;
    default: return u"0000-00-00 00:00:00"_s;
    }
}

/// Which columns give way where there is no room, the first one first.
constexpr Column GivingWay[] = {Column::Updated, Column::Tags, Column::Severity, Column::Reopened};

} // namespace

CaseTable::CaseTable(CaseTableModel& model, QWidget* parent) : QTableView(parent), m_model(model)
{
    setObjectName(u"caseTable"_s);
    setAccessibleName(tr("Cases"));
    setModel(&model);
    setUpTable(this);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUpColumns();
    connect(this, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT openRequested(m_model.at(index.row()).key); });
    connect(&model, &CaseTableModel::aboutToRefresh, this, &CaseTable::rememberPlace);
    connect(&model, &CaseTableModel::loaded, this, [this] {
        restorePlace();
        fetchAhead();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &CaseTable::fetchAhead);
}

void CaseTable::setUpColumns()
{
    setItemDelegateForColumn(Column::Name, new NameDelegate(this));
    setItemDelegateForColumn(Column::Status, new PillDelegate(statusTone, PillDelegate::Shape::Pill, this));
    setItemDelegateForColumn(Column::Severity, new PillDelegate(severityTone, PillDelegate::Shape::Dot, this));
    auto* const numbers = new NumberDelegate(this);
    setItemDelegateForColumn(Column::Alerts, numbers);
    setItemDelegateForColumn(Column::Reopened, numbers);
    setItemDelegateForColumn(Column::Tags, new TagsDelegate(this));
    auto* const times = new TimeDelegate(this);
    setItemDelegateForColumn(Column::Created, times);
    setItemDelegateForColumn(Column::Updated, times);
    QHeaderView* const header = horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(Column::Name, QHeaderView::Stretch);
    for (int column = 0; column < Column::ColumnCount; ++column)
        header->resizeSection(column, fontMetrics().horizontalAdvance(sampleOf(column)) + 2 * size::GapMiddle);
}

QList<int> CaseTable::selectedRows() const
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

int CaseTable::lastRowThatMatters() const
{
    const int count = m_model.rowCount();
    const int below = rowAt(viewport()->height() - 1);
    int last = std::max(below < 0 ? count - 1 : below, currentIndex().row());
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
    return QTableView::selectionCommand(index, event);
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
    return QTableView::moveCursor(action, modifiers);
}

void CaseTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void CaseTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
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
    QTableView::keyPressEvent(event);
}

void CaseTable::fitColumns()
{
    int wanted = fontMetrics().horizontalAdvance(sampleOf(Column::Name)) + 2 * size::GapMiddle;
    for (int column = Column::Status; column < Column::ColumnCount; ++column)
        wanted += fontMetrics().horizontalAdvance(sampleOf(column)) + 2 * size::GapMiddle;
    for (const Column column : GivingWay) {
        const bool isTooMuch = wanted > viewport()->width();
        setColumnHidden(column, isTooMuch);
        if (isTooMuch)
            wanted -= fontMetrics().horizontalAdvance(sampleOf(column)) + 2 * size::GapMiddle;
    }
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
