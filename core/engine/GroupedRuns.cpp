// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/GroupedRuns.h"

#include <algorithm>
#include <span>
#include <utility>

#include "core/engine/ActionSettings.h"
#include "core/engine/Analysts.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/QueuedCases.h"

namespace casewright::engine {
namespace {

using base::Result;

constexpr std::string_view Ungrouped = "{}";

/// The Cases action and the people, run by run.
class Acting final {
public:
    Acting(const GroupedRuns& grouped, const SimulationInput& input)
        : m_grouped(grouped), m_connector(connectorSettings(input)), m_groups(!input.rule.casesAction->groupBy.empty()),
          m_analysts(Analysts::make(input.analysts, input.seed, grouped.span().firstAt, grouped.span().lastAt))
    {
        m_cases.add(m_connector);
        m_acted.summary.documents = input.alerts->size();
        m_acted.summary.runs = grouped.span().runs;
        m_acted.summary.matched = grouped.span().matched;
    }

    void run(const GroupedRuns::Run& each)
    {
        if (m_analysts)
            m_analysts->workUntil(each.at, m_cases);
        const std::size_t casesBefore = m_connector.cases().size();
        const RunResult result = m_connector.run(each.at, m_grouped.group(each, m_connector.settings().limit),
                                                 m_grouped.source().table->idNumbers());
        count(each, result);
        if (!m_analysts)
            return;
        m_arrived.clear();
        for (const Decision& decision : result.decisions)
            if (decision.outcome == CaseOutcome::Reopened)
                m_arrived.push_back(m_cases.at(0, decision.caseIndex));
        for (std::size_t i = casesBefore; i < m_connector.cases().size(); ++i)
            m_arrived.push_back(m_cases.at(0, {static_cast<std::uint32_t>(i)}));
        m_analysts->receive(m_arrived, each.at, m_cases);
        static_cast<void>(m_cases.takeChanges(0));
    }

    [[nodiscard]] ActedRuns finish()
    {
        SimulationSummary& summary = m_acted.summary;
        summary.casesOpened = m_connector.cases().size();
        for (const Case& each : m_connector.cases())
            summary.largestCase = std::max(summary.largestCase, each.totalAlerts);
        if (m_analysts)
            summary.queue = m_analysts->finish().summary;
        return std::move(m_acted);
    }

private:
    void count(const GroupedRuns::Run& each, const RunResult& result)
    {
        SimulationSummary& summary = m_acted.summary;
        summary.alerts += each.started;
        summary.audit += each.audit;
        summary.audit += result.audit;
        for (const Decision& decision : result.decisions) {
            summary.casesReopened += decision.outcome == CaseOutcome::Reopened ? 1U : 0U;
            m_acted.isAnyWindowPassed = m_acted.isAnyWindowPassed || decision.windowPassed;
        }
        summary.breakerRuns += result.breaker ? 1U : 0U;
        summary.failedRuns += result.failure ? 1U : 0U;
        summary.alertsInManyCases += result.alertsInManyCases;
        summary.openAtPeak = std::max(summary.openAtPeak, m_connector.notClosed());
        m_acted.mixed += m_groups && result.breaker ? result.audit.attached : 0;
    }

    const GroupedRuns& m_grouped;
    CasesConnector m_connector;
    bool m_groups;
    std::unique_ptr<Analysts> m_analysts;
    QueuedCases m_cases;
    std::vector<QueuedCase> m_arrived;   ///< kept for its memory
    ActedRuns m_acted;
};

} // namespace

Result<GroupedRuns> GroupedRuns::of(RunSource& runs, AlertGrouping grouping, std::uint32_t limit,
                                    const std::stop_token& stop)
{
    GroupedRuns made;
    made.m_span = runs.span();
    made.m_source = runs.source();
    made.m_rows.reserve(runs.span().matched);
    for (DueRun due;;) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        const Result<bool> isDue = runs.next(due);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            return Result<GroupedRuns>(std::move(made));
        made.add(due, grouping.group(due.rows, limit));
    }
}

void GroupedRuns::add(const DueRun& due, const GroupedAlerts& grouped)
{
    Run run{.at = due.at, .started = due.started, .audit = due.audit, .rowsBegin = m_rows.size(),
            .groupsBegin = m_groups.size(), .found = grouped.found, .overwritten = grouped.overwritten};
    for (const AlertGroup& group : grouped.groups) {
        m_rows.insert(m_rows.end(), group.alerts.begin(), group.alerts.end());
        if (!grouped.breaker)
            m_groups.push_back({.key = kept(group.key), .shape = kept(group.shape), .rowsEnd = m_rows.size()});
    }
    run.rowsEnd = m_rows.size();
    run.groupsEnd = m_groups.size();
    m_peakGroups = std::max(m_peakGroups, run.found);
    m_runs.push_back(run);
}

/// The grouping keeps its texts until the next run only.
std::string_view GroupedRuns::kept(std::string_view text) { return *m_texts.emplace(text).first; }

GroupedAlerts GroupedRuns::group(const Run& run, std::uint32_t limit) const
{
    GroupedAlerts result{.groups = {}, .found = run.found, .breaker = run.found > limit,
                         .overwritten = run.overwritten};
    const std::span<const base::AlertRow> rows(m_rows);
    if (result.breaker) {
        result.groups.push_back({.key = Ungrouped, .shape = Ungrouped,
                                 .alerts = rows.subspan(run.rowsBegin, run.rowsEnd - run.rowsBegin)});
        return result;
    }
    result.groups.reserve(run.groupsEnd - run.groupsBegin);
    std::size_t begin = run.rowsBegin;
    for (std::size_t i = run.groupsBegin; i < run.groupsEnd; ++i) {
        const Group& group = m_groups[i];
        result.groups.push_back({.key = group.key, .shape = group.shape,
                                 .alerts = rows.subspan(begin, group.rowsEnd - begin)});
        begin = group.rowsEnd;
    }
    return result;
}

Result<ActedRuns> act(const GroupedRuns& grouped, const SimulationInput& input, const std::stop_token& stop)
{
    Acting acting(grouped, input);
    for (const GroupedRuns::Run& run : grouped.runs()) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        acting.run(run);
    }
    return acting.finish();
}

} // namespace casewright::engine
