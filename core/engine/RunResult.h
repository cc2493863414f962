// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/Audit.h"
#include "core/engine/Case.h"

namespace casewright::alerts {
class AlertTable;
}

namespace casewright::engine {

enum class CaseOutcome : std::uint8_t {
    None,      ///< touched without any of the following: the batch did not fit, or was there already
    Created,
    Reopened,
    Attached,  ///< was there, and got at least one alert
};

/// What was decided for one group in one run, with the numbers that were compared. The alerts that
/// it attached are RunResult::attached[firstAttached, firstAttached + attached).
struct Decision {
    base::GroupIndex group;
    base::CaseIndex caseIndex;                ///< the case that the group ended in
    CaseOutcome outcome = CaseOutcome::None;
    bool counterCreated = false;              ///< step 3: the counter record was not there
    bool windowPassed = false;                ///< step 4: counter + 1 because the window had passed
    bool closedPassed = false;                ///< step 6: counter + 1 because the case was closed
    std::uint32_t counter = 1;                ///< after the run
    base::Timestamp windowStart;              ///< what step 4 compared with now - window
    std::uint32_t alertsBefore = 0;           ///< in the case, before step 7
    std::uint32_t alerts = 0;                 ///< the group's batch
    std::uint32_t attached = 0;
    std::uint32_t alreadyAttached = 0;
    std::uint32_t overLimit = 0;
    std::uint32_t firstAttached = 0;

    friend bool operator==(const Decision&, const Decision&) = default;
};

/// Whether the case got some alerts of the batch and had others already.
[[nodiscard]] inline bool isPartlyAttached(const Decision& decision)
{
    return decision.attached > 0 && decision.alreadyAttached > 0;
}

/// Why a whole execution failed: Kibana's status code and what it complained about.
struct RunFailure {
    std::uint32_t statusCode;
    std::string text;

    friend bool operator==(const RunFailure&, const RunFailure&) = default;
};

/// What somebody did to a case.
struct StatusChange {
    base::CaseIndex caseIndex;
    CaseStatus status = CaseStatus::Open;
    base::Timestamp at;

    friend bool operator==(const StatusChange&, const StatusChange&) = default;
};

/// What the instances of a rule that makes alerts of its own did in one run (spec/alerting, "Lifecycle rules,
/// exactly"),
/// by their numbers in AlertSource::instances. Empty for query rules.
struct RunInstances {
    std::vector<std::uint32_t> started{};      ///< new, in reported order
    std::vector<std::uint32_t> ongoing{};      ///< in order of their start, ties as reported then; so the next
    std::vector<std::uint32_t> recovered{};
    std::vector<std::uint32_t> flapping{};     ///< active after the run and flapping, in order of their names
    std::vector<std::uint64_t> counts{};       ///< of threshold rules: the documents of each new one

    friend bool operator==(const RunInstances&, const RunInstances&) = default;
};

/// Everything that one run of a rule with a Cases action came to. Self-contained: it can cross a
/// thread while the engine goes on.
struct RunResult {
    base::Timestamp at;
    std::uint32_t alerts = 0;                  ///< handed over to the Cases action
    std::uint32_t groups = 0;                  ///< before the circuit breaker
    std::uint32_t maximumCases = 0;            ///< what the groups were compared with
    bool breaker = false;
    std::uint64_t documents = 0;               ///< that came in until this run, also those that do not match
    std::uint64_t started = 0;                 ///< alerts that became new; of query rules: documents that became alerts
    std::uint64_t notClosed = 0;               ///< cases, after the run and before people go on
    Audit audit{};
    std::vector<Decision> decisions{};         ///< in the order in which their cases were created
    std::vector<base::AlertRow> attached{};    ///< grouped by decision, in order of attachment
    std::vector<base::AlertRow> handedOver{};  ///< the batches of the decisions that are isPartlyAttached(), in order
    std::vector<Case> newCases{};              ///< as they are after the run, in order of creation
    std::vector<std::string> newGroupings{};   ///< of groups that no run before had, by number: deterministic JSON
    std::uint32_t alertsInManyCases = 0;       ///< alerts attached to an 11th case or a later one: a warning
    std::optional<RunFailure> failure{};
    std::vector<StatusChange> changesBefore{};  ///< by people, since the run before, up to the time of this one
    std::vector<StatusChange> changesAfter{};   ///< by people after it: at its time, or before the next run
    RunInstances instances{};
};

/// Whether every alert that was handed over ended in exactly one bin, of the audit and of its group's decision
/// (spec/cases-action, "The audit").
[[nodiscard]] bool sumsUp(const RunResult& run);

/// What the runs of a simulation speak of.
struct AlertSource {
    /// That the rows of RunResult::attached are of: the documents of a query rule, the alerts of any other.
    std::shared_ptr<const alerts::AlertTable> table{};
    std::shared_ptr<const std::vector<std::string>> instances{};   ///< names by number; null for query rules
};

/// Takes the runs of a simulation as they come, on the engine's thread. An error stops the simulation.
class RunSink {
public:
    virtual ~RunSink() = default;
    /// Before the first run: what they will speak of. Sinks on the way hand it on.
    [[nodiscard]] virtual base::Result<void> prepare(const AlertSource& source)
    {
        static_cast<void>(source);
        return {};
    }
    /// `cases`: all cases so far, by CaseIndex; valid only during the call.
    [[nodiscard]] virtual base::Result<void> take(RunResult run, const std::vector<Case>& cases) = 0;
};

} // namespace casewright::engine
