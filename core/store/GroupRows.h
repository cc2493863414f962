// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/Case.h"
#include "core/store/Database.h"

namespace casewright::store {

// What a simulation ends with, on a connection: its groupings by number, and its counter records.
[[nodiscard]] base::Result<void> writeGroupings(Database& database, std::int64_t simulation,
                                                const std::vector<std::string>& groupings);
[[nodiscard]] base::Result<void> writeCounters(Database& database, std::int64_t simulation,
                                               const std::vector<engine::CounterRecord>& counters);

} // namespace casewright::store
