// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// Rules whose cases come into one queue, which one team of analysts works on.
struct QueueInput {
    std::vector<SimulationInput> rules;   ///< at least one; of each the analysts and their seed are not looked at
    AnalystModel analysts{};              ///< who work on the cases of all rules; nobody by default
    std::uint64_t seed = 1;               ///< of what the analysts' model draws
    bool keepsHistory = false;            ///< for SimulationResult::queueHistory
};

/// The other rules of a queue, for one of them: with it, simulate() gives what comes of that one among them all.
struct QueueCompany {
    std::vector<SimulationInput> rules;   ///< in the order of the queue; without company of their own
    std::size_t place = 0;                ///< where the one itself stands, from 0
};

/// What a queue came to.
struct QueueResult {
    /// By rule. `queue` and `queueHistory` are of all rules together, the same in each.
    std::vector<SimulationResult> rules;
    /// The sums of all rules. Documents that several rules look at count once, and open cases are those of one time.
    SimulationSummary sum;
};

/// Simulates rules side by side: each run of each rule at its time, those of the same time in the order of the rules,
/// and the cases of all of them with the same analysts. Where nobody works each rule does what it does alone; with one
/// rule it is simulate(). `sinks`: one a rule, any may be null, or none at all; a rule's last run comes at the end,
/// with all that people did since. Rules of the same id are an error, for they would claim the same cases; so is what
/// simulate() says is one. Progress is in ticks of all rules; stops as simulate() does. Any thread.
[[nodiscard]] base::Result<QueueResult> simulateQueue(const QueueInput& input, std::span<RunSink* const> sinks = {},
                                                      base::Progress* progress = nullptr, std::stop_token stop = {});

/// Of a rule with company: its part of what simulateQueue() gives for all of them.
[[nodiscard]] base::Result<SimulationResult> simulateInCompany(const SimulationInput& input, RunSink* sink,
                                                               base::Progress* progress, std::stop_token stop);

/// What stands against simulating these rules into one queue: that one cannot be simulated, or that two have the same
/// id; the error names the rule where there are several. Nothing if they can be.
[[nodiscard]] std::optional<base::Error> reasonAgainst(const QueueInput& input);

} // namespace casewright::engine
