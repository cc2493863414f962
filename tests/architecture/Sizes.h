// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/architecture/SourceTree.h"

#include <cstddef>
#include <string>
#include <vector>

namespace casewright::architecture {

/// The budgets of the house, in lines (architecture, "Budgets").
constexpr std::size_t HeaderBudget = 150;
constexpr std::size_t SourceBudget = 400;
constexpr std::size_t FileLimit = 600;
constexpr std::size_t FunctionBudget = 50;
constexpr std::size_t RootListLimit = 120;

/// Something that is longer than its budget, or than the limit that fails.
struct Oversize {
    std::string text;   ///< `path: 432 lines, the budget is 400`
    bool fails = false; ///< over the limit
};

/// The file and its functions. A function is a block whose braces stand alone on their lines, as ours do.
[[nodiscard]] std::vector<Oversize> checkSize(const SourceFile& file);

} // namespace casewright::architecture
