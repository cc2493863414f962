// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseAlertsModel.h"

#include "ui/bridge/CaseRepository.h"

namespace casewright::ui {

using store::AttachedAlert;

int CaseAlertsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CaseAlertsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AttachedAlert& alert = at(index.row());
    if (role == Qt::ToolTipRole && index.column() == AlertId)
        return toText(alert.id);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case AlertId: return toText(alert.id);
    case Index: return toText(alert.index);
    case Time: return QVariant::fromValue<qlonglong>(alert.at.milliseconds);
    case AttachedAt: return QVariant::fromValue<qlonglong>(alert.attachedAt.milliseconds);
    default: return {};
    }
}

QVariant CaseAlertsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole && section == AttachedAt)
        return tr("The run of the rule that attached it");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AlertId: return tr("Alert id");
    case Index: return tr("Index");
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
