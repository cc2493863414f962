// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CaseTableModel.h"

#include "core/cases/CaseNames.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseCells.h"

#include <QFont>
#include <QHash>
#include <QThreadPool>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace casewright::ui {
namespace {

using store::CaseRow;
using Rows = std::vector<CaseRow>;

constexpr std::size_t Many = 10'000; ///< rows that take a while to be taken away

template<class Some>
QHash<qint64, int> placesOf(const Some& rows)
{
    QHash<qint64, int> places;
    places.reserve(static_cast<qsizetype>(rows.size()));
    for (std::size_t i = 0; i < rows.size(); ++i)
        places.insert(rows[i].key, static_cast<int>(i));
    return places;
}

/// Whether two readings of one case look different in the table.
bool differ(const CaseRow& a, const CaseRow& b)
{
    return a.status != b.status || a.totalAlerts != b.totalAlerts || a.timesReopened != b.timesReopened
        || a.updatedAt != b.updatedAt || a.closedAt != b.closedAt || a.severity != b.severity || a.tags != b.tags
        || a.title != b.title || a.assignees != b.assignees || a.category != b.category
        || a.totalComments != b.totalComments || a.pushedTo != b.pushedTo;
}

std::optional<CaseRow> lastOf(const Rows& rows) { return rows.empty() ? std::nullopt : std::optional(rows.back()); }

} // namespace

CaseTableModel::CaseTableModel(CaseRepository& repository, QObject* parent)
    : QAbstractTableModel(parent), m_repository(repository)
{
}

void CaseTableModel::setFilter(const store::CaseFilter& filter)
{
    m_filter = filter;
    m_isFirst = true;
    m_refreshWanted.reset();
    m_request = m_repository.cases(filter, std::nullopt, PageSize, [this](base::Result<Rows> rows) {
        if (rows)
            takeFirst(std::move(*rows));
        else
            Q_EMIT failed(toText(rows.error()));
    });
}

void CaseTableModel::refresh(int lastRow)
{
    if (m_request.isPending()) {
        // Not instead of it: while a simulation writes, changes come faster than answers.
        m_refreshWanted = lastRow;
        return;
    }
    if (lastRow > LastRefreshed) {
        Q_EMIT outdated();
        return;
    }
    m_isFirst = false;
    // A page more: new cases must not push out those that are seen.
    const std::size_t wanted = static_cast<std::size_t>(std::max(lastRow + 1, 0)) + PageSize;
    m_request = m_repository.cases(m_filter, std::nullopt, static_cast<std::uint32_t>(wanted),
                                   [this, wanted, lastRow](base::Result<Rows> rows) {
                                       if (rows)
                                           takeRefreshed(std::move(*rows), wanted, lastRow);
                                       else
                                           Q_EMIT failed(toText(rows.error()));
                                   });
}

void CaseTableModel::settle()
{
    m_isChanging = false;
    Q_EMIT loaded();
    if (const std::optional<int> lastRow = std::exchange(m_refreshWanted, std::nullopt))
        refresh(*lastRow);
}

void CaseTableModel::clear()
{
    m_request.drop();
    m_refreshWanted.reset();
    takeFirst({});
}

int CaseTableModel::rowOf(std::int64_t caseKey) const
{
    if (!m_shown.keys.contains(caseKey))
        return -1;
    const auto found = std::find_if(m_shown.rows.begin(), m_shown.rows.end(),
                                    [caseKey](const CaseRow& row) { return row.key == caseKey; });
    return found == m_shown.rows.end() ? -1 : static_cast<int>(found - m_shown.rows.begin());
}

int CaseTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.rows.size());
}

int CaseTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant CaseTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CaseRow& row = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return CaseCells::display(row, index.column());
    case StatusRole: return static_cast<int>(row.status);
    case SeverityRole: return toText(cases::nameOf(row.severity));
    case Qt::ToolTipRole:
        return index.column() == Name ? tr("%1\nCase %2").arg(toText(row.title), toText(row.id.text)) : QVariant();
    case Qt::FontRole:
        if (index.column() == Name) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    default: return {};
    }
}

QVariant CaseTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && CaseCells::isNumber(section))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Reopened)
        return tr("How often the rule reopened the case");
    if (role == Qt::ToolTipRole && section == Incident)
        return tr("Whether the case changed since it was pushed. Comments that did not get there show on its page.");
    if (role != Qt::DisplayRole)
        return {};
    return CaseCells::title(section);
}

QString CaseTableModel::textOf(const QList<int>& rows, const QList<int>& columns) const
{
    QStringList cells;
    for (const int column : columns)
        cells.append(CaseCells::title(column));
    QStringList lines{cells.join(u'\t')};
    for (const int row : rows) {
        cells.clear();
        for (const int column : columns)
            cells.append(CaseCells::text(at(row), column));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

std::optional<store::CaseSort> CaseTableModel::sortOf(int column)
{
    using store::CaseSort;
    switch (column) {
    case Name: return CaseSort::Title;
    case Status: return CaseSort::Status;
    case Severity: return CaseSort::Severity;
    case Alerts: return CaseSort::Alerts;
    case Created: return CaseSort::Created;
    case Updated: return CaseSort::Updated;
    case Category: return CaseSort::Category;
    case Closed: return CaseSort::Closed;
    default: return std::nullopt;
    }
}

int CaseTableModel::columnOf(store::CaseSort sort)
{
    for (int column = 0; column < ColumnCount; ++column) {
        if (sortOf(column) == sort)
            return column;
    }
    return -1;
}

bool CaseTableModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_isComplete && !m_shown.rows.empty() && !m_isChanging && !m_request.isPending();
}

void CaseTableModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFirst = false;
    const auto tenth = static_cast<std::uint32_t>(m_shown.rows.size() / 10);
    const std::uint32_t wanted = std::clamp(tenth, PageSize, LargestPage);
    m_request = m_repository.cases(m_filter, store::cursorOf(*m_lastRead, m_filter.order), wanted,
                                   [this, wanted](base::Result<Rows> rows) {
                                       if (rows)
                                           takeMore(std::move(*rows), wanted);
                                       else
                                           Q_EMIT failed(toText(rows.error()));
                                   });
}

CaseTableModel::Shown CaseTableModel::shownOf(Rows rows)
{
    Shown shown;
    for (CaseRow& row : rows) {
        shown.keys.insert(row.key);
        shown.rows.push_back(std::move(row));
    }
    return shown;
}

void CaseTableModel::release(Shown shown)
{
    if (shown.rows.size() < Many)
        return;
    const auto given = std::make_shared<Shown>(std::move(shown));
    QThreadPool::globalInstance()->start([given] { *given = {}; });
}

void CaseTableModel::takeFirst(Rows rows)
{
    m_isChanging = true;
    m_isFirst = false;
    m_isComplete = rows.size() < PageSize;
    m_lastRead = lastOf(rows);
    beginResetModel();
    release(std::exchange(m_shown, shownOf(std::move(rows))));
    endResetModel();
    settle();
}

void CaseTableModel::takeMore(Rows rows, std::uint32_t wanted)
{
    m_isChanging = true;
    m_isComplete = rows.size() < wanted;
    if (!rows.empty())
        m_lastRead = rows.back();
    // A case that moved behind the last row since it was read is in the model already.
    std::erase_if(rows, [this](const CaseRow& row) { return m_shown.keys.contains(row.key); });
    const bool hasNew = !rows.empty();
    if (hasNew) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
        for (CaseRow& row : rows) {
            m_shown.keys.insert(row.key);
            m_shown.rows.push_back(std::move(row));
        }
        endInsertRows();
    }
    settle();
    // Nobody sees more rows, so nobody would ask for the next page.
    if (!hasNew)
        fetchMore({});
}

/// Takes away very many rows behind those that are wanted.
void CaseTableModel::dropAfter(std::size_t count)
{
    if (m_shown.rows.size() < count + Many)
        return;
    beginRemoveRows({}, static_cast<int>(count), rowCount() - 1);
    Rows kept(std::make_move_iterator(m_shown.rows.begin()),
              std::make_move_iterator(m_shown.rows.begin() + static_cast<std::ptrdiff_t>(count)));
    release(std::exchange(m_shown, shownOf(std::move(kept))));
    endRemoveRows();
}

void CaseTableModel::takeRefreshed(Rows rows, std::size_t wanted, int lastRow)
{
    Q_EMIT aboutToRefresh();
    m_isChanging = true;
    m_isComplete = rows.size() < wanted;
    // As far as the row that must stay, wherever it is now, and a page at least.
    if (lastRow >= 0 && lastRow < rowCount()) {
        const std::int64_t key = at(lastRow).key;
        const auto last = std::find_if(rows.begin(), rows.end(), [key](const CaseRow& row) { return row.key == key; });
        const auto kept = std::max<std::ptrdiff_t>(last - rows.begin() + 1, PageSize);
        if (kept < static_cast<std::ptrdiff_t>(rows.size())) {
            rows.erase(rows.begin() + kept, rows.end());
            m_isComplete = false;
        }
    }
    m_lastRead = lastOf(rows);
    dropAfter(rows.size());
    removeGone(rows);
    reorder(rows);
    insertNew(rows);
    update(rows);
    settle();
}

void CaseTableModel::removeGone(const Rows& rows)
{
    const QHash<qint64, int> places = placesOf(rows);
    const auto isGone = [&](int row) { return !places.contains(at(row).key); };
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (!isGone(last))
            continue;
        int first = last;
        while (first > 0 && isGone(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        for (int row = first; row <= last; ++row)
            m_shown.keys.erase(at(row).key);
        m_shown.rows.erase(m_shown.rows.begin() + first, m_shown.rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
}

/// Moves the rows that stay into their new order; selections go with them.
void CaseTableModel::reorder(const Rows& rows)
{
    const QHash<qint64, int> places = placesOf(rows);
    const auto comesBefore = [&](const CaseRow& a, const CaseRow& b) {
        return places.value(a.key) < places.value(b.key);
    };
    if (std::is_sorted(m_shown.rows.begin(), m_shown.rows.end(), comesBefore))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::int64_t> keys;
    for (const QModelIndex& index : before)
        keys.push_back(at(index.row()).key);
    std::sort(m_shown.rows.begin(), m_shown.rows.end(), comesBefore);
    const QHash<qint64, int> now = placesOf(m_shown.rows);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(now.value(keys[static_cast<std::size_t>(i)]), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void CaseTableModel::insertNew(const Rows& rows)
{
    // What is in the model is in the order of the rows: where they differ, a new one begins.
    for (std::size_t first = 0; first < rows.size(); ++first) {
        if (first < m_shown.rows.size() && m_shown.rows[first].key == rows[first].key)
            continue;
        std::size_t last = first;
        const auto isNew = [&](std::size_t row) {
            return first >= m_shown.rows.size() || rows[row].key != m_shown.rows[first].key;
        };
        while (last + 1 < rows.size() && isNew(last + 1))
            ++last;
        beginInsertRows({}, static_cast<int>(first), static_cast<int>(last));
        for (std::size_t row = first; row <= last; ++row)
            m_shown.keys.insert(rows[row].key);
        m_shown.rows.insert(m_shown.rows.begin() + static_cast<std::ptrdiff_t>(first),
                      rows.begin() + static_cast<std::ptrdiff_t>(first),
                      rows.begin() + static_cast<std::ptrdiff_t>(last) + 1);
        endInsertRows();
        first = last;
    }
}

void CaseTableModel::update(const Rows& rows)
{
    for (std::size_t first = 0; first < rows.size(); ++first) {
        if (!differ(m_shown.rows[first], rows[first]))
            continue;
        std::size_t last = first;
        m_shown.rows[first] = rows[first];
        while (last + 1 < rows.size() && differ(m_shown.rows[last + 1], rows[last + 1])) {
            ++last;
            m_shown.rows[last] = rows[last];
        }
        Q_EMIT dataChanged(index(static_cast<int>(first), 0), index(static_cast<int>(last), ColumnCount - 1));
        first = last;
    }
}

} // namespace casewright::ui
