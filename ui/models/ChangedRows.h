// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <iterator>

namespace casewright::ui {

/// Which rows of a list are others than before: from `first` to before the ends. What is the same at both ends stays.
struct ChangedRows {
    int first = 0;
    int oldEnd = 0;
    int newEnd = 0;

    [[nodiscard]] bool hasRemoved() const { return oldEnd > first; }
    [[nodiscard]] bool hasAdded() const { return newEnd > first; }
};

template<class Rows>
[[nodiscard]] ChangedRows changedRows(const Rows& before, const Rows& after)
{
    const auto begin = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto beforeBack = std::make_reverse_iterator(begin.first);
    const auto afterBack = std::make_reverse_iterator(begin.second);
    const auto end = std::mismatch(before.rbegin(), beforeBack, after.rbegin(), afterBack);
    return {.first = static_cast<int>(begin.first - before.begin()),
            .oldEnd = static_cast<int>(end.first.base() - before.begin()),
            .newEnd = static_cast<int>(end.second.base() - after.begin())};
}

} // namespace casewright::ui
