// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/DocumentTableModel.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// Of ECS and Kibana, then of Alertmanager, Suricata and Zeek.
constexpr std::array<std::string_view, 19> WellKnown = {
    "host.name",     "user.name",     "kibana.alert.rule.name", "rule.name",      "process.name",
    "event.code",    "source.ip",     "event.action",           "event.severity", "kibana.alert.severity",
    "message",       "labels.alertname", "labels.severity",     "labels.instance", "alert.signature",
    "src_ip",        "dest_ip",       "id.orig_h",              "id.resp_h",
};

constexpr std::uint32_t FewDocuments = 20;   ///< in which all values may differ by chance
constexpr std::size_t FewFields = 3;   ///< a table has these at least, if there are as many

/// Which fields come first, from 0: well-known names in order, those that are good for grouping, the others.
std::ptrdiff_t rankOf(const alerts::FieldStatistics& field)
{
    const auto known = std::ranges::find(WellKnown, std::string_view(field.name));
    const bool isGood = alerts::groupingAdvice(field) == alerts::GroupingAdvice::Good;
    return (known - WellKnown.begin()) + (known == WellKnown.end() && !isGood ? 1 : 0);
}

} // namespace

DocumentTableModel::DocumentTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void DocumentTableModel::setTable(std::shared_ptr<const alerts::AlertTable> table, const QStringList& fields)
{
    beginResetModel();
    m_table = std::move(table);
    m_rows.reset();
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

void DocumentTableModel::setRows(DocumentRows rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

base::AlertRow DocumentTableModel::tableRow(int row) const
{
    return m_rows ? (*m_rows)[static_cast<std::size_t>(row)] : base::AlertRow{static_cast<std::uint32_t>(row)};
}

int DocumentTableModel::rowOf(base::AlertRow wanted) const
{
    const std::size_t row = m_rows ? static_cast<std::size_t>(std::ranges::lower_bound(*m_rows, wanted)
                                                              - m_rows->begin())
                                   : wanted.value;
    return row < static_cast<std::size_t>(rowCount()) ? static_cast<int>(row) : -1;
}

int DocumentTableModel::rowFrom(base::Timestamp moment) const
{
    if (rowCount() == 0)
        return -1;
    const std::span<const base::Timestamp> times = m_table->times();
    const auto first = std::ranges::lower_bound(times, moment);
    const int row = rowOf({static_cast<std::uint32_t>(first - times.begin())});
    return row >= 0 ? row : rowCount() - 1;
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

QString DocumentTableModel::cellText(std::string_view value)
{
    // A character has at most four bytes; half of one at the end is cut off with what is too long.
    QString text = toText(value.substr(0, static_cast<std::size_t>(LongestCell) * 4 + 4));
    if (text.size() > LongestCell)
        text = text.first(LongestCell - 1) + u'…';
    return text.replace(u'\n', u' ').replace(u'\r', u' ');
}

QStringList DocumentTableModel::sensibleFields(const std::vector<alerts::FieldStatistics>& fields, int count)
{
    std::vector<const alerts::FieldStatistics*> telling;
    std::vector<const alerts::FieldStatistics*> rest;
    for (const alerts::FieldStatistics& field : fields) {
        // What stands in few documents would be an empty column on the first screen.
        const bool isKnown = std::ranges::find(WellKnown, std::string_view(field.name)) != WellKnown.end();
        const bool mayDiffer = isKnown && field.documents < FewDocuments;
        const bool isTelling = field.present >= field.documents - field.present && field.values > 1
                               && (field.values < field.present || mayDiffer);
        (isTelling ? telling : rest).push_back(&field);
    }
    std::ranges::stable_sort(telling, {}, [](const alerts::FieldStatistics* field) {
        return std::pair(rankOf(*field), -field->entropy);
    });
    std::ranges::stable_sort(rest, std::ranges::greater(), [](const alerts::FieldStatistics* field) {
        return std::pair(field->present, field->entropy);
    });
    while (telling.size() < FewFields && !rest.empty()) {
        telling.push_back(rest.front());
        rest.erase(rest.begin());
    }
    QStringList names;
    for (const alerts::FieldStatistics* const field : telling) {
        if (names.size() < count)
            names.append(toText(field->name));
    }
    return names;
}

int DocumentTableModel::rowCount(const QModelIndex& parent) const
{
    constexpr std::size_t Most = std::numeric_limits<int>::max();
    const std::size_t count = m_rows ? m_rows->size() : m_table ? m_table->size() : 0;
    return parent.isValid() ? 0 : static_cast<int>(std::min(count, Most));
}

int DocumentTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_table ? 0 : static_cast<int>(m_fields.size()) + 1;
}

std::optional<std::string_view> DocumentTableModel::textAt(const QModelIndex& index) const
{
    const alerts::Column* const column = m_columns[static_cast<std::size_t>(index.column()) - 1];
    const std::uint32_t code = column->codes()[tableRow(index.row()).value];
    return code == alerts::Column::Missing ? std::nullopt : std::optional(column->value(code).text);
}

std::optional<QString> DocumentTableModel::value(const QModelIndex& index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() == TimeColumn)
        return std::nullopt;
    const std::optional<std::string_view> text = textAt(index);
    return text ? std::optional(toText(*text)) : std::nullopt;
}

QVariant DocumentTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.column() == TimeColumn)
        return role == Qt::DisplayRole
                   ? QVariant(static_cast<qint64>(m_table->times()[tableRow(index.row()).value].milliseconds))
                   : QVariant();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const std::optional<std::string_view> text = textAt(index);
    return text ? QVariant(cellText(*text)) : QVariant();
}

QModelIndexList DocumentTableModel::match(const QModelIndex&, int, const QVariant&, int, Qt::MatchFlags) const
{
    return {};
}

QVariant DocumentTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    return section == TimeColumn ? tr("Time") : m_fields.at(section - 1);
}

} // namespace casewright::ui
