// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/architecture/Sizes.h"

#include <optional>
#include <string_view>

namespace casewright::architecture {
namespace {

std::string describe(const std::string& what, std::size_t lines, std::size_t budget)
{
    return what + ": " + std::to_string(lines) + " lines, the budget is " + std::to_string(budget);
}

/// Functions of one indent: at file level, or in a class.
void checkFunctions(const SourceFile& file, std::string_view indent, std::vector<Oversize>& found)
{
    const std::string opening = std::string(indent) + '{';
    const std::string closing = std::string(indent) + '}';
    std::optional<std::size_t> begin;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
        if (!begin && file.lines[i] == opening)
            begin = i;
        if (!begin || file.lines[i] != closing)
            continue;
        const std::size_t lines = i - *begin - 1;
        if (lines > FunctionBudget)
            found.push_back({describe(file.path + ':' + std::to_string(*begin + 1), lines, FunctionBudget), false});
        begin.reset();
    }
}

} // namespace

std::vector<Oversize> checkSize(const SourceFile& file)
{
    std::vector<Oversize> found;
    const std::size_t lines = file.lines.size();
    if (file.path == "CMakeLists.txt" && lines > RootListLimit)
        found.push_back({describe(file.path, lines, RootListLimit), true});
    if (!isCpp(file.path))
        return found;
    const std::size_t budget = isHeader(file.path) ? HeaderBudget : SourceBudget;
    if (lines > budget)
        found.push_back({describe(file.path, lines, budget), lines > FileLimit});
    checkFunctions(file, "", found);
    checkFunctions(file, "    ", found);
    return found;
}

} // namespace casewright::architecture
