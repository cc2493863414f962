// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/cases/CaseConfiguration.h"
#include "core/engine/AlertGroupings.h"
#include "core/engine/AnalystModel.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RunList.h"
#include "core/engine/Silences.h"
#include "core/engine/Simulation.h"
#include "core/rules/Rule.h"
#include "core/rules/VersionProfile.h"

namespace casewright::engine {

/// Why a rule cannot be simulated under a version: the first of its findings that prevents it; nothing if it can be.
[[nodiscard]] std::optional<base::Error> reasonAgainst(const rules::Rule& rule, const rules::VersionProfile& profile);

/// What the runs of a rule depend on: all of a simulation's input but what its Cases action and the people do.
struct RunsInput {
    rules::Rule rule;              ///< its Cases action is not looked at
    std::shared_ptr<const alerts::AlertTable> alerts;
    rules::VersionProfile profile;
    std::string space = "default";
    Silences silences{};
};

/// The rest: what is done with the alerts that runs hand over.
struct ActionInput {
    rules::CasesAction action;
    AnalystModel analysts{};           ///< nobody by default
    std::uint64_t seed = 1;
    cases::NewCaseFields newCases{};
};

/// The runs of a rule, found once for any number of Cases actions. What is found is kept: of a query rule the rows of
/// all its runs, of another one its log and its alerts (in a second form too, once somebody groups by what changes from
/// run to run); and beside it the alerts by the fields that were asked for last. Nothing that was handed out ever
/// changes. Any thread.
class PreparedRuns final {
public:
    /// Does the work for actions that group by a field of the kind of `groupBy`. `groupings` may be shared by prepared
    /// runs of other rules over the same alerts; null: its own. Progress and errors are those of simulate(); a rule
    /// with an error of its own, besides one of its action, is refused.
    [[nodiscard]] static base::Result<std::shared_ptr<const PreparedRuns>>
    prepare(RunsInput input, const std::string& groupBy, std::shared_ptr<AlertGroupings> groupings = nullptr,
            base::Progress* progress = nullptr, const std::stop_token& stop = {});

    [[nodiscard]] const RunsInput& input() const { return m_input; }
    /// Whether another preparation would find the same: the same rule but for its action, the same alerts, and so on.
    [[nodiscard]] bool isOf(const RunsInput& input) const;

    /// The runs as an action that groups by the field sees them, from the first one on.
    [[nodiscard]] base::Result<std::unique_ptr<RunSource>> runsFor(const std::string& groupBy,
                                                                   base::Progress* progress = nullptr,
                                                                   const std::stop_token& stop = {}) const;
    /// The alerts of such runs by a field.
    [[nodiscard]] base::Result<AlertGrouping> group(const RunSource& runs, const std::string& field,
                                                    const std::stop_token& stop = {}) const
    {
        return m_groupings->of(runs, field, stop);
    }
    /// For prepared runs of other rules over the same alerts.
    [[nodiscard]] const std::shared_ptr<AlertGroupings>& groupings() const { return m_groupings; }

private:
    PreparedRuns(RunsInput input, std::shared_ptr<AlertGroupings> groupings);
    [[nodiscard]] base::Result<std::shared_ptr<const EvaluatedRule>>
    evaluated(bool rowsOfOngoing, base::Progress* progress, const std::stop_token& stop) const;
    [[nodiscard]] base::Result<std::shared_ptr<const RunList>> listed(base::Progress* progress,
                                                                      const std::stop_token& stop) const;

    RunsInput m_input;
    std::shared_ptr<AlertGroupings> m_groupings;
    mutable std::mutex m_mutex;
    mutable std::shared_ptr<const RunList> m_list;                      ///< of a query rule
    mutable std::shared_ptr<const EvaluatedRule> m_evaluated;           ///< of another one
    mutable std::shared_ptr<const EvaluatedRule> m_evaluatedEachRun;    ///< with rows of what goes on
};

/// The whole input of a simulation: of these runs and what is done with them.
[[nodiscard]] SimulationInput simulationInput(const RunsInput& runs, const ActionInput& action);

/// The same as simulate(simulationInput(…)), to the last bit but for the times that it took, without finding the runs
/// again. Any number of threads at the same time.
[[nodiscard]] base::Result<SimulationResult> simulate(const PreparedRuns& runs, const ActionInput& action,
                                                      RunSink* sink, base::Progress* progress = nullptr,
                                                      std::stop_token stop = {});

} // namespace casewright::engine
