// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RuleGroupModel.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "ui/models/ChangedRows.h"
#include "ui/models/RuleListModel.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

RuleGroupModel::RuleGroupModel(RuleListModel& list, QObject* parent) : QAbstractListModel(parent), m_list(list)
{
    connect(&list, &QAbstractItemModel::rowsInserted, this, &RuleGroupModel::update);
    connect(&list, &QAbstractItemModel::rowsRemoved, this, &RuleGroupModel::update);
    connect(&list, &QAbstractItemModel::dataChanged, this, &RuleGroupModel::follow);
    connect(&list, &QAbstractItemModel::modelReset, this, [this] {
        beginResetModel();
        m_rows = wanted();
        endResetModel();
    });
    m_rows = wanted();
}

void RuleGroupModel::setSearch(const QString& text)
{
    m_search = text;
    update();
}

void RuleGroupModel::setTags(const QStringList& tags)
{
    m_tags = tags;
    update();
}

void RuleGroupModel::setGrouping(Grouping grouping)
{
    m_grouping = grouping;
    update();
}

std::map<QString, int> RuleGroupModel::allTags() const
{
    std::map<QString, int> all;
    for (int row = 0; row < m_list.rowCount(); ++row) {
        for (const QString& tag : m_list.index(row).data(RuleListModel::TagsRole).toStringList())
            ++all[tag];
    }
    return all;
}

QModelIndex RuleGroupModel::indexOf(std::int64_t key) const
{
    const auto found = key == 0 ? m_rows.end() : std::ranges::find(m_rows, key, &Row::key);
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

/// By type and by tag are different groups, whatever their names.
QString RuleGroupModel::idOf(const QString& group) const
{
    return (m_grouping == Grouping::Type ? u"type:"_s : u"tag:"_s) + group;
}

bool RuleGroupModel::isFolded(const QString& group) const
{
    return m_search.isEmpty() && m_folded.contains(idOf(group));
}

void RuleGroupModel::setFolded(const QString& group, bool isFolded)
{
    if (m_folded.contains(group) == isFolded)
        return;
    if (isFolded)
        m_folded.insert(group);
    else
        m_folded.remove(group);
    update();
    if (const QModelIndex name = indexOfGroup(group); name.isValid())
        Q_EMIT dataChanged(name, name);
}

void RuleGroupModel::setFolded(const QSet<QString>& groups)
{
    m_folded = groups;
    update();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {IsFoldedRole});
}

void RuleGroupModel::reveal(std::int64_t key)
{
    const QModelIndex rule = m_list.indexOf(key);
    if (m_grouping == Grouping::None || indexOf(key).isValid() || !rule.isValid() || !isShown(rule))
        return;
    setFolded(idOf(groupsOf(rule).constFirst()), false);
}

QModelIndex RuleGroupModel::indexOfGroup(const QString& group) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const Row& row) { return row.key == 0 && idOf(row.group) == group; });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

bool RuleGroupModel::hasRules() const { return !m_rows.empty(); }

int RuleGroupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RuleGroupModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (row.key == 0)
        return groupData(row, role);
    switch (role) {
    case IsGroupRole: return false;
    case GroupRole: return m_grouping == Grouping::None ? QString() : idOf(row.group);
    default: return m_list.indexOf(row.key).data(role);
    }
}

QVariant RuleGroupModel::groupData(const Row& row, int role) const
{
    const QString name = row.group.isEmpty() ? tr("No tags") : row.group;
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::AccessibleTextRole:
        return isFolded(row.group) ? tr("Group %1, folded").arg(name) : tr("Group %1").arg(name);
    case IsGroupRole: return true;
    case GroupSizeRole: return row.size;
    case IsFoldedRole: return isFolded(row.group);
    case GroupRole: return idOf(row.group);
    default: return {};
    }
}

Qt::ItemFlags RuleGroupModel::flags(const QModelIndex& index) const
{
    if (!index.data(IsGroupRole).toBool())
        return QAbstractListModel::flags(index);
    // The names of groups are passed over by keys; those of folded ones are a place to stand and unfold them.
    const Qt::ItemFlags flags = Qt::ItemNeverHasChildren;
    return index.data(IsFoldedRole).toBool() ? flags | Qt::ItemIsEnabled : flags;
}

bool RuleGroupModel::isShown(const QModelIndex& rule) const
{
    if (!rule.data(RuleListModel::FilterRole).toString().contains(m_search, Qt::CaseInsensitive))
        return false;
    const QStringList tags = rule.data(RuleListModel::TagsRole).toStringList();
    return m_tags.isEmpty() || std::ranges::any_of(m_tags, [&tags](const QString& tag) { return tags.contains(tag); });
}

QStringList RuleGroupModel::groupsOf(const QModelIndex& rule) const
{
    if (m_grouping == Grouping::Type)
        return {rule.data(RuleListModel::TypeRole).toString()};
    QStringList tags = rule.data(RuleListModel::TagsRole).toStringList();
    tags.removeDuplicates();
    // Those that were not asked for are no groups either.
    if (!m_tags.isEmpty())
        tags.removeIf([this](const QString& tag) { return !m_tags.contains(tag); });
    return tags.isEmpty() ? QStringList{QString()} : tags;
}

std::vector<RuleGroupModel::Row> RuleGroupModel::wanted() const
{
    std::vector<Row> flat;
    std::map<std::pair<bool, QString>, std::vector<Row>> groups; // without a name: the last one
    for (int row = 0; row < m_list.rowCount(); ++row) {
        const QModelIndex rule = m_list.index(row);
        if (!isShown(rule))
            continue;
        const std::int64_t key = rule.data(RuleListModel::KeyRole).toLongLong();
        if (m_grouping == Grouping::None) {
            flat.push_back({.key = key, .group = {}});
            continue;
        }
        for (const QString& group : groupsOf(rule))
            groups[{group.isEmpty(), group}].push_back({.key = key, .group = group});
    }
    for (const auto& [name, rows] : groups) {
        flat.push_back({.key = 0, .group = name.second, .size = static_cast<int>(rows.size())});
        if (!isFolded(name.second))
            flat.insert(flat.end(), rows.begin(), rows.end());
    }
    return flat;
}

void RuleGroupModel::update()
{
    std::vector<Row> next = wanted();
    const bool isSame = m_rows.size() == next.size()
        && std::ranges::equal(m_rows, next, [](const Row& a, const Row& b) { return a == b && a.size == b.size; });
    if (isSame)
        return;
    const ChangedRows rows = changedRows(m_rows, next);
    if (rows.hasRemoved()) {
        beginRemoveRows({}, rows.first, rows.oldEnd - 1);
        m_rows.erase(m_rows.begin() + rows.first, m_rows.begin() + rows.oldEnd);
        endRemoveRows();
    }
    if (rows.hasAdded()) {
        beginInsertRows({}, rows.first, rows.newEnd - 1);
        m_rows = std::move(next);
        endInsertRows();
    } else {
        m_rows = std::move(next);
    }
    // Numbers beside the names.
    if (m_grouping != Grouping::None && !m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {GroupSizeRole});
}

void RuleGroupModel::follow(const QModelIndex& first, const QModelIndex& last)
{
    update();
    std::set<std::int64_t> changed;
    for (int row = first.row(); row <= last.row(); ++row)
        changed.insert(m_list.index(row).data(RuleListModel::KeyRole).toLongLong());
    for (int own = 0; own < rowCount(); ++own)
        if (changed.contains(m_rows[static_cast<std::size_t>(own)].key))
            Q_EMIT dataChanged(index(own), index(own));
}

} // namespace casewright::ui
