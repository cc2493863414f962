// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TopValueModel.h"

#include <utility>

#include "ui/models/CaseText.h"
#include "ui/models/FieldText.h"

namespace casewright::ui {
namespace {

using alerts::FieldStatistics;

double share(std::uint32_t part, std::uint32_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::uint32_t documentsOfTop(const FieldStatistics& field)
{
    std::uint32_t sum = 0;
    for (const alerts::FrequentValue& value : field.top)
        sum += value.count;
    return sum;
}

int topCount(const FieldStatistics& field) { return static_cast<int>(field.top.size()); }

bool hasOthers(const FieldStatistics& field) { return field.values > field.top.size(); }

} // namespace

int TopValueModel::rowsOf(const FieldStatistics& field)
{
    return topCount(field) + (hasOthers(field) ? 1 : 0) + (field.present < field.documents ? 1 : 0);
}

void TopValueModel::setField(FieldStatistics field)
{
    if (field == m_field)
        return;
    const bool isTheSame = field.name == m_field.name && rowsOf(field) == rowsOf(m_field)
                           && topCount(field) == topCount(m_field) && hasOthers(field) == hasOthers(m_field);
    if (isTheSame) {
        m_field = std::move(field);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_field = std::move(field);
    endResetModel();
}

const alerts::FrequentValue* TopValueModel::valueAt(int row) const
{
    return row >= 0 && row < topCount(m_field) ? &m_field.top[static_cast<std::size_t>(row)] : nullptr;
}

TopValueModel::Row TopValueModel::rowAt(int row) const
{
    if (row < topCount(m_field))
        return Row::Value;
    return row == topCount(m_field) && hasOthers(m_field) ? Row::Others : Row::Missing;
}

int TopValueModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : rowsOf(m_field); }

std::uint32_t TopValueModel::countAt(int row) const
{
    switch (rowAt(row)) {
    case Row::Value: return valueAt(row)->count;
    case Row::Others: return m_field.present - documentsOfTop(m_field);
    case Row::Missing: return m_field.documents - m_field.present;
    }
    return 0;
}

double TopValueModel::shareAt(int row) const
{
    return share(countAt(row), rowAt(row) == Row::Missing ? m_field.documents : m_field.present);
}

QString TopValueModel::textAt(int row) const
{
    switch (rowAt(row)) {
    case Row::Value: return FieldText::value(*valueAt(row), m_field.isMixed());
    case Row::Others: return tr("other values");
    case Row::Missing: return tr("missing, of all documents");
    }
    return {};
}

QVariant TopValueModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    switch (role) {
    case Qt::DisplayRole: return textAt(row);
    case Qt::AccessibleTextRole:
        return tr("%1: %2 documents, %3")
            .arg(textAt(row), CaseText::number(countAt(row)), CaseText::share(shareAt(row)));
    case RowRole: return static_cast<int>(rowAt(row));
    case CountRole: return static_cast<qint64>(countAt(row));
    case ShareRole: return shareAt(row);
    case BarRole: return rowAt(row) == Row::Value ? QVariant(share(countAt(row), countAt(0))) : QVariant();
    case OtherValuesRole:
        return rowAt(row) == Row::Others ? QVariant(qint64{m_field.values} - qint64{topCount(m_field)}) : QVariant();
    default: return {};
    }
}

Qt::ItemFlags TopValueModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags all = QAbstractListModel::flags(index);
    return index.isValid() && rowAt(index.row()) != Row::Value ? all & ~Qt::ItemIsSelectable : all;
}

} // namespace casewright::ui
