// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/store/Database.h"
#include "core/store/SimulationComparison.h"

namespace casewright::store {

// What Workspace's functions of the same names do, on a connection.
[[nodiscard]] base::Result<void> renameSimulation(Database& database, std::int64_t key, const std::string& name);
[[nodiscard]] base::Result<std::vector<SimulationCounts>> compareCounts(Database& database,
                                                                        const std::vector<std::int64_t>& keys);

} // namespace casewright::store
