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
#include "ui/bridge/QueueRuns.h"
#include "ui/bridge/SimulationMoments.h"

namespace casewright::ui {

/// A rule that is simulated.
struct OrderedRule {
    rules::Rule rule{};
    std::string configuration{};                    ///< of the owner of its cases, as JSON; empty: none
    std::string name{};                             ///< of its simulation, for the lists
};

/// A source whose alerts are sent.
struct OrderedSource {
    store::StoredSource source{};
    std::shared_ptr<const LoadedAlerts> alerts{};   ///< of it; null: they are read first
    bool skipBadLines = false;                      ///< while reading
};

/// Everything that a simulation needs to run on another thread. The cases of several rules come into one queue.
struct SimulationOrder {
    std::vector<OrderedRule> rules{};               ///< at least one
    std::vector<OrderedSource> sources{};           ///< at least one; their alerts come together by time
    rules::VersionProfile profile{};
    engine::AnalystModel analysts{};                ///< who closes cases between the runs
    std::uint64_t analystsSeed = 1;                 ///< of what the analysts' model draws
    std::string workspace{};                        ///< path of the file to keep it in; empty: it is not kept
    base::Timestamp startedAt{};                    ///< wall clock
};

/// What came of it.
struct SimulationOutcome {
    /// With its state and summary; key 0: it is not in the workspace. Of several rules it is their sum (sumOfQueue()).
    store::StoredSimulation simulation{};
    std::vector<store::StoredSimulation> members{}; ///< of several rules, by rule, with their keys; else none
    std::shared_ptr<const std::vector<RunPlace>> places{};   ///< of several rules: of the runs
    std::shared_ptr<const SimulationMoments> moments{};   ///< if it finished, with the runs as in the workspace
    std::vector<std::shared_ptr<const LoadedAlerts>> alerts{};   ///< by source, as far as they could be read
    std::uint64_t skippedLines = 0;                 ///< of them
    std::optional<base::Error> error{};             ///< why it failed
    double seconds = 0;                             ///< wall time without the reading
};

/// Reads the alerts, simulates, keeps the runs in the workspace. What was written before a request to stop (which it
/// obeys within 100 ms) or an error stays there, marked as cancelled or failed. Any thread.
[[nodiscard]] SimulationOutcome runSimulation(const SimulationOrder& order, LiveSimulation& live,
                                              const std::stop_token& stop);

} // namespace casewright::ui
