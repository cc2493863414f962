// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/store/CasePage.h"
#include "core/store/Database.h"

namespace casewright::tests {

/// A case with all that it can be found by, as a test keeps it beside the workspace.
struct FoundableCase {
    store::CaseRow row{};
    std::string description{};
    std::string owner{};
    std::vector<std::string> assignees{};
    std::optional<std::string> reporter{};
    std::string group{};                       ///< value of its group; cases of a simulation share some
    std::vector<std::string> comments{};
    std::vector<std::string> alerts{};

    /// Title, description and comments, in small letters, with one space before, between and after words.
    [[nodiscard]] std::vector<std::string> texts() const;
};

/// Writes `count` cases with random values, of which many are equal, into two simulations of an empty workspace.
[[nodiscard]] std::vector<FoundableCase> writeRandomCases(store::Database& database, int count, std::uint32_t seed);

/// Whether a case comes before another in an order, told by their values alone.
[[nodiscard]] bool comesBefore(const FoundableCase& a, const FoundableCase& b, store::CaseOrder order);

} // namespace casewright::tests
