// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldTableModel.h"

#include <utility>

namespace casewright::ui {
namespace {

double share(std::uint32_t part, std::uint32_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

/// Present: of all documents; TopValue: of those that have the field.
double shareOf(const FieldStatistics& field, int column)
{
    return column == FieldTableModel::Present ? share(field.present, field.documents)
                                              : share(field.topCount, field.present);
}

} // namespace

void FieldTableModel::setFields(std::vector<FieldStatistics> fields)
{
    if (fields == m_fields)
        return;
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

int FieldTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int FieldTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FieldTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FieldStatistics& field = at(index.row());
    const int column = index.column();
    if (role == SortRole)
        return sortValue(field, column);
    if (role == TypeRole)
        return static_cast<int>(field.type);
    if (role == ShareRole && (column == Present || column == TopValue))
        return shareOf(field, column);
    if (role == Qt::ToolTipRole && column == TopValue)
        return field.topValue;
    if (role == Qt::ToolTipRole && column == Field)
        return field.name;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Field: return field.name;
    case Type: return nameOf(field.type);
    case Present: return static_cast<qint64>(field.present);
    case Values: return static_cast<qint64>(field.values);
    case TopValue: return field.topValue;
    default: return {};
    }
}

QVariant FieldTableModel::sortValue(const FieldStatistics& field, int column) const
{
    switch (column) {
    case Field: return field.name;
    case Type: return nameOf(field.type);
    case Values: return static_cast<qint64>(field.values);
    default: return shareOf(field, column);
    }
}

QVariant FieldTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section == Present || section == Values;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == Type)
        return tr("Guessed from the values");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field: return tr("Field");
    case Type: return tr("Type");
    case Present: return tr("Present");
    case Values: return tr("Values");
    case TopValue: return tr("Top value");
    default: return {};
    }
}

} // namespace casewright::ui
