// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/store/CasePage.h"
#include "core/store/Database.h"

namespace casewright::store {

/// The columns of `cases` that make a CaseRow, in the order in which caseRow() reads them, from the first column on.
[[nodiscard]] QString caseRowColumns();
inline constexpr int CaseRowColumnCount = 17;
[[nodiscard]] CaseRow caseRow(const Row& row);

} // namespace casewright::store
