// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/FieldAdviceModel.h"

#include <cmath>
#include <utility>

#include "core/analysis/SweepMeasure.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/Text.h"
#include "ui/models/CaseText.h"
#include "ui/models/SweepTexts.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FieldAdviceModel::FieldAdviceModel(QObject* parent) : QAbstractTableModel(parent) {}

void FieldAdviceModel::setFields(std::vector<analysis::FieldAdvice> fields)
{
    beginResetModel();
    m_fields = std::move(fields);
    endResetModel();
}

int FieldAdviceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int FieldAdviceModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString FieldAdviceModel::textOf(const analysis::FieldAdvice& advice, int column)
{
    switch (column) {
    case Field: return printableText(advice.field);
    case Coverage: return CaseText::share(advice.outlook.coverage());
    case Values: return CaseText::number(advice.outlook.values);
    case TopShare: return CaseText::share(advice.spread.topShare);
    case Entropy: return SweepTexts::valueOf(analysis::Measure::AlertsACase, advice.spread.entropy);
    case Peak: return tr("%1 of %2").arg(advice.outlook.peakGroups).arg(advice.outlook.limit);
    default: return SweepTexts::valueOf(analysis::Measure::CasesADay, advice.outlook.casesADay);
    }
}

QVariant FieldAdviceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const analysis::FieldAdvice& advice = m_fields[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return textOf(advice, index.column());
    case Qt::ToolTipRole: return u"%1: %2"_s.arg(printableText(advice.field), toText(advice.sentence));
    case SentenceRole: return toText(advice.sentence);
    case Qt::TextAlignmentRole:
        return index.column() == Field ? QVariant() : QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    default: return {};
    }
}

QVariant FieldAdviceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section != Field)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const bool isTip = role == Qt::ToolTipRole;
    switch (section) {
    case Field: return isTip ? tr("The field that cases are grouped by") : tr("Field");
    case Coverage: return isTip ? tr("Alerts that have a value") : tr("Have it");
    case Values: return isTip ? tr("Different values") : tr("Values");
    case TopShare: return isTip ? tr("Alerts that have the most frequent value") : tr("Top");
    case Entropy: return isTip ? tr("How much it tells apart, in bits") : tr("Bits");
    case Peak: return isTip ? tr("The most groups in one run, of so many cases that may open") : tr("Peak");
    default: return isTip ? tr("New cases a day, with the rule's other settings") : tr("A day");
    }
}

} // namespace casewright::ui
