// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/SuggestionLooks.h"

#include "ui/designer/FieldNames.h"
#include "ui/models/SuggestionModel.h"
#include "ui/widgets/NumberText.h"

#include <QCoreApplication>
#include <QModelIndex>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

QString tr(const char* text) { return QCoreApplication::translate("SuggestionLooks", text); }

QString fieldDetail(const QModelIndex& index)
{
    const QString detail = FieldNames::describe(index.data(SuggestionModel::DetailRole).toString(),
                                                index.data(SuggestionModel::CoverageRole).toDouble(),
                                                index.data(SuggestionModel::CountRole).toLongLong());
    const QString examples = index.data(SuggestionModel::ExamplesRole).toString();
    return examples.isEmpty() ? detail : u"%1 · %2"_s.arg(detail, examples);
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
