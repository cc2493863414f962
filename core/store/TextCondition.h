// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>

#include "core/store/CaseCondition.h"
#include "core/store/TextQuery.h"

namespace casewright::store {

/// The condition that a text of a filter stands for: the words of the case, or its id. Nothing: no case can meet it.
/// How words are looked up is said here alone: in a file by FTS5's index `case_texts`, on a server by a table of that
/// name with vectors of words. With `functions` (else null) they get the words, where they can, and are asked for each
/// row; keys may then come twice.
[[nodiscard]] std::optional<CaseCondition> textCondition(Dialect dialect, const std::string& text, TextMeaning meaning,
                                                         FindFunctions* functions = nullptr);

} // namespace casewright::store
