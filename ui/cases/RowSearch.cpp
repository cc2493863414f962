// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/RowSearch.h"

#include "ui/models/CasePartModel.h"

#include <QTableView>

#include <utility>

namespace casewright::ui {

RowSearch::RowSearch(QTableView* table, CasePartModel* model) : QObject(table), m_table(table), m_model(model)
{
    connect(model, &CasePartModel::loaded, this, &RowSearch::search);
    connect(model, &CasePartModel::modelReset, this, [this] { m_next = 0; });
    connect(model, &CasePartModel::failed, this, &RowSearch::stop);
}

void RowSearch::start(std::function<bool(int)> isWanted)
{
    m_isWanted = std::move(isWanted);
    m_next = 0;
    search();
}

void RowSearch::search()
{
    if (!m_isWanted)
        return;
    for (; m_next < m_model->rowCount(); ++m_next) {
        if (!m_isWanted(m_next))
            continue;
        stop();
        m_table->selectRow(m_next);
        m_table->scrollTo(m_model->index(m_next, 0), QAbstractItemView::PositionAtCenter);
        return;
    }
    if (m_model->isComplete())
        stop();
    else
        m_model->fetchMore({});
}

} // namespace casewright::ui
