// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseDecisionsModel.h"

#include "ui/bridge/CaseOperations.h"
#include "ui/models/DecisionTexts.h"

namespace casewright::ui {

using store::CaseDecision;

int CaseDecisionsModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CaseDecisionsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CaseDecision& row = at(index.row());
    const bool isText = index.column() == Room || index.column() == Counter;
    if (role != Qt::DisplayRole && !(role == Qt::ToolTipRole && isText))
        return {};
    switch (index.column()) {
    case Time: return QVariant::fromValue<qlonglong>(row.at.milliseconds);
    case Outcome: return DecisionTexts::outcome(row.decision);
    case Room: return DecisionTexts::fill(row.decision);
    case Counter: return DecisionTexts::counter(row.decision);
    default: return {};
    }
}

QVariant CaseDecisionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Run");
    case Outcome: return tr("Outcome");
    case Room: return tr("Room in the case");
    case Counter: return tr("Why this case of the group");
    default: return {};
    }
}

CaseRequest CaseDecisionsModel::ask(std::int64_t caseKey)
{
    const std::optional<std::uint64_t> last = m_rows.empty() ? std::nullopt : std::optional(m_rows.back().run);
    return CaseOperations(repository())
        .decisions(caseKey, last, PageSize,
                   [this](base::Result<std::vector<CaseDecision>> page) { take(std::move(page), m_rows); });
}

} // namespace casewright::ui
