// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/SuggestionLooks.h"

#include "ui/models/SuggestionModel.h"
#include "ui/widgets/NumberText.h"

#include <QCoreApplication>
#include <QModelIndex>
#include <QStringList>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("SuggestionLooks", text); }

QString fieldDetail(const QModelIndex& index)
{
    QStringList parts{index.data(SuggestionModel::DetailRole).toString()};
    const double coverage = index.data(SuggestionModel::CoverageRole).toDouble();
    if (coverage == 0)
        parts.append(tr("no alert has it"));
    else if (coverage > 0)
        parts.append(NumberText::percent(coverage));
    if (const QString examples = index.data(SuggestionModel::ExamplesRole).toString(); !examples.isEmpty())
        parts.append(examples);
    return parts.join(u" · "_s);
}

QString valueDetail(const QModelIndex& index)
{
    const auto count = index.data(SuggestionModel::CountRole).toLongLong();
    if (count == 0)
        return index.data(SuggestionModel::DetailRole).toString();
    return count == 1 ? tr("1 alert") : tr("%1 alerts").arg(NumberText::grouped(count));
}

} // namespace

SuggestionLook suggestionLook(const QModelIndex& index)
{
    SuggestionLook look{.text = index.data().toString(), .detail = index.data(SuggestionModel::DetailRole).toString()};
    switch (static_cast<Suggestion::Kind>(index.data(SuggestionModel::KindRole).toInt())) {
    case Suggestion::Kind::Field:
        look.tone = Tone::Accent;
        look.detail = fieldDetail(index);
        break;
    case Suggestion::Kind::Value:
        look.tone = Tone::Fine;
        look.detail = valueDetail(index);
        break;
    case Suggestion::Kind::Conjunction: look.tone = Tone::Reopened; break;
    case Suggestion::Kind::Operator: break;
    }
    return look;
}

} // namespace casewright::ui
