// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/store/Database.h"
#include "core/store/Workspace.h"

namespace casewright::store {

// Simulations and their runs, on a connection.
[[nodiscard]] base::Result<std::int64_t> addSimulation(Database& database, const StoredSimulation& simulation);
/// Those of one queue: where there are several, they know it. Their keys.
[[nodiscard]] base::Result<std::vector<std::int64_t>> addSimulations(Database& database,
                                                                     const std::vector<StoredSimulation>& simulations);
/// The key of the first simulation of its queue, which has what became of that: of one alone its own.
[[nodiscard]] base::Result<std::int64_t> keyOfQueue(Database& database, std::int64_t simulation);
/// Of one that ended before its time the numbers are summed up from the runs that are there; how many documents it would
/// have read nobody knows.
[[nodiscard]] base::Result<void> setSimulationState(Database& database, std::int64_t key, SimulationState state);
[[nodiscard]] base::Result<void> setSummary(Database& database, std::int64_t key,
                                            const engine::SimulationSummary& summary);
/// Without the depths of queues.
[[nodiscard]] base::Result<std::vector<StoredSimulation>> readSimulations(Database& database);
[[nodiscard]] base::Result<std::vector<engine::QueueDepth>> readQueueDepths(Database& database,
                                                                            std::int64_t simulation);
[[nodiscard]] base::Result<std::vector<StoredRun>> readRuns(Database& database, std::int64_t simulation,
                                                            std::optional<std::uint64_t> after, std::uint32_t limit);

} // namespace casewright::store
