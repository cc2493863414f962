// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SweepGridModel.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/SweepTexts.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

std::size_t numberOf(SweepAxis axis) { return static_cast<std::size_t>(axis); }

} // namespace

SweepGridModel::SweepGridModel(QObject* parent) : QAbstractTableModel(parent) {}

void SweepGridModel::setBoard(std::shared_ptr<const SweepBoard> board)
{
    beginResetModel();
    m_board = std::move(board);
    m_advised.reset();
    m_range.reset();
    m_now = m_board ? m_board->find(m_board->now) : std::nullopt;
    m_slice = m_now ? m_board->placeOf(*m_now) : SweepPlace{};
    for (std::size_t point = 0; m_board && point < m_board->cells.size(); ++point)
        widen(point);
    endResetModel();
}

void SweepGridModel::widen(std::size_t point)
{
    const analysis::SweepOutcome* const outcome = m_board->outcome(point);
    if (!outcome)
        return;
    const double value = analysis::valueOf(*outcome, m_measure);
    if (!m_range)
        m_range = Range{.least = value, .most = value};
    m_range->least = std::min(m_range->least, value);
    m_range->most = std::max(m_range->most, value);
}

void SweepGridModel::repaint()
{
    if (rowCount() > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void SweepGridModel::takeCells(const std::vector<std::size_t>& points)
{
    const std::optional<Range> before = m_range;
    for (const std::size_t point : points)
        widen(point);
    if (m_range != before)
        return repaint();
    for (const std::size_t point : points) {
        if (const QModelIndex at = indexOf(point); at.isValid())
            Q_EMIT dataChanged(at, at);
    }
}

void SweepGridModel::setMeasure(analysis::Measure measure)
{
    m_measure = measure;
    m_range.reset();
    for (std::size_t point = 0; m_board && point < m_board->cells.size(); ++point)
        widen(point);
    repaint();
}

void SweepGridModel::setAxes(SweepAxis rows, SweepAxis columns)
{
    if (rows == columns || (rows == m_rows && columns == m_columns))
        return;
    beginResetModel();
    m_rows = rows;
    m_columns = columns;
    endResetModel();
}

void SweepGridModel::setSlice(SweepAxis axis, std::size_t value)
{
    if (!m_board || value >= m_board->sizeOf(axis) || m_slice[numberOf(axis)] == value)
        return;
    m_slice[numberOf(axis)] = value;
    repaint();
}

void SweepGridModel::setAdvised(std::optional<std::size_t> point)
{
    const std::optional<std::size_t> before = std::exchange(m_advised, point);
    for (const std::optional<std::size_t>& each : {before, point}) {
        const QModelIndex at = each && before != point ? indexOf(*each) : QModelIndex();
        if (at.isValid())
            Q_EMIT dataChanged(at, at);
    }
}

std::size_t SweepGridModel::pointAt(int row, int column) const
{
    SweepPlace place = m_slice;
    place[numberOf(m_rows)] = static_cast<std::size_t>(row);
    place[numberOf(m_columns)] = static_cast<std::size_t>(column);
    return m_board->pointAt(place);
}

QModelIndex SweepGridModel::indexOf(std::size_t point) const
{
    if (!m_board || point >= m_board->points.size())
        return {};
    const SweepPlace place = m_board->placeOf(point);
    const QModelIndex at = index(static_cast<int>(place[numberOf(m_rows)]),
                                 static_cast<int>(place[numberOf(m_columns)]));
    return at.isValid() && pointAt(at.row(), at.column()) == point ? at : QModelIndex();
}

std::optional<std::size_t> SweepGridModel::pointOf(const QModelIndex& index) const
{
    if (!m_board || !index.isValid())
        return std::nullopt;
    return pointAt(index.row(), index.column());
}

/// By the logarithm: a storm of cases would make all else look the same.
double SweepGridModel::shadeOf(double value) const
{
    const double least = std::log1p(m_range->least);
    const double most = std::log1p(m_range->most);
    return most > least ? (std::log1p(value) - least) / (most - least) : 0;
}

QString SweepGridModel::textOf(std::size_t point) const
{
    const auto& cell = m_board->cells[point];
    if (!cell)
        return {};
    return *cell ? SweepTexts::valueOf(m_measure, cell->value()) : u"–"_s;
}

QString SweepGridModel::tipOf(std::size_t point) const
{
    QString text = SweepTexts::nameOf(m_board->points[point], m_board->now);
    if (point == m_now)
        text = tr("%1 (now)").arg(text);
    else if (point == m_advised)
        text = tr("%1 (advised)").arg(text);
    const auto& cell = m_board->cells[point];
    if (!cell)
        return tr("%1\nNot done yet").arg(text);
    return u"%1\n%2"_s.arg(text, *cell ? SweepTexts::numbers(cell->value()) : toText(cell->error()));
}

QString SweepGridModel::plainValue(const QModelIndex& index) const
{
    const std::optional<std::size_t> point = pointOf(index);
    const analysis::SweepOutcome* const outcome = point ? m_board->outcome(*point) : nullptr;
    return outcome ? QString::number(analysis::valueOf(*outcome, m_measure), 'g', 12) : QString();
}

int SweepGridModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_board ? 0 : static_cast<int>(m_board->sizeOf(m_rows));
}

int SweepGridModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_board ? 0 : static_cast<int>(m_board->sizeOf(m_columns));
}

QVariant SweepGridModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const std::size_t point = pointAt(index.row(), index.column());
    const auto& cell = m_board->cells[point];
    switch (role) {
    case Qt::DisplayRole: return textOf(point);
    case Qt::ToolTipRole: return tipOf(point);
    case Qt::AccessibleTextRole:
        return tr("%1: %2 %3").arg(tipOf(point).section(u'\n', 0, 0), SweepTexts::nameOf(m_measure),
                                   cell ? textOf(point) : tr("not done yet"));
    case Qt::TextAlignmentRole: return QVariant::fromValue(Qt::Alignment(Qt::AlignCenter));
    case PointRole: return static_cast<qulonglong>(point);
    case StateRole: return static_cast<int>(!cell ? State::Waiting : *cell ? State::Done : State::Refused);
    case ShadeRole:
        return cell && *cell ? QVariant(shadeOf(analysis::valueOf(cell->value(), m_measure))) : QVariant();
    case IsNowRole: return point == m_now;
    case IsAdvisedRole: return point == m_advised;
    default: return {};
    }
}

QVariant SweepGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isAcross = orientation == Qt::Horizontal;
    if (section < 0 || section >= (isAcross ? columnCount() : rowCount()))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isAcross ? Qt::Alignment(Qt::AlignCenter) : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const std::size_t point = isAcross ? pointAt(0, section) : pointAt(section, 0);
    return SweepTexts::valueOf(isAcross ? m_columns : m_rows, m_board->points[point]);
}

} // namespace casewright::ui
