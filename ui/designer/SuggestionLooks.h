// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/SuggestionPopup.h"

class QModelIndex;

namespace casewright::ui {

/// How a row of a SuggestionModel is shown: fields with type, coverage and frequent values, values with how many alerts
/// have them; in the colours that they have in a query.
[[nodiscard]] SuggestionLook suggestionLook(const QModelIndex& index);

} // namespace casewright::ui
