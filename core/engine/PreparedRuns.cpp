// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/PreparedRuns.h"

#include <utility>

#include "core/engine/AlertDocument.h"
#include "core/engine/AlertRuns.h"

namespace casewright::engine {

using base::Result;

PreparedRuns::PreparedRuns(RunsInput input, std::shared_ptr<AlertGroupings> groupings)
    : m_input(std::move(input)),
      m_groupings(groupings ? std::move(groupings) : std::make_shared<AlertGroupings>())
{
}

Result<std::shared_ptr<const PreparedRuns>> PreparedRuns::prepare(RunsInput input, const std::string& groupBy,
                                                                  std::shared_ptr<AlertGroupings> groupings,
                                                                  base::Progress* progress, const std::stop_token& stop)
{
    input.rule.casesAction = rules::CasesAction{.groupBy = {}};
    if (std::optional<base::Error> reason = reasonAgainst(input.rule, input.profile))
        return base::fail(std::move(*reason));
    std::shared_ptr<PreparedRuns> prepared(new PreparedRuns(std::move(input), std::move(groupings)));
    if (const auto runs = prepared->runsFor(groupBy, progress, stop); !runs)
        return base::fail(runs.error());
    return std::shared_ptr<const PreparedRuns>(std::move(prepared));
}

bool PreparedRuns::isOf(const RunsInput& input) const
{
    if (m_input.alerts != input.alerts || m_input.profile.name != input.profile.name || m_input.space != input.space
        || !(m_input.silences == input.silences))
        return false;
    rules::Rule other = input.rule;
    other.casesAction = m_input.rule.casesAction;
    return m_input.rule == other;
}

Result<std::unique_ptr<RunSource>> PreparedRuns::runsFor(const std::string& groupBy, base::Progress* progress,
                                                         const std::stop_token& stop) const
{
    using Made = Result<std::unique_ptr<RunSource>>;
    if (!makesAlerts(m_input.rule)) {
        const auto list = listed(progress, stop);
        if (!list)
            return base::fail(list.error());
        return Made(std::make_unique<ListedRuns>(*list));
    }
    const auto evaluation = evaluated(changesFromRunToRun(m_input.rule, groupBy), progress, stop);
    if (!evaluation)
        return base::fail(evaluation.error());
    return Made(std::make_unique<AlertRuns>(*evaluation, m_input.silences, m_input.profile.documentsPerRun));
}

Result<std::shared_ptr<const EvaluatedRule>> PreparedRuns::evaluated(bool rowsOfOngoing, base::Progress* progress,
                                                                     const std::stop_token& stop) const
{
    const std::scoped_lock lock(m_mutex);
    std::shared_ptr<const EvaluatedRule>& kept = rowsOfOngoing ? m_evaluatedEachRun : m_evaluated;
    if (kept)
        return kept;
    Result<EvaluatedRule> made = evaluate({.rule = m_input.rule,
                                           .documents = m_input.alerts,
                                           .profile = m_input.profile,
                                           .space = m_input.space,
                                           .rowsOfOngoing = rowsOfOngoing},
                                          progress, stop);
    if (!made)
        return base::fail(made.error());
    kept = std::make_shared<const EvaluatedRule>(std::move(*made));
    return kept;
}

Result<std::shared_ptr<const RunList>> PreparedRuns::listed(base::Progress* progress, const std::stop_token& stop) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_list)
        return m_list;
    const SimulationInput input = simulationInput(m_input, {.action = {.groupBy = {}}});
    const Result<std::unique_ptr<RunSource>> runs = makeRunSource(input, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    Result<RunList> list = RunList::of(**runs, stop);
    if (!list)
        return base::fail(list.error());
    m_list = std::make_shared<const RunList>(std::move(*list));
    return m_list;
}

SimulationInput simulationInput(const RunsInput& runs, const ActionInput& action)
{
    SimulationInput input{.rule = runs.rule,
                          .alerts = runs.alerts,
                          .profile = runs.profile,
                          .space = runs.space,
                          .analysts = action.analysts,
                          .seed = action.seed,
                          .silences = runs.silences,
                          .newCases = action.newCases};
    input.rule.casesAction = action.action;
    return input;
}

} // namespace casewright::engine
