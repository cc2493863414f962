// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/TruthScoreModel.h"

#include <QFont>
#include <QLocale>

#include <utility>

#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/SweepTexts.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double BelowAll = -2; ///< where there is no score, for ordering

/// Of one of the columns behind the setting.
double numberOf(const analysis::TruthScore& score, int column)
{
    switch (column) {
    case TruthScoreModel::Rand: return score.adjustedRand;
    case TruthScoreModel::Purity: return score.purity;
    case TruthScoreModel::Completeness: return score.completeness;
    case TruthScoreModel::OverMerged: return static_cast<double>(score.overMerged);
    case TruthScoreModel::OverSplit: return static_cast<double>(score.overSplit);
    default: return static_cast<double>(score.inNoCase);
    }
}

QVariant orderOf(const analysis::ScoredSetting& scored, int column)
{
    if (column == TruthScoreModel::Field)
        return SweepTexts::valueOf(SweepAxis::GroupBy, scored.setting);
    if (column == TruthScoreModel::Window)
        return SweepTexts::orderOf(SweepAxis::TimeWindow, scored.setting).value_or(0);
    return scored.score ? numberOf(*scored.score, column) : BelowAll;
}

QString explanationOf(int column)
{
    switch (column) {
    case TruthScoreModel::Rand:
        return TruthScoreModel::tr("How well the cases agree with the labels: 1 in all, 0 as chance would have it");
    case TruthScoreModel::Purity:
        return TruthScoreModel::tr("Share of the alerts that have the most frequent label of their case");
    case TruthScoreModel::Completeness:
        return TruthScoreModel::tr("Share of the alerts that are in the case with most of their label");
    case TruthScoreModel::OverMerged: return TruthScoreModel::tr("Cases with several labels");
    case TruthScoreModel::OverSplit: return TruthScoreModel::tr("Labels in several cases");
    case TruthScoreModel::InNoCase: return TruthScoreModel::tr("Alerts with a label that are in no case");
    default: return {};
    }
}

} // namespace

void TruthScoreModel::setScores(std::shared_ptr<const analysis::TruthTable> scores)
{
    beginResetModel();
    m_scores = std::move(scores);
    endResetModel();
}

std::optional<analysis::SweptSetting> TruthScoreModel::settingAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_scores->settings[static_cast<std::size_t>(row)].setting;
}

int TruthScoreModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_scores ? 0 : static_cast<int>(m_scores->settings.size());
}

int TruthScoreModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QString TruthScoreModel::markOf(int row) const
{
    const auto number = static_cast<std::size_t>(row);
    const bool isNow = m_scores->settings[number].setting == m_scores->current;
    if (number == m_scores->best)
        return isNow ? tr("now, best") : tr("best");
    return isNow ? tr("now") : QString();
}

QVariant TruthScoreModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const analysis::ScoredSetting& scored = m_scores->settings[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textOf(scored, index.row(), index.column());
    case Qt::ToolTipRole: return scored.score ? explanationOf(index.column()) : toText(scored.refusal);
    case Qt::TextAlignmentRole:
        return index.column() == Field ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::FontRole:
        if (!markOf(index.row()).isEmpty()) {
            QFont font;
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case SortRole: return orderOf(scored, index.column());
    case MarkRole: return markOf(index.row());
    default: return {};
    }
}

QString TruthScoreModel::textOf(const analysis::ScoredSetting& scored, int row, int column) const
{
    if (column == Field) {
        const QString field = SweepTexts::valueOf(SweepAxis::GroupBy, scored.setting);
        const QString mark = markOf(row);
        return mark.isEmpty() ? field : tr("%1 (%2)").arg(field, mark);
    }
    if (column == Window)
        return SweepTexts::valueOf(SweepAxis::TimeWindow, scored.setting);
    if (!scored.score)
        return u"–"_s;
    const double value = numberOf(*scored.score, column);
    return column <= Completeness ? QLocale().toString(value, 'f', 3)
                                  : CaseText::number(static_cast<std::uint64_t>(value));
}

QVariant TruthScoreModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return section == Field ? QVariant() : QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return explanationOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field: return tr("Group field");
    case Window: return tr("Window");
    case Rand: return tr("Adjusted Rand");
    case Purity: return tr("Purity");
    case Completeness: return tr("Completeness");
    case OverMerged: return tr("Over-merged");
    case OverSplit: return tr("Over-split");
    case InNoCase: return tr("In no case");
    default: return {};
    }
}

} // namespace casewright::ui
