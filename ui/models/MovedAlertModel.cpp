// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/MovedAlertModel.h"

#include <utility>

#include "ui/bridge/PrintableText.h"

namespace casewright::ui {

void MovedAlertModel::setCases(std::shared_ptr<const ComparedCases> cases)
{
    beginResetModel();
    m_cases = std::move(cases);
    endResetModel();
}

std::optional<base::AlertRow> MovedAlertModel::alertAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_cases->comparison.moved[static_cast<std::size_t>(row)].row;
}

std::shared_ptr<const alerts::AlertTable> MovedAlertModel::tableAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const bool isOnlyAfter = m_cases->comparison.moved[static_cast<std::size_t>(row)].isOnlyAfter;
    return isOnlyAfter ? m_cases->after.table : m_cases->before.table;
}

int MovedAlertModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_cases ? 0 : static_cast<int>(m_cases->comparison.moved.size());
}

int MovedAlertModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant MovedAlertModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const analysis::MovedAlert& alert = m_cases->comparison.moved[static_cast<std::size_t>(index.row())];
    const std::shared_ptr<const alerts::AlertTable> kept = tableAt(index.row());
    const alerts::AlertTable& table = *kept;
    if (index.column() == Time && (role == Qt::DisplayRole || role == MomentRole))
        return qlonglong(table.times()[alert.row.value].milliseconds);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Alert: return printableText(table.id(alert.row));
    case Before: return caseText(m_cases->before, alert.before);
    case After: return caseText(m_cases->after, alert.after);
    default: return {};
    }
}

QVariant MovedAlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    if (role == Qt::ToolTipRole && m_cases && (section == Before || section == After))
        return section == Before ? m_cases->beforeName : m_cases->afterName;
    switch (section) {
    case Time: return tr("Time");
    case Alert: return tr("Alert");
    case Before: return tr("From");
    case After: return tr("To");
    default: return {};
    }
}

} // namespace casewright::ui
