// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/QueueSummary.h"
#include "core/engine/RunResult.h"
#include "core/engine/Silences.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::engine {

struct QueueCompany;

/// What a simulation is a pure function of.
struct SimulationInput {
    rules::Rule rule;
    std::shared_ptr<const alerts::AlertTable> alerts;
    rules::VersionProfile profile;
    std::string space = "default";
    AnalystModel analysts{};           ///< who closes cases between the runs; nobody by default
    std::uint64_t seed = 1;            ///< of what the analysts' model draws
    Silences silences{};               ///< nothing is muted by default
    cases::NewCaseFields newCases{};   ///< of the owner's configuration, and of the action's template; none by default
    bool keepsQueueHistory = false;    ///< for SimulationResult::queueHistory, which a time machine needs
    /// Other rules whose cases these analysts work on as well (RuleQueue.h); null: none.
    std::shared_ptr<const QueueCompany> company{};
};

/// What a whole simulation came to.
struct SimulationSummary {
    std::uint64_t documents = 0;
    std::uint64_t matched = 0;
    std::uint64_t runs = 0;            ///< ticks, also those without alerts
    std::uint64_t alerts = 0;          ///< query rules: documents that became alerts; others: alerts that became new
    std::uint64_t ongoing = 0;         ///< alerts that went on, each counted in every run
    std::uint64_t recovered = 0;
    Audit audit;                       ///< query rules: sums up to `matched`; others: what a run hands over does to
                                       ///< `alerts + ongoing`, and `overMaxSignals` stands beside it
    std::uint64_t casesOpened = 0;
    std::uint64_t casesReopened = 0;
    std::uint64_t breakerRuns = 0;
    std::uint64_t failedRuns = 0;
    std::uint32_t largestCase = 0;     ///< most alerts in one case
    std::uint64_t openAtPeak = 0;      ///< most cases that were not closed at the same time
    std::uint64_t alertsInManyCases = 0;
    std::optional<QueueSummary> queue{};  ///< if analysts were at work
    double evaluateSeconds = 0;        ///< wall time of finding candidates
    double actSeconds = 0;             ///< wall time of the Cases action, without the sink
};

/// The state that a simulation ends with.
struct SimulationResult {
    SimulationSummary summary;
    std::vector<Case> cases;                  ///< by CaseIndex
    std::vector<CounterRecord> counters;      ///< in order of creation
    std::vector<std::string> groupings;       ///< by GroupIndex: deterministic JSON
    AlertSource source{};                     ///< what RunResult::attached and RunResult::instances speak of
    std::shared_ptr<const QueueHistory> queueHistory{};   ///< if asked for, and analysts were at work
};

/// Runs a rule over documents from the first tick to the last (spec/alerting, "Ticks"). Runs in which nothing was new,
/// ongoing, recovered or lost are counted but not handed to the sink. Progress is in ticks; stops
/// within 100 ms of a request with ErrorCode::Cancelled. A rule that is not simulated, or not valid, is
/// an error that says why. Any thread; `sink` may be null.
[[nodiscard]] base::Result<SimulationResult> simulate(const SimulationInput& input, RunSink* sink,
                                                      base::Progress* progress = nullptr,
                                                      std::stop_token stop = {});

} // namespace casewright::engine
