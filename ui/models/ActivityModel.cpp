// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ActivityModel.h"

#include "ui/bridge/CaseOperations.h"
#include "ui/models/CaseText.h"

#include <QFont>

#include <algorithm>

namespace casewright::ui {
namespace {

using cases::UserActionType;
using Mark = ActivityModel::Mark;

Mark markOf(const ActivityEntry& entry)
{
    const cases::UserActionDocument& document = entry.action.document;
    if (document.action.type == UserActionType::CreateCase)
        return Mark::Created;
    if (entry.action.alerts > 0 || entry.action.alreadyAttached > 0)
        return Mark::Attached;
    return document.createdBy ? Mark::ChangedByHand : Mark::Reopened;
}

} // namespace

void ActivityModel::show(Part part, bool isNewestFirst)
{
    if (part == m_part && isNewestFirst == m_isNewestFirst)
        return;
    m_part = part;
    m_isNewestFirst = isNewestFirst;
    reload();
}

int ActivityModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == MarkRole)
        return static_cast<int>(markOf(row.entry));
    if (role == CommentRole)
        return ActivityText::comment(row.entry);
    if (role == Qt::FontRole && index.column() == Who) {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return font;
    }
    if (role == Qt::TextAlignmentRole && index.column() == When)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    // Where there is no room for the whole sentence, and for who cannot see what the delegate paints.
    if (role == Qt::ToolTipRole && index.column() == What)
        return row.text;
    if (role == Qt::AccessibleTextRole && index.column() == What) {
        const QString comment = ActivityText::comment(row.entry);
        return comment.isEmpty() ? row.text : tr("%1: %2").arg(row.text, comment);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Who: {
        const std::optional<std::string>& name = row.entry.action.document.createdBy;
        return name ? CaseText::person(*name) : tr("rule");
    }
    case What: return row.text;
    case When: return QVariant::fromValue<qlonglong>(row.entry.action.document.createdAt.milliseconds);
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
    const bool isNewer = m_isNewestFirst && isComplete() && !m_rows.empty();
    const std::optional<std::int64_t> last =
        isNewer || m_rows.empty() ? std::nullopt : std::optional(m_rows.back().entry.action.key);
    const store::UserActionFilter filter{
        .actions = m_part == Part::History, .comments = m_part == Part::Comments, .newestFirst = m_isNewestFirst};
    return CaseOperations(repository())
        .activity(caseKey, filter, last, PageSize, [this, isNewer](base::Result<std::vector<ActivityEntry>> page) {
            base::Result<Rows> rows = rowsOf(std::move(page));
            if (isNewer) {
                takeNewest(std::move(rows));
                return;
            }
            if (rows)
                followComments(*rows);
            take(std::move(rows), m_rows);
        });
}

base::Result<ActivityModel::Rows> ActivityModel::rowsOf(base::Result<std::vector<ActivityEntry>> page) const
{
    if (!page)
        return base::fail(page.error());
    Rows rows;
    for (ActivityEntry& entry : *page) {
        QString text = ActivityText::sentence(entry, m_labels);
        rows.push_back({.entry = std::move(entry), .text = std::move(text)});
    }
    return rows;
}

void ActivityModel::takeNewest(base::Result<Rows> page)
{
    if (page) {
        const std::int64_t first = m_rows.front().entry.action.key;
        std::erase_if(*page, [first](const Row& row) { return row.entry.action.key <= first; });
        if (page->size() >= PageSize) {
            reload(); // more than a page may be new
            return;
        }
        followComments(*page);
    }
    takeInFront(std::move(page), m_rows);
}

/// A comment that was edited or removed is another one in the row that brought it.
void ActivityModel::followComments(const Rows& added)
{
    for (const Row& change : added) {
        const std::optional<std::string>& id = change.entry.action.document.action.commentId;
        if (!id)
            continue;
        for (std::size_t place = 0; place < m_rows.size(); ++place) {
            Row& row = m_rows[place];
            if (row.entry.action.document.action.commentId != id)
                continue;
            row.entry.comment = change.entry.comment;
            row.text = ActivityText::sentence(row.entry, m_labels);
            const int at = static_cast<int>(place);
            Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
        }
    }
}

} // namespace casewright::ui
