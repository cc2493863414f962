// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ActivityModel.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/models/CaseText.h"

#include <QFont>

namespace casewright::ui {
namespace {

using Mark = ActivityModel::Mark;
using store::Activity;

Mark markOf(const Activity& activity)
{
    switch (activity.kind) {
    case store::ActivityKind::Created: return Mark::Created;
    case store::ActivityKind::AlertsAttached: return Mark::Attached;
    case store::ActivityKind::StatusChanged: break;
    }
    return activity.user == "rule" ? Mark::Reopened : Mark::ChangedByHand;
}

} // namespace

int ActivityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Activity& activity = at(index.row());
    if (role == MarkRole)
        return static_cast<int>(markOf(activity));
    if (role == Qt::FontRole && index.column() == Who) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    // Where there is no room for the whole sentence.
    if (role == Qt::ToolTipRole && index.column() == What)
        return CaseText::activity(activity);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Who: return toText(activity.user);
    case What: return CaseText::activity(activity);
    case When: return QVariant::fromValue<qlonglong>(activity.at.milliseconds);
    default: return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Who: return tr("Who");
    case What: return tr("What");
    case When: return tr("When");
    default: return {};
    }
}

CaseRequest ActivityModel::ask(std::int64_t caseKey)
{
    const std::optional<std::int64_t> last = m_rows.empty() ? std::nullopt : std::optional(m_rows.back().key);
    return repository().activity(caseKey, last, PageSize, [this](base::Result<std::vector<Activity>> page) {
        take(std::move(page), m_rows);
    });
}

} // namespace casewright::ui
