// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVariant>

#include "core/store/CasePage.h"

/// What the cells of the table of cases hold. Columns are CaseTableModel::Column.
namespace casewright::ui::CaseCells {

/// A text, a number, a list of texts, or a time in milliseconds.
[[nodiscard]] QVariant display(const store::CaseRow& row, int column);
[[nodiscard]] QString title(int column);
[[nodiscard]] bool isNumber(int column);
/// The same in one line of text, for other programs; times in the person's zone.
[[nodiscard]] QString text(const store::CaseRow& row, int column);

} // namespace casewright::ui::CaseCells
