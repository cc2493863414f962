// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"
#include "core/rules/Rule.h"

namespace casewright::store {

/// A rule as it is kept: where it stands in the list, and the rule.
struct StoredRule {
    std::int64_t key = 0;
    rules::Rule rule{};
};

/// Where alerts come from: a file to read or a flood to make.
struct StoredSource {
    std::int64_t key = 0;
    std::string name{};
    std::string path{};      ///< a file; empty for a flood
    std::string mapping{};   ///< for CSV, as `--map` takes it
    std::string flood{};     ///< a flood file's text; empty for a file
    std::uint64_t seed = 1;  ///< for a flood

    friend bool operator==(const StoredSource&, const StoredSource&) = default;
};

enum class SimulationState : std::uint8_t { Running, Finished, Cancelled, Failed };

/// Where the cases of a collection come from. Every case belongs to one; they are kept as simulations are, so that the
/// same pages, filters and removal serve them all.
enum class CaseOrigin : std::uint8_t {
    Simulation,
    ByHand,    ///< made by people: one collection in a workspace
    Imported,  ///< out of an export: a collection for each file
};

/// What people do with the cases, as it is kept: a name in the list, and the model.
struct StoredAnalysts {
    std::int64_t key = 0;
    engine::AnalystModel model{};

    friend bool operator==(const StoredAnalysts&, const StoredAnalysts&) = default;
};

/// A simulation as the lists show it, with all that it is a function of: it can be played again, as long as a file
/// that it read is still the same.
struct StoredSimulation {
    std::int64_t key = 0;
    std::string name{};            ///< rule and source
    std::string ruleJson{};        ///< the rule as it was
    StoredSource source{};         ///< as it was, without a key; only name and seed if it cannot be read again
    std::vector<StoredSource> moreSources{};   ///< whose alerts came together with those of `source`, by time
    std::string profile{};
    std::string analysts{};        ///< an analyst file's text; empty: nobody worked on the cases
    std::uint64_t analystsSeed = 1;
    bool isScenario = false;       ///< played from a scenario file; reading sets it where Workspace::scenario() is kept
    SimulationState state = SimulationState::Running;
    CaseOrigin origin = CaseOrigin::Simulation;
    std::int64_t queue = 0;        ///< key of the first of the simulations that shared a queue; 0: it had its own
    std::string configuration{};   ///< the owner's configuration of cases as it was, as JSON; empty: none
    base::Timestamp startedAt{};   ///< wall clock
    engine::SimulationSummary summary{};  ///< zeros until it is finished
};

/// A run as the runs table shows it.
struct StoredRun {
    std::uint64_t number = 0;      ///< from 0, in order of time; key of the pages
    base::Timestamp at{};
    std::uint32_t alerts = 0;
    std::uint32_t groups = 0;
    std::uint32_t maximumCases = 0;
    bool breaker = false;
    engine::Audit audit{};
    std::uint32_t created = 0, reopened = 0, attachedTo = 0;   ///< cases
    std::string failure{};         ///< empty, or why the run failed
    std::optional<std::uint64_t> documents{};   ///< that came in until then; not known of simulations from before
    std::optional<std::uint64_t> started{};     ///< alerts that became new (see engine::RunResult); as before
    std::optional<std::uint64_t> notClosed{};   ///< cases, after it; as before
};

/// What was decided for one group in a run, with the numbers that were compared; see engine::Decision.
struct StoredDecision {
    std::string grouping{};        ///< deterministic JSON; empty while the simulation runs, or if it never finished
    std::int64_t caseKey = 0;      ///< 0: the case is gone
    std::string caseTitle{};
    engine::CaseOutcome outcome = engine::CaseOutcome::None;
    bool counterCreated = false;
    bool windowPassed = false;
    bool closedPassed = false;
    std::uint32_t counter = 1;
    base::Timestamp windowStart{};
    std::uint32_t alertsBefore = 0;
    std::uint32_t alerts = 0;
    std::uint32_t attached = 0;
    std::uint32_t alreadyAttached = 0;
    std::uint32_t overLimit = 0;
};

/// Alerts of one run that found their case full.
struct StoredLoss {
    std::int64_t caseKey = 0;      ///< 0: the case is gone
    std::string caseTitle{};
    std::uint64_t run = 0;
    base::Timestamp at{};          ///< of the run
    std::uint32_t held = 0;        ///< alerts in the case then
    std::uint32_t lost = 0;

    friend bool operator==(const StoredLoss&, const StoredLoss&) = default;
};

} // namespace casewright::store
