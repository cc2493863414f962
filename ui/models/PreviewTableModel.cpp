// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/PreviewTableModel.h"

#include <algorithm>

#include "ui/bridge/Text.h"

namespace casewright::ui {

void PreviewTableModel::setPreview(const alerts::AlertPreview& preview)
{
    beginResetModel();
    m_preview = preview;
    m_hasProblems = std::ranges::any_of(preview.rows, [](const auto& row) { return !row.problem.empty(); });
    m_order.clear();
    for (std::size_t i = 0; i < preview.names.size(); ++i)
        m_order.push_back(i);
    const auto rank = [&preview](std::size_t position) {
        const std::string& name = preview.names[position];
        return name == preview.time ? 0 : name == preview.id ? 1 : name == preview.index ? 2 : 3;
    };
    std::ranges::stable_sort(m_order, {}, rank);
    m_order.resize(std::min(m_order.size(), static_cast<std::size_t>(MostFields)));
    endResetModel();
}

void PreviewTableModel::clear() { setPreview({}); }

int PreviewTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int PreviewTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_preview.rows.empty() ? 0 : fieldsFrom() + static_cast<int>(m_order.size());
}

QVariant PreviewTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const alerts::AlertPreview::Row& row = m_preview.rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::ToolTipRole && !row.problem.empty())
        return toText(row.problem);
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == 0)
        return static_cast<qint64>(row.line);
    if (index.column() < fieldsFrom())
        return toText(row.problem);
    const std::size_t position = m_order[static_cast<std::size_t>(index.column() - fieldsFrom())];
    return position < row.cells.size() ? toText(row.cells[position]).replace(u'\n', u' ') : QVariant();
}

QVariant PreviewTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section < fieldsFrom()) {
        if (role != Qt::DisplayRole)
            return {};
        return section == 0 ? tr("Line") : tr("What is wrong");
    }
    const std::size_t position = m_order[static_cast<std::size_t>(section - fieldsFrom())];
    const QString field = toText(m_preview.fields[position]);
    const QString name = toText(m_preview.names[position]);
    if (role == Qt::DisplayRole)
        return field;
    return role == Qt::ToolTipRole && name != field ? tr("%1 in the file").arg(name) : QVariant();
}

} // namespace casewright::ui
