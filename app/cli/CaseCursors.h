// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Result.h"
#include "core/store/CasePage.h"

namespace casewright::cli {

// Where a page of cases ended, as a word for the command line: with it the next page is asked for.

[[nodiscard]] std::string cursorText(const store::CaseCursor& cursor, store::CaseOrder order);
/// InvalidValue: no such word, or of a page in another order.
[[nodiscard]] base::Result<store::CaseCursor> cursorNamed(const std::string& text, store::CaseOrder order);

} // namespace casewright::cli
