// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/AnalystModel.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"
#include "core/store/Workspace.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/LiveSimulation.h"
#include "ui/bridge/SimulationMoments.h"

namespace casewright::ui {

/// Everything that a simulation needs to run on another thread.
struct SimulationOrder {
    rules::Rule rule{};
    store::StoredSource source{};
    rules::VersionProfile profile{};
    engine::AnalystModel analysts{};                ///< who closes cases between the runs
    std::uint64_t analystsSeed = 1;                 ///< of what the analysts' model draws
    std::string configuration{};                    ///< of the owner of the rule's cases, as JSON; empty: none
    std::shared_ptr<const LoadedAlerts> alerts{};   ///< of the source; null: they are read first
    bool skipBadLines = false;                      ///< while reading
    std::string workspace{};                        ///< path of the file to keep it in; empty: it is not kept
    std::string name{};                             ///< of the simulation, for the lists
    base::Timestamp startedAt{};                    ///< wall clock
};

/// What came of it.
struct SimulationOutcome {
    store::StoredSimulation simulation{};           ///< with its state and summary; key 0: it is not in the workspace
    std::shared_ptr<const SimulationMoments> moments{};   ///< if it finished, with the runs as in the workspace
    std::shared_ptr<const LoadedAlerts> alerts{};   ///< null if they could not be read
    std::optional<base::Error> error{};             ///< why it failed
    double seconds = 0;                             ///< wall time without the reading
};

/// Reads the alerts, simulates, keeps the runs in the workspace. What was written before a request to stop (which it
/// obeys within 100 ms) or an error stays there, marked as cancelled or failed. Any thread.
[[nodiscard]] SimulationOutcome runSimulation(const SimulationOrder& order, LiveSimulation& live,
                                              const std::stop_token& stop);

} // namespace casewright::ui
