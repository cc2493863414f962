// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/alerts/AlertTable.h"
#include "core/analysis/Lifetime.h"
#include "core/base/Id.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Case.h"
#include "core/engine/RunResult.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// Where an alert ends: the bin of the audit that counts it.
enum class Bin : std::uint8_t {
    NotMatched,    ///< the rule's query does not match the document; in no audit, as are the next two
    NotReported,   ///< no run raised an alert for the instance
    Delayed,       ///< no run reported the instance often enough in a row
    OverMaxSignals,
    Muted,
    MaintenanceWindow,
    OverRunCap,
    Overwritten,
    Failed,
    OverLimit,
    AlreadyAttached,
    Attached
};

/// The name of a bin, as results have it: `overMaxSignals`.
[[nodiscard]] std::string_view nameOf(Bin bin);

/// How a document became an alert, or why it never did.
enum class Entry : std::uint8_t {
    Alert, ///< became an alert
    LeftLookBack, ///< waited behind others until no run looked back at it any more
    NeverInLookBack, ///< came between two runs that look back less far than they are apart
    WaitedToTheEnd, ///< still waited at the last run of all
    NotMatched, ///< the query does not match it, or it lacks the time that the rule goes by
};

/// A document before the rule's runs.
struct Queue {
    Entry entry = Entry::Alert;
    base::Timestamp firstRun; ///< the first run not before the document
    base::Timestamp run; ///< where it became an alert, or the last one that had it in sight
    base::Timestamp lookBackStart; ///< of that run: documents have to be later
    std::uint64_t runsWaited = 0; ///< runs that had it in sight and took others
    std::uint64_t waiting = 0; ///< documents in sight of that run that were no alerts yet
    std::uint64_t place = 0; ///< the document's, from 1
    std::uint64_t taken = 0; ///< alerts of that run
    bool isClocked = false; ///< the query has `now` in it: of the numbers only place and taken are known
    std::uint64_t mutedBefore = 0; ///< of those that came before it: they do not count for what is handed over
};

/// How the value that groups an alert was found in its document.
enum class ValueFound : std::uint8_t {
    NotGrouped, ///< the action has no field
    Path, ///< through objects
    Literal, ///< under a key that is the field's whole name, which Kibana makes a path of
    Missing, ///< no such field: the group `unknown`
    Falsy, ///< null, false, 0 or "": the group `unknown`
};

struct Grouping {
    ValueFound found = ValueFound::NotGrouped;
    std::string value; ///< as JSON; empty if it is missing
    std::string key; ///< deterministic JSON: `{}`, `{"host":{"name":"A"}}`
};

/// How much shorter or longer the window could be and still lead a group the same way up to a run, as long as nobody
/// closes cases: each window in between gives the same answer to every comparison of step 4.
struct WindowMargin {
    /// The longest age of a window that had not passed: windows that are shorter differ. None: no window was looked at.
    std::optional<base::Duration> shorter;
    /// The shortest age of a window that had passed: windows of this length or longer differ. None: none had.
    std::optional<base::Duration> longer;
};

/// What the action decided for the alert's group in the alert's run.
struct GroupDecision {
    engine::Decision numbers;
    std::string key; ///< of the group: `{}` after the circuit breaker
    std::uint32_t counterBefore = 1;
    base::Timestamp counterCreatedAt;
    engine::Case into; ///< as it was after the run
    std::optional<engine::Case> closedBefore; ///< the closed case that the group passed by
    WindowMargin margin; ///< of the group up to this run
};

/// An execution of the Cases action.
struct Execution {
    base::Timestamp at;
    std::uint32_t alerts = 0; ///< handed over
    std::uint32_t groups = 0; ///< before the circuit breaker
    std::uint32_t maximumCases = 0; ///< what the groups were compared with
    bool breaker = false;
    std::uint32_t overwritten = 0; ///< alerts whose group the `unknown` group replaced
    std::optional<engine::RunFailure> failure;
    std::optional<GroupDecision> decision; ///< none if the run failed, or the alert was overwritten
};

/// The path of one document through a simulation, with the numbers that were compared.
struct Explanation {
    base::AlertRow row;
    std::string id;
    std::string index;
    base::Timestamp time;
    Bin bin = Bin::OverMaxSignals;
    Queue queue;
    std::uint32_t documentsPerRun = 0; ///< what the version hands over at most
    std::optional<Silence> silence{}; ///< what kept it from being handed over
    std::optional<Lifetime> life{}; ///< of rules that make alerts: the row is of their alerts, and there is no queue
    std::optional<Grouping> grouping; ///< none if it was never handed over
    std::optional<Execution> execution; ///< the same

    /// Whether it is in a case because of this rule and its action.
    [[nodiscard]] bool isInCase() const { return bin == Bin::Attached || bin == Bin::AlreadyAttached; }
};

/// The documents with an `_id`, in order of time; none if nobody has it. Several share one in different indices.
[[nodiscard]] std::vector<base::AlertRow> rowsOf(const alerts::AlertTable& table, std::string_view id);

/// Explains rows of the input's table, by running the simulation and keeping what concerns them. Progress and
/// stopping as with engine::simulate(). Any thread.
[[nodiscard]] base::Result<std::vector<Explanation>> explain(const engine::SimulationInput& input,
                                                             std::span<const base::AlertRow> rows,
                                                             base::Progress* progress = nullptr,
                                                             std::stop_token stop = {});

} // namespace casewright::analysis
