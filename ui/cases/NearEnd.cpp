// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/NearEnd.h"

#include "ui/widgets/ThemeSizes.h"

#include <QScrollBar>
#include <QTableView>

namespace casewright::ui {

bool isNearEnd(const QTableView* table)
{
    const int screen = table->viewport()->height();
    return table->verticalScrollBar()->value() + 3 * screen >= table->model()->rowCount() * size::Row;
}

} // namespace casewright::ui
