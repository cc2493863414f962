// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string_view>
#include <vector>

#include "core/rules/Rule.h"

namespace casewright::archive {

/// What is modelled in a result beside what always is: every result says so of itself.
struct Modelled {
    bool analysts = false; ///< people worked on its cases
    bool groups = false; ///< the rule makes alerts of groups of documents
    bool lifecycle = false; ///< whose alerts become new, go on and recover
};

[[nodiscard]] Modelled modelledBy(const rules::Rule& rule, bool haveAnalystsWorked);

/// What is modelled, and what is not, in plain words.
[[nodiscard]] std::vector<std::string_view> modelledTexts(Modelled modelled);
[[nodiscard]] std::vector<std::string_view> notModelledTexts();

} // namespace casewright::archive
