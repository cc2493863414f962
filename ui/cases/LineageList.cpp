// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/LineageList.h"

#include "ui/models/CaseText.h"
#include "ui/widgets/PillDelegate.h"
#include "ui/widgets/PillPaint.h"
#include "ui/widgets/TableStyle.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

enum Column { Counter, Created, Alerts, ColumnCount };
constexpr int ShownRole = Qt::UserRole;
constexpr int MostRowsInSight = 6;

Tone toneOf(const QModelIndex& index) { return index.data(ShownRole).toBool() ? Tone::Accent : Tone::Neutral; }

/// "Feb 24 – Mar 3" until the next one took over; of the last one, or within a day: since when.
QString timesOf(const std::vector<store::LineageEntry>& lineage, int row)
{
    const auto place = static_cast<std::size_t>(row);
    const qint64 created = lineage[place].createdAt.milliseconds;
    if (place + 1 == lineage.size())
        return LineageList::tr("since %1").arg(TimeText::day(created));
    const QString first = TimeText::day(created);
    const QString last = TimeText::day(lineage[place + 1].createdAt.milliseconds);
    return first == last ? TimeText::shortly(created) : LineageList::tr("%1 – %2").arg(first, last);
}

} // namespace

LineageList::LineageList(QWidget* parent) : QTableWidget(parent)
{
    setObjectName(u"lineageList"_s);
    setAccessibleName(tr("Cases of the same group"));
    setColumnCount(ColumnCount);
    setUpTable(this);
    setSelectionMode(SingleSelection);
    setItemDelegateForColumn(Counter, new PillDelegate(toneOf, PillDelegate::Shape::Pill, this));
    horizontalHeader()->hide();
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(Created, QHeaderView::Stretch);
    horizontalHeader()->resizeSection(Counter, pillpaint::pillWidth(tr("Counter %1").arg(10)) + 2 * (size::Gap + 2));
    const QString most = CaseText::alerts(engine::MaximumAlertsPerCase);
    horizontalHeader()->resizeSection(Alerts, fontMetrics().horizontalAdvance(most) + 2 * (size::Gap + 2));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QTableWidget::cellClicked, this, &LineageList::choose);
}

void LineageList::setLineage(const std::vector<store::LineageEntry>& lineage, std::int64_t shown)
{
    m_lineage = lineage;
    m_shown = shown;
    setRowCount(static_cast<int>(lineage.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const store::LineageEntry& entry = lineage[static_cast<std::size_t>(row)];
        const qint64 created = entry.createdAt.milliseconds;
        const QString texts[ColumnCount] = {tr("Counter %1").arg(entry.counter), timesOf(lineage, row),
                                            CaseText::alerts(entry.totalAlerts)};
        for (int column = 0; column < ColumnCount; ++column) {
            auto* const cell = new QTableWidgetItem(texts[column]);
            cell->setData(ShownRole, entry.key == shown);
            cell->setToolTip(entry.key == shown ? tr("This case") : tr("Open this case"));
            if (column == Created)
                cell->setToolTip(TimeText::exactly(created));
            if (column == Alerts) {
                cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            }
            setItem(row, column, cell);
        }
        if (entry.key == shown)
            selectionModel()->setCurrentIndex(model()->index(row, 0), QItemSelectionModel::NoUpdate);
    }
    updateGeometry();
    scrollTo(currentIndex());
}

QSize LineageList::sizeHint() const
{
    return {QTableWidget::sizeHint().width(), std::clamp(rowCount(), 1, MostRowsInSight) * size::Row};
}

void LineageList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        choose(currentRow());
        event->accept();
        return;
    }
    QTableWidget::keyPressEvent(event);
}

void LineageList::choose(int row)
{
    if (row < 0 || row >= static_cast<int>(m_lineage.size()))
        return;
    const std::int64_t key = m_lineage[static_cast<std::size_t>(row)].key;
    if (key != m_shown)
        Q_EMIT caseChosen(key);
}

} // namespace casewright::ui
