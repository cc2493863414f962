// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DocumentTableModel.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

constexpr std::array<std::string_view, 11> WellKnown = {
    "host.name",     "user.name",     "kibana.alert.rule.name", "rule.name",      "process.name",
    "event.code",    "source.ip",     "event.action",           "event.severity", "kibana.alert.severity",
    "message",
};

/// A cell shows no line feeds, and not more than can be seen.
QString cellText(std::string_view value)
{
    // A character has at most four bytes; half of one at the end is cut off with what is too long.
    QString text = toText(value.substr(0, static_cast<std::size_t>(DocumentTableModel::LongestCell) * 4 + 4));
    if (text.size() > DocumentTableModel::LongestCell)
        text = text.first(DocumentTableModel::LongestCell - 1) + u'…';
    return text.replace(u'\n', u' ').replace(u'\r', u' ');
}

} // namespace

void DocumentTableModel::setTable(std::shared_ptr<const alerts::AlertTable> table, const QStringList& fields)
{
    beginResetModel();
    m_table = std::move(table);
    m_fields.clear();
    m_columns.clear();
    for (const QString& field : fields) {
        const alerts::Column* const column = m_table ? m_table->column(toUtf8(field)) : nullptr;
        if (!column)
            continue;
        m_fields.append(field);
        m_columns.push_back(column);
    }
    endResetModel();
}

void DocumentTableModel::setFieldShown(const QString& field, bool isShown)
{
    const auto place = static_cast<int>(m_fields.indexOf(field));
    if (!m_table || isShown == (place >= 0))
        return;
    if (isShown) {
        const alerts::Column* const column = m_table->column(toUtf8(field));
        if (!column)
            return;
        const int last = columnCount();
        beginInsertColumns({}, last, last);
        m_fields.append(field);
        m_columns.push_back(column);
        endInsertColumns();
        return;
    }
    beginRemoveColumns({}, place + 1, place + 1);
    m_fields.removeAt(place);
    m_columns.erase(m_columns.begin() + place);
    endRemoveColumns();
}

QStringList DocumentTableModel::sensibleFields(const alerts::AlertTable& table, int count)
{
    QStringList fields;
    for (const std::string_view name : WellKnown) {
        const alerts::Column* const column = table.column(name);
        // What stands in few documents would be an empty column on the first screen.
        if (fields.size() < count && column && column->presentCount() >= table.size() / 2)
            fields.append(toText(name));
    }
    std::vector<const alerts::Column*> rest;
    for (const alerts::Column& column : table.columns()) {
        if (!fields.contains(toText(column.name())))
            rest.push_back(&column);
    }
    std::ranges::stable_sort(rest, std::ranges::greater(), &alerts::Column::presentCount);
    for (const alerts::Column* const column : rest) {
        if (fields.size() < count)
            fields.append(toText(column->name()));
    }
    return fields;
}

int DocumentTableModel::rowCount(const QModelIndex& parent) const
{
    constexpr std::uint32_t Most = std::numeric_limits<int>::max();
    return parent.isValid() || !m_table ? 0 : static_cast<int>(std::min(m_table->size(), Most));
}

int DocumentTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_fields.size()) + 1;
}

QVariant DocumentTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == TimeColumn)
        return role == Qt::DisplayRole ? QVariant(static_cast<qint64>(m_table->times()[row].milliseconds)) : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const alerts::Column* const column = m_columns[static_cast<std::size_t>(index.column()) - 1];
    const std::uint32_t code = column->codes()[row];
    return code == alerts::Column::Missing ? QVariant() : QVariant(cellText(column->value(code).text));
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return section == TimeColumn ? tr("Time") : m_fields.at(section - 1);
}

} // namespace casewright::ui
