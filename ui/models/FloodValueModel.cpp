// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FloodValueModel.h"

#include <algorithm>
#include <string>

#include "ui/bridge/FloodValueText.h"

namespace casewright::ui {

FloodValueModel::FloodValueModel(QObject* parent) : QAbstractTableModel(parent) {}

void FloodValueModel::setValues(const std::vector<alerts::FloodValue>& values, const std::vector<double>& weights)
{
    if (values == m_values && weights == m_weights)
        return;
    const bool isAsLong = values.size() == m_values.size();
    if (!isAsLong)
        beginResetModel();
    m_values = values;
    m_weights = weights;
    if (!isAsLong)
        endResetModel();
    else if (!values.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool FloodValueModel::append()
{
    const int row = rowCount();
    if (row >= MostValues)
        return false;
    alerts::FloodValue value;
    for (int number = row + 1; value.text.empty(); ++number) {
        std::string text = "value-";
        text += std::to_string(number);
        if (std::ranges::find(m_values, text, &alerts::FloodValue::text) == m_values.end())
            value.text = text;
    }
    beginInsertRows({}, row, row);
    m_values.push_back(value);
    if (!m_weights.empty())
        m_weights.push_back(1);
    endInsertRows();
    Q_EMIT edited();
    return true;
}

void FloodValueModel::remove(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    m_values.erase(m_values.begin() + row);
    if (!m_weights.empty())
        m_weights.erase(m_weights.begin() + row);
    endRemoveRows();
    Q_EMIT edited();
}

int FloodValueModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_values.size());
}

int FloodValueModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant FloodValueModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::TextAlignmentRole))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    if (role == Qt::TextAlignmentRole)
        return index.column() == Weight ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (index.column() == Value)
        return toText(m_values[row]);
    return QString::number(m_weights.empty() ? 1.0 : m_weights[row], 'g', 10);
}

QVariant FloodValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && section == Weight)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Value ? tr("Value") : tr("Weight");
}

Qt::ItemFlags FloodValueModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? QAbstractTableModel::flags(index) | Qt::ItemIsEditable : Qt::NoItemFlags;
}

bool FloodValueModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    const auto row = static_cast<std::size_t>(index.row());
    if (index.column() == Value) {
        const alerts::FloodValue wanted = parseFloodValue(value.toString());
        if (wanted == m_values[row])
            return true;
        m_values[row] = wanted;
    } else if (!setWeight(row, value.toString())) {
        return false;
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
    return true;
}

bool FloodValueModel::setWeight(std::size_t row, const QString& text)
{
    bool isNumber = false;
    const double weight = text.trimmed().toDouble(&isNumber);
    if (!isNumber || !(weight >= 0 && weight <= LargestWeight))
        return false;
    if (m_weights.empty())
        m_weights.assign(m_values.size(), 1);
    m_weights[row] = weight;
    return true;
}

} // namespace casewright::ui
