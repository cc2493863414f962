// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/SuggestionModel.h"

#include <utility>

namespace casewright::ui {

void SuggestionModel::setSuggestions(std::vector<Suggestion> suggestions)
{
    if (suggestions == m_suggestions)
        return;
    beginResetModel();
    m_suggestions = std::move(suggestions);
    endResetModel();
}

int SuggestionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_suggestions.size());
}

QVariant SuggestionModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Suggestion& suggestion = m_suggestions[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return suggestion.text;
    case Qt::ToolTipRole: return suggestion.text; // the list shows it as it stands
    case DetailRole: return suggestion.detail;
    case KindRole: return static_cast<int>(suggestion.kind);
    case CoverageRole: return suggestion.coverage;
    case CountRole: return suggestion.count;
    case ExamplesRole: return suggestion.examples;
    default: return {};
    }
}

} // namespace casewright::ui
