// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/store/StoredValues.h"

namespace casewright::store {

class Database;

/// What a run of the rule decided about one case, and what of the run it decided by.
struct CaseDecision {
    std::uint64_t run = 0;             ///< key of the pages
    base::Timestamp at{};              ///< of the run
    std::uint32_t runAlerts = 0;       ///< that reached the Cases action
    std::uint32_t groups = 0;
    std::uint32_t maximumCases = 0;
    bool breaker = false;              ///< the limit of cases struck: one case for all
    StoredDecision decision{};
};

/// What CasesClient::decisions() does, on a connection.
[[nodiscard]] base::Result<std::vector<CaseDecision>> readCaseDecisions(Database& database, std::int64_t caseKey,
                                                                       std::optional<std::uint64_t> after,
                                                                       std::uint32_t limit);

/// What CasesClient::lastRun() does, on a connection.
[[nodiscard]] base::Result<std::optional<base::Timestamp>> readLastRun(Database& database, std::int64_t caseKey);

} // namespace casewright::store
