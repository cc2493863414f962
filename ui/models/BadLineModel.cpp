// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/BadLineModel.h"

#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {

void BadLineModel::setAlerts(std::shared_ptr<const LoadedAlerts> alerts)
{
    if (alerts == m_alerts)
        return;
    beginResetModel();
    m_alerts = std::move(alerts);
    endResetModel();
}

int BadLineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_alerts ? 0 : static_cast<int>(m_alerts->badLines.size());
}

int BadLineModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant BadLineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const alerts::BadLine& line = m_alerts->badLines[static_cast<std::size_t>(index.row())];
    if (index.column() == Reason)
        return toText(line.reason);
    return role == Qt::DisplayRole ? QVariant(static_cast<qint64>(line.line)) : QVariant();
}

QVariant BadLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Line)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    return section == Line ? tr("Line") : tr("Why it was skipped");
}

} // namespace casewright::ui
