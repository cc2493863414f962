// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RuleSimulation.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/engine/ActionSettings.h"

namespace casewright::engine {
namespace {

using base::ErrorCode;
using base::Result;

double seconds(RuleSimulation::Clock::duration length) { return std::chrono::duration<double>(length).count(); }

base::Error doesNotSumUp(const std::string& what)
{
    return {ErrorCode::InvalidValue,
            "The bins of the audit of " + what + " do not sum up to what it handed over or lost. This is an error of "
                "Casewright: please report it with the rule and the alerts.",
            std::nullopt};
}

} // namespace

RuleSimulation::RuleSimulation(const SimulationInput& input, std::unique_ptr<RunSource> runs, AlertGrouping grouping,
                               RunSink* sink, Clock::time_point begun)
    : m_runs(std::move(runs)), m_grouping(std::move(grouping)), m_connector(connectorSettings(input)), m_sink(sink),
      m_times(input.alerts->times())
{
    m_summary.documents = input.alerts->size();
    m_summary.runs = m_runs->span().runs;
    m_evaluateTime = Clock::now() - begun;
}

Result<void> RuleSimulation::begin()
{
    if (m_sink != nullptr)
        if (Result<void> prepared = m_sink->prepare(m_runs->source()); !prepared)
            return prepared;
    return findNext();
}

std::optional<base::Timestamp> RuleSimulation::dueAt() const
{
    return m_isDue ? std::optional(m_due.at) : std::nullopt;
}

Result<void> RuleSimulation::findNext()
{
    const auto begun = Clock::now();
    const Result<bool> isDue = m_runs->next(m_due);
    m_evaluateTime += Clock::now() - begun;
    if (!isDue)
        return base::fail(isDue.error());
    m_isDue = *isDue;
    return {};
}

Result<std::vector<base::CaseIndex>> RuleSimulation::execute(std::vector<StatusChange> changesBefore)
{
    const auto begun = Clock::now();
    const std::size_t casesBefore = m_connector.cases().size();
    const GroupedAlerts grouped = m_grouping.group(m_due.rows, m_connector.settings().limit);
    RunResult& run = m_done.emplace(m_connector.run(m_due.at, grouped, m_runs->source().table->idNumbers()));
    m_actTime += Clock::now() - begun;
    run.changesBefore = std::move(changesBefore);
    run.audit += m_due.audit;
    run.instances = m_due.instances;
    run.documents = documentsUntil(m_due.at);
    run.started = m_due.started;
    // Of query rules the bins are of documents, those that were lost too; of others of the alerts of the run.
    if (!sumsUp(run) || run.audit.total() != m_due.started + m_due.ongoing + m_due.audit.overMaxSignals)
        return base::fail(doesNotSumUp("the run of " + base::formatTimestamp(m_due.at)));
    count();
    m_ticksDone = m_due.tick + 1;
    return arrivals(casesBefore);
}

Result<void> RuleSimulation::goOn(std::vector<StatusChange> changesAfter)
{
    m_done->changesAfter = std::move(changesAfter);
    const Result<void> found = findNext();
    if (!found || !m_isDue)
        return found;
    return handOver();
}

Result<void> RuleSimulation::end(std::vector<StatusChange> changesAfter)
{
    if (!m_done)
        return {};
    std::vector<StatusChange>& changes = m_done->changesAfter;
    changes.insert(changes.end(), changesAfter.begin(), changesAfter.end());
    return handOver();
}

Result<void> RuleSimulation::handOver()
{
    RunResult run = std::move(*m_done);
    m_done.reset();
    return m_sink != nullptr ? m_sink->take(std::move(run), m_connector.cases()) : Result<void>();
}

Result<SimulationResult> RuleSimulation::release()
{
    m_summary.matched = m_runs->span().matched;
    m_summary.casesOpened = m_connector.cases().size();
    m_summary.actSeconds = seconds(m_actTime);
    m_summary.evaluateSeconds = seconds(m_evaluateTime);
    for (const Case& each : m_connector.cases())
        m_summary.largestCase = std::max(m_summary.largestCase, each.totalAlerts);
    if (m_runs->countsDocuments() && m_summary.audit.total() != m_summary.matched)
        return base::fail(doesNotSumUp("all runs"));
    return SimulationResult{.summary = m_summary,
                            .cases = m_connector.cases(),
                            .counters = m_connector.counters(),
                            .groupings = m_connector.groupings(),
                            .source = m_runs->source()};
}

/// The table is in order of time.
std::uint64_t RuleSimulation::documentsUntil(base::Timestamp at)
{
    while (m_documents < m_times.size() && m_times[m_documents] <= at)
        ++m_documents;
    return m_documents;
}

/// Reopened ones come first, in the order of decisions; then those that were made, by number.
std::vector<base::CaseIndex> RuleSimulation::arrivals(std::size_t casesBefore) const
{
    std::vector<base::CaseIndex> numbers;
    for (const Decision& decision : m_done->decisions)
        if (decision.outcome == CaseOutcome::Reopened)
            numbers.push_back(decision.caseIndex);
    for (std::size_t i = casesBefore; i < m_connector.cases().size(); ++i)
        numbers.push_back({static_cast<std::uint32_t>(i)});
    return numbers;
}

void RuleSimulation::count()
{
    const RunResult& run = *m_done;
    m_summary.alerts += m_due.started;
    m_summary.ongoing += m_due.ongoing;
    m_summary.recovered += m_due.instances.recovered.size();
    m_summary.audit += run.audit;
    for (const Decision& decision : run.decisions)
        m_summary.casesReopened += decision.outcome == CaseOutcome::Reopened ? 1U : 0U;
    m_summary.breakerRuns += run.breaker ? 1U : 0U;
    m_summary.failedRuns += run.failure ? 1U : 0U;
    m_summary.alertsInManyCases += run.alertsInManyCases;
    m_summary.openAtPeak = std::max(m_summary.openAtPeak, m_connector.notClosed());
}

} // namespace casewright::engine
