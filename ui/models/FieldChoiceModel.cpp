// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldChoiceModel.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

/// What the first value that is none of JSON's null is.
QString typeOf(const alerts::Column& column)
{
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code) {
        switch (column.value(code).kind) {
        case alerts::ValueKind::Null: continue;
        case alerts::ValueKind::Boolean: return FieldChoiceModel::tr("yes or no");
        case alerts::ValueKind::Number: return FieldChoiceModel::tr("number");
        case alerts::ValueKind::String: return FieldChoiceModel::tr("text");
        case alerts::ValueKind::List: return FieldChoiceModel::tr("list");
        case alerts::ValueKind::Object: return FieldChoiceModel::tr("object");
        }
    }
    return FieldChoiceModel::tr("null");
}

} // namespace

FieldChoiceModel::FieldChoiceModel(QObject* parent) : QAbstractListModel(parent) {}

void FieldChoiceModel::setTable(std::shared_ptr<const alerts::AlertTable> table, const QString& name)
{
    if (table == m_table && name == m_name)
        return;
    beginResetModel();
    m_table = std::move(table);
    m_name = name;
    m_columns.clear();
    if (m_table) {
        for (const alerts::Column& column : m_table->columns())
            m_columns.push_back(&column);
    }
    std::sort(m_columns.begin(), m_columns.end(),
              [](const alerts::Column* left, const alerts::Column* right) { return left->name() < right->name(); });
    endResetModel();
}

QModelIndex FieldChoiceModel::indexOf(const QString& field) const
{
    const std::string name = toUtf8(field);
    const auto found = std::lower_bound(
        m_columns.begin(), m_columns.end(), name,
        [](const alerts::Column* column, const std::string& wanted) { return column->name() < wanted; });
    return found != m_columns.end() && (*found)->name() == name ? index(static_cast<int>(found - m_columns.begin()))
                                                                : QModelIndex();
}

int FieldChoiceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant FieldChoiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const alerts::Column& column = *m_columns[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return toText(column.name());
    case TypeRole: return typeOf(column);
    case CoverageRole: return m_table->size() == 0 ? 0.0 : double(column.presentCount()) / m_table->size();
    case DistinctRole: return qint64{column.distinctCount()};
    default: return {};
    }
}

} // namespace casewright::ui
