// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseAlertsModel.h"

#include "ui/bridge/CaseDocuments.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/models/DocumentTableModel.h"

namespace casewright::ui {

using store::AttachedAlert;

int CaseAlertsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FixedColumns + static_cast<int>(m_fields.size());
}

std::optional<base::AlertRow> CaseAlertsModel::documentOf(int row) const
{
    return m_table ? CaseDocuments::rowOf(*m_table, at(row)) : std::nullopt;
}

void CaseAlertsModel::setDocuments(std::shared_ptr<const alerts::AlertTable> table, const QStringList& fields)
{
    if (!m_fields.isEmpty()) {
        beginRemoveColumns({}, FixedColumns, columnCount() - 1);
        m_fields.clear();
        m_columns.clear();
        endRemoveColumns();
    }
    m_table = std::move(table);
    QStringList found;
    std::vector<const alerts::Column*> columns;
    for (const QString& field : fields) {
        const alerts::Column* const column = m_table ? m_table->column(toUtf8(field)) : nullptr;
        if (!column)
            continue;
        found.append(field);
        columns.push_back(column);
    }
    if (found.isEmpty())
        return;
    beginInsertColumns({}, FixedColumns, FixedColumns + static_cast<int>(found.size()) - 1);
    m_fields = found;
    m_columns = std::move(columns);
    endInsertColumns();
}

void CaseAlertsModel::setSources(SourceOf sourceOf)
{
    m_sourceOf = std::move(sourceOf);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Source), index(rowCount() - 1, Source));
}

QVariant CaseAlertsModel::value(const QModelIndex& index) const
{
    const std::optional<base::AlertRow> document = documentOf(index.row());
    if (!document)
        return {};
    const alerts::Column* const column = m_columns[static_cast<std::size_t>(index.column() - FixedColumns)];
    const std::uint32_t code = column->codes()[document->value];
    return code == alerts::Column::Missing ? QVariant() : DocumentTableModel::cellText(column->value(code).text);
}

QVariant CaseAlertsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (index.column() >= FixedColumns)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? value(index) : QVariant();
    const AttachedAlert& alert = at(index.row());
    if (role == Qt::ToolTipRole && index.column() == AlertId)
        return toText(alert.id);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case AlertId: return toText(alert.id);
    case Index: return toText(alert.index);
    case Source: return m_sourceOf ? m_sourceOf(alert) : QString();
    case Time: return QVariant::fromValue<qlonglong>(alert.at.milliseconds);
    case AttachedAt: return QVariant::fromValue<qlonglong>(alert.attachedAt.milliseconds);
    default: return {};
    }
}

QVariant CaseAlertsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section >= FixedColumns && section < columnCount())
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? m_fields.at(section - FixedColumns) : QVariant();
    if (role == Qt::ToolTipRole && section == AttachedAt)
        return tr("The run of the rule that attached it");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AlertId: return tr("Alert id");
    case Index: return tr("Index");
    case Source: return tr("Source");
    case Time: return tr("Time");
    case AttachedAt: return tr("Attached");
    default: return {};
    }
}

CaseRequest CaseAlertsModel::ask(std::int64_t caseKey)
{
    const std::optional<std::int64_t> last = m_rows.empty() ? std::nullopt : std::optional(m_rows.back().key);
    return repository().alerts(caseKey, last, PageSize, [this](base::Result<std::vector<AttachedAlert>> page) {
        take(std::move(page), m_rows);
    });
}

} // namespace casewright::ui
