// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TableStyle.h"

#include "ui/widgets/CellDelegate.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHeaderView>
#include <QTableView>

namespace casewright::ui {

void setUpTable(QTableView* table)
{
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideRight);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setAlternatingRowColors(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setItemDelegate(new CellDelegate(table));
    QHeaderView* const rows = table->verticalHeader();
    rows->hide();
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(size::Row);
    rows->setDefaultSectionSize(size::Row);
    QHeaderView* const columns = table->horizontalHeader();
    columns->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    columns->setHighlightSections(false);
    columns->setFixedHeight(size::Row);
    columns->setMinimumSectionSize(size::Row);
    columns->setStretchLastSection(true);
}

} // namespace casewright::ui
