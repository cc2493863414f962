// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/ComparisonModel.h"

#include "ui/bridge/Text.h"
#include "ui/models/CountText.h"

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using store::CountRow;
using store::SettingRow;

} // namespace

ComparisonModel::ComparisonModel(About about, QObject* parent) : QAbstractTableModel(parent), m_about(about) {}

void ComparisonModel::setSimulations(const std::vector<store::SimulationCounts>& simulations)
{
    beginResetModel();
    m_simulations = simulations;
    makeLines();
    endResetModel();
}

void ComparisonModel::setOnlyDifferences(bool isOnly)
{
    beginResetModel();
    m_isOnlyDifferences = isOnly;
    makeLines();
    endResetModel();
}

void ComparisonModel::makeLines()
{
    m_lines.clear();
    if (m_about == About::Settings) {
        for (const SettingRow& row : store::differingSettings(m_simulations))
            m_lines.push_back(lineOf(row));
        return;
    }
    for (const CountRow& row : store::countRows(m_simulations)) {
        if (!m_isOnlyDifferences || row.differs())
            m_lines.push_back(lineOf(row));
    }
}

ComparisonModel::Line ComparisonModel::lineOf(const CountRow& row) const
{
    Line line{.name = CountText::nameOf(row.name), .values = {}, .difference = {}, .differs = row.differs()};
    for (const std::optional<std::int64_t>& value : row.values)
        line.values.push_back(CountText::valueOf(row.name, value));
    if (row.values.size() == 2 && row.values[0] && row.values[1])
        line.difference = CountText::differenceOf(row.name, *row.values[0], *row.values[1]);
    return line;
}

ComparisonModel::Line ComparisonModel::lineOf(const SettingRow& row) const
{
    Line line{.name = toText(row.path), .values = {}, .difference = {}, .differs = true};
    for (const std::string& value : row.values)
        line.values.push_back(value.empty() ? u"–"_s : toText(value));
    return line;
}

int ComparisonModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ComparisonModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_simulations.size()) + (hasDifference() ? 1 : 0);
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const auto value = static_cast<std::size_t>(index.column()) - 1;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (index.column() == 0)
            return line.name;
        return value < line.values.size() ? line.values[value] : line.difference;
    case Qt::TextAlignmentRole:
        if (index.column() > 0 && m_about == About::Counts)
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case DiffersRole: return line.differs;
    default: return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section > 0 && m_about == About::Counts)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    const auto simulation = static_cast<std::size_t>(section) - 1;
    if (role == Qt::ToolTipRole && section > 0 && simulation < m_simulations.size())
        return toText(m_simulations[simulation].simulation.name);
    if (role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_about == About::Settings ? tr("What they were not given alike") : tr("What they came to");
    return simulation < m_simulations.size() ? tr("#%1").arg(m_simulations[simulation].simulation.key)
                                             : tr("Difference");
}

} // namespace casewright::ui
