// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>

#include "core/base/Result.h"
#include "core/engine/QueueSummary.h"
#include "core/store/Database.h"

namespace casewright::store {

/// Keeps how the queue of a simulation's analysts changed. Within a transaction of its caller. On request it stops
/// within some milliseconds with ErrorCode::Cancelled.
[[nodiscard]] base::Result<void> addQueueHistory(Database& database, std::int64_t simulation,
                                                 const engine::QueueHistory& history, const std::stop_token& stop = {});
/// Nothing in it where no analysts worked, and of simulations from before version 5. Stops as above.
[[nodiscard]] base::Result<engine::QueueHistory> readQueueHistory(Database& database, std::int64_t simulation,
                                                                    const std::stop_token& stop = {});

} // namespace casewright::store
