// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/ChoiceModel.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace casewright::ui {

/// What is added to the lists (tags, assignees) of many cases, and taken out of them; the rest of each list stays.
struct ListEdit {
    std::vector<std::string> added{};
    std::vector<std::string> removed{};

    [[nodiscard]] bool isNothing() const { return added.empty() && removed.empty(); }
    /// The list of one case after it.
    [[nodiscard]] std::vector<std::string> applied(const std::vector<std::string>& list) const;
};

/// By text, how many of the cases have it.
using ListCounts = std::map<std::string, std::size_t>;

/// Ticks for what the cases have, all of them or some, and for what is offered beside.
[[nodiscard]] std::vector<Choice> listChoices(const ListCounts& counts, std::size_t cases,
                                              const std::vector<std::string>& offered);
/// What the ticks come to: one that is ticked is added unless all have it, one that is not is taken away.
[[nodiscard]] ListEdit listEdit(const std::vector<Choice>& choices, const ListCounts& counts, std::size_t cases);

} // namespace casewright::ui
