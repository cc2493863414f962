// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/OutcomeTableModel.h"

#include <array>
#include <utility>

#include "ui/models/SweepTexts.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::Measure;

/// What a person asks first stands first.
constexpr std::array Rows{Measure::CasesOpened, Measure::CasesADay,     Measure::AlertsLost, Measure::AlertsMixed,
                          Measure::BreakerRuns, Measure::LargestCase,   Measure::OpenAtPeak, Measure::AlertsACase,
                          Measure::AnalystHours, Measure::CasesReopened};
static_assert(Rows.size() == analysis::AllMeasures.size());

} // namespace

OutcomeTableModel::OutcomeTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void OutcomeTableModel::setColumns(std::vector<Column> columns)
{
    beginResetModel();
    m_columns = std::move(columns);
    endResetModel();
}

int OutcomeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Rows.size());
}

int OutcomeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : 1 + static_cast<int>(m_columns.size());
}

QString OutcomeTableModel::textOf(const Column& column, Measure measure) const
{
    return column.outcome ? SweepTexts::valueOf(measure, *column.outcome) : u"–"_s;
}

QVariant OutcomeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Measure measure = Rows[static_cast<std::size_t>(index.row())];
    if (index.column() == 0) {
        if (role == Qt::ToolTipRole)
            return SweepTexts::explanationOf(measure);
        return role == Qt::DisplayRole ? QVariant(SweepTexts::nameOf(measure)) : QVariant();
    }
    const Column& column = m_columns[static_cast<std::size_t>(index.column()) - 1];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return textOf(column, measure);
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case StrongRole: return textOf(column, measure) != textOf(m_columns.front(), measure);
    default: return {};
    }
}

QVariant OutcomeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 1 || section >= columnCount())
        return {};
    const Column& column = m_columns[static_cast<std::size_t>(section) - 1];
    switch (role) {
    case Qt::DisplayRole: return column.title;
    case Qt::ToolTipRole: return column.tip;
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

} // namespace casewright::ui
