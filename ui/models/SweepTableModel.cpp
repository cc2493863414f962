// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SweepTableModel.h"

#include <algorithm>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/SweepTexts.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;
using analysis::Measure;

SweepTableModel::SweepTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void SweepTableModel::setBoard(std::shared_ptr<const SweepBoard> board)
{
    beginResetModel();
    m_board = std::move(board);
    m_advised.reset();
    m_now = m_board ? m_board->find(m_board->now) : std::nullopt;
    m_axes.clear();
    for (const SweepAxis axis : AllSweepAxes) {
        if (axis == SweepAxis::GroupBy || axis == SweepAxis::TimeWindow || (m_board && m_board->sizeOf(axis) > 1))
            m_axes.push_back(axis);
    }
    endResetModel();
}

/// Those between them have not changed, and are few: points come in their order, more or less.
void SweepTableModel::takeCells(const std::vector<std::size_t>& points)
{
    if (points.empty() || !m_board)
        return;
    const auto [first, last] = std::minmax_element(points.begin(), points.end());
    Q_EMIT dataChanged(index(static_cast<int>(*first), static_cast<int>(m_axes.size())),
                       index(static_cast<int>(*last), columnCount() - 1));
}

void SweepTableModel::setAdvised(std::optional<std::size_t> point)
{
    const std::optional<std::size_t> before = std::exchange(m_advised, point);
    for (const std::optional<std::size_t>& each : {before, point}) {
        if (each && before != point && *each < static_cast<std::size_t>(rowCount()))
            Q_EMIT dataChanged(index(static_cast<int>(*each), 0), index(static_cast<int>(*each), columnCount() - 1));
    }
}

std::optional<SweepAxis> SweepTableModel::axisOf(int column) const
{
    const auto at = static_cast<std::size_t>(column);
    return at < m_axes.size() ? std::optional(m_axes[at]) : std::nullopt;
}

Measure SweepTableModel::measureOf(int column) const
{
    return analysis::AllMeasures[static_cast<std::size_t>(column) - m_axes.size()];
}

int SweepTableModel::columnOf(Measure measure) const
{
    return static_cast<int>(m_axes.size()) + static_cast<int>(measure);
}

int SweepTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_board ? 0 : static_cast<int>(m_board->points.size());
}

int SweepTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_board ? 0 : static_cast<int>(m_axes.size() + analysis::AllMeasures.size());
}

QString SweepTableModel::markOf(std::size_t point) const
{
    return point == m_now ? tr("now") : point == m_advised ? tr("advised") : QString();
}

QString SweepTableModel::textOf(std::size_t point, int column) const
{
    if (const std::optional<SweepAxis> axis = axisOf(column)) {
        const QString text = SweepTexts::valueOf(*axis, m_board->points[point]);
        const QString mark = column == 0 ? markOf(point) : QString();
        return mark.isEmpty() ? text : tr("%1 (%2)").arg(text, mark);
    }
    const analysis::SweepOutcome* const outcome = m_board->outcome(point);
    if (outcome)
        return SweepTexts::valueOf(measureOf(column), *outcome);
    return m_board->cells[point] ? u"–"_s : u"…"_s;
}

/// What is not done, or refused, is less than all numbers.
QVariant SweepTableModel::orderOf(std::size_t point, int column) const
{
    if (const std::optional<SweepAxis> axis = axisOf(column)) {
        const std::optional<double> order = SweepTexts::orderOf(*axis, m_board->points[point]);
        return order ? QVariant(*order) : QVariant(SweepTexts::valueOf(*axis, m_board->points[point]));
    }
    const analysis::SweepOutcome* const outcome = m_board->outcome(point);
    return outcome ? analysis::valueOf(*outcome, measureOf(column)) : -1.0;
}

QVariant SweepTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto point = static_cast<std::size_t>(index.row());
    const auto& cell = m_board->cells[point];
    switch (role) {
    case Qt::DisplayRole: return textOf(point, index.column());
    case Qt::ToolTipRole: return cell && !*cell ? toText(cell->error()) : textOf(point, index.column());
    case Qt::TextAlignmentRole:
        if (!axisOf(index.column()))
            return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case PointRole: return static_cast<qulonglong>(point);
    case SortRole: return orderOf(point, index.column());
    case MarkRole: return markOf(point);
    default: return {};
    }
}

QVariant SweepTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const std::optional<SweepAxis> axis = axisOf(section);
    if (role == Qt::TextAlignmentRole && !axis)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return axis ? SweepTexts::nameOf(*axis) : SweepTexts::nameOf(measureOf(section));
    if (role == Qt::ToolTipRole)
        return axis ? SweepTexts::nameOf(*axis) : SweepTexts::explanationOf(measureOf(section));
    return {};
}

} // namespace casewright::ui
