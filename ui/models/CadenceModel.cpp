// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/CadenceModel.h"

#include <QFont>

#include <utility>

#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/DurationText.h"
#include "ui/models/SweepTexts.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::Measure;

} // namespace

void CadenceModel::setCadence(std::shared_ptr<const analysis::Cadence> cadence)
{
    beginResetModel();
    m_cadence = std::move(cadence);
    endResetModel();
}

int CadenceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_cadence ? 0 : static_cast<int>(m_cadence->points.size());
}

int CadenceModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant CadenceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const analysis::CadencePoint& point = m_cadence->points[static_cast<std::size_t>(index.row())];
    const bool isCurrent = point.interval == m_cadence->current;
    switch (role) {
    case Qt::DisplayRole: return textOf(point, index.column());
    case Qt::ToolTipRole: return toText(point.refusal);
    case Qt::TextAlignmentRole:
        return index.column() == Interval ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        if (isCurrent) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case CurrentRole: return isCurrent;
    default: return {};
    }
}

QString CadenceModel::textOf(const analysis::CadencePoint& point, int column) const
{
    if (column == Interval) {
        const QString text = durationText(toText(point.interval));
        return point.interval == m_cadence->current ? tr("%1, now").arg(text) : text;
    }
    if (!point.outcome)
        return u"–"_s;
    const auto number = [](std::uint64_t value) { return CaseText::number(value); };
    switch (column) {
    case Opened: return SweepTexts::valueOf(Measure::CasesOpened, *point.outcome);
    case ADay: return SweepTexts::valueOf(Measure::CasesADay, *point.outcome);
    case Breaker: return SweepTexts::valueOf(Measure::BreakerRuns, *point.outcome);
    case Lost: return SweepTexts::valueOf(Measure::AlertsLost, *point.outcome);
    case Largest: return SweepTexts::valueOf(Measure::LargestCase, *point.outcome);
    case Peak: return SweepTexts::valueOf(Measure::OpenAtPeak, *point.outcome);
    case OverRunCap: return number(point.overRunCap);
    case OverMaxSignals: return number(point.overMaxSignals);
    case OverLimit: return number(point.overLimit);
    default: return {};
    }
}

QVariant CadenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Interval ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case OverRunCap: return tr("Alerts beyond what a run hands to the Cases action");
        case OverMaxSignals: return tr("Alerts beyond what a run of a detection rule makes");
        case OverLimit: return tr("Alerts that found their case full");
        default: break;
        }
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (section) {
    case Interval: return tr("Interval");
    case Opened: return SweepTexts::nameOf(Measure::CasesOpened);
    case ADay: return SweepTexts::nameOf(Measure::CasesADay);
    case Breaker: return SweepTexts::nameOf(Measure::BreakerRuns);
    case Lost: return SweepTexts::nameOf(Measure::AlertsLost);
    case Largest: return SweepTexts::nameOf(Measure::LargestCase);
    case Peak: return SweepTexts::nameOf(Measure::OpenAtPeak);
    case OverRunCap: return tr("Over run limit");
    case OverMaxSignals: return tr("Over max signals");
    case OverLimit: return tr("Case full");
    default: return {};
    }
}

} // namespace casewright::ui
