// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/StoredValues.h"

namespace casewright::store {

/// What Workspace::decisions does, on a connection.
[[nodiscard]] base::Result<std::vector<StoredDecision>> readDecisions(Database& database, std::int64_t simulation,
                                                                      std::uint64_t run);
/// What Workspace::runsOfGroups does, on a connection.
[[nodiscard]] base::Result<std::vector<std::uint64_t>> readRunsOfGroups(Database& database, std::int64_t simulation,
                                                                        const std::string& text,
                                                                        const std::stop_token& stop);
/// What Workspace::losses does, on a connection.
[[nodiscard]] base::Result<std::vector<StoredLoss>> readLosses(Database& database, std::int64_t simulation);

} // namespace casewright::store
