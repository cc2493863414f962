// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseSelection.h"

#include "ui/bridge/CollectionOperations.h"
#include "ui/bridge/Text.h"
#include "ui/cases/CaseTable.h"
#include "ui/models/CaseTableModel.h"

#include <QItemSelectionModel>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

constexpr int MostLookedUp = 20'000; ///< rows

} // namespace

using engine::CaseStatus;

CaseSelection::CaseSelection(CaseRepository& repository, CaseTableModel& model, CaseTable& table)
    : QObject(&table),
      m_repository(repository),
      m_model(model),
      m_table(table)
{
    connect(&model, &CaseTableModel::modelReset, this, &CaseSelection::take);
    connect(&table, &CaseTable::selectionMoved, this, &CaseSelection::take);
    connect(&model, &CaseTableModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
        // They are chosen already, before they came.
        if (m_all)
            selectThoseOfAll(first, last);
    });
}

void CaseSelection::take()
{
    if (m_isSelecting)
        return;
    m_all.reset();
    Q_EMIT changed();
}

std::uint64_t CaseSelection::count() const
{
    return m_all ? m_all->keys.size() : static_cast<std::uint64_t>(m_table.selectedCount());
}

std::vector<std::int64_t> CaseSelection::keys() const
{
    if (m_all)
        return m_all->keys;
    std::vector<std::int64_t> keys;
    for (const int row : m_table.selectedRows())
        keys.push_back(m_model.at(row).key);
    return keys;
}

std::vector<CaseStatus> CaseSelection::statuses() const
{
    // What those have that were not read yet is not known.
    std::vector<CaseStatus> all{CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed};
    if (m_all && m_all->keys.size() > static_cast<std::size_t>(m_model.rowCount()))
        return all;
    // Nor is it looked up of very many, each time that the choice moves.
    if (m_table.selectedCount() > MostLookedUp)
        return all;
    std::vector<CaseStatus> statuses;
    for (const QItemSelectionRange& range : m_table.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && statuses.size() < all.size(); ++row) {
            const CaseStatus status = m_model.at(row).status;
            if (std::find(statuses.begin(), statuses.end(), status) == statuses.end())
                statuses.push_back(status);
        }
    }
    return statuses;
}

QStringList CaseSelection::ids() const
{
    QStringList ids;
    for (const int row : m_table.selectedRows())
        ids.append(toText(m_model.at(row).id.text));
    return ids;
}

void CaseSelection::chooseAll()
{
    m_request = CollectionOperations(m_repository)
                    .keys(m_model.filter(), MostOfAll, [this](base::Result<std::vector<std::int64_t>> keys) {
                        if (keys)
                            takeAll(std::move(*keys));
                        else
                            Q_EMIT failed(toText(keys.error()));
                    });
}

void CaseSelection::takeAll(std::vector<std::int64_t> keys)
{
    m_table.clearSelection();
    std::unordered_set<std::int64_t> known(keys.begin(), keys.end());
    m_all = All{.keys = std::move(keys), .known = std::move(known)};
    selectThoseOfAll(0, m_model.rowCount() - 1);
    Q_EMIT changed();
}

/// Some of these rows may be behind the last one that is chosen.
void CaseSelection::selectThoseOfAll(int first, int last)
{
    QItemSelection rows;
    const auto isOne = [this](int row) { return m_all->known.contains(m_model.at(row).key); };
    // They come first in the order of the table, so that the rest of very many rows is not gone through.
    for (int row = first; row <= last && m_all->found < m_all->known.size(); ++row) {
        if (!isOne(row))
            continue;
        const int begin = row;
        while (row < last && isOne(row + 1))
            ++row;
        rows.select(m_model.index(begin, 0), m_model.index(row, CaseTableModel::ColumnCount - 1));
        m_all->found += static_cast<std::size_t>(row - begin + 1);
    }
    m_isSelecting = true;
    m_table.selectionModel()->select(rows, QItemSelectionModel::Select);
    m_isSelecting = false;
}

} // namespace casewright::ui
