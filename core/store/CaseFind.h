// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/store/CaseCondition.h"
#include "core/store/CasePage.h"
#include "core/store/CaseSearch.h"
#include "core/store/Database.h"

namespace casewright::store {

/// How cases are looked for; it decides how, never what is found.
struct FindOptions {
    /// Where SQLite calls nothing, as on a server: below so many cases that meet a condition, it is cheaper to gather
    /// and sort them than to walk through all in the order asked for. A walk passes N / cases of them for each row
    /// that it finds. Measured with a million cases.
    std::int64_t fewCases = 8'000;
    /// Else.
    SearchLimits limits{};
    bool mayCall = true;
};

/// See Workspace::cases().
[[nodiscard]] base::Result<std::vector<CaseRow>> readCases(Database& database, const CaseFilter& filter,
                                                           const std::optional<CaseCursor>& after, std::uint32_t limit,
                                                           const FindOptions& options = {});
/// See Workspace::statusCounts().
[[nodiscard]] base::Result<StatusCounts> readStatusCounts(Database& database, const CaseFilter& filter,
                                                          const FindOptions& options = {});

/// The statements that give a page where SQLite calls nothing, one after the other until it is full; the last value of
/// each is how many rows are wanted of it. None: there are no such cases. Public for a test that looks at their plans.
[[nodiscard]] base::Result<std::vector<SqlPart>> pageStatements(Database& database, const CaseFilter& filter,
                                                                const std::optional<CaseCursor>& after,
                                                                std::uint32_t limit,
                                                                const FindOptions& options = {});

} // namespace casewright::store
