// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AlertRuns.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/base/Json.h"
#include "core/engine/AlertDocument.h"

namespace casewright::engine {

AlertRuns::AlertRuns(std::shared_ptr<const EvaluatedRule> evaluated, const Silences& given, std::size_t most)
    : m_evaluated(std::move(evaluated)),
      m_silences(m_evaluated->records->rule, given,
                 {.from = m_evaluated->log.firstAt, .to = m_evaluated->log.lastAt}),
      m_most(most),
      m_source{.table = m_evaluated->table, .instances = m_evaluated->instances},
      m_isMuted(m_evaluated->instances->size()), m_isInMaintenance(m_evaluated->log.instances.size()),
      m_isFlapping(m_evaluated->log.instances.size())
{
    const std::vector<std::string>& names = m_silences.mutedInstances();
    const std::unordered_set<std::string> muted(names.begin(), names.end());
    for (std::size_t i = 0; i < m_isMuted.size(); ++i)
        m_isMuted[i] = muted.count((*m_evaluated->instances)[i]) > 0;
}

base::Result<bool> AlertRuns::next(DueRun& run)
{
    if (m_nextRun == m_evaluated->log.runs.size())
        return false;
    const LoggedRun logged = m_evaluated->log.runs[m_nextRun++];
    run.at = logged.at;
    run.tick = logged.tick;
    run.audit = {.overMaxSignals = logged.overMaxSignals};
    run.rows.clear();
    run.instances = {};
    recover(logged, run);
    advance(logged, run);
    turn(logged, run);
    m_before = logged;
    return true;
}

/// Takes those that recovered out of the active ones; they stand in the log in the same order.
void AlertRuns::recover(const LoggedRun& logged, DueRun& run)
{
    const AlertLog& log = m_evaluated->log;
    if (log.endsAtOnce)
        m_active.clear();
    std::uint32_t next = m_before.recoveredEnd;
    const auto gone = std::remove_if(m_active.begin(), m_active.end(), [&](const Candidate& candidate) {
        const bool recovers = next < logged.recoveredEnd && log.recovered[next] == candidate.alert;
        if (recovers) {
            run.instances.recovered.push_back(log.instances[candidate.alert]);
            ++next;
        }
        return recovers;
    });
    m_active.erase(gone, m_active.end());
}

/// The new alerts and those that went on, and what is handed over of each.
void AlertRuns::advance(const LoggedRun& logged, DueRun& run)
{
    const AlertLog& log = m_evaluated->log;
    const std::size_t ongoing = m_active.size();
    const bool isMaintenance = m_silences.isMaintenance(logged.at);
    std::uint32_t row = m_before.rowsEnd;
    for (std::uint32_t alert = m_before.startedEnd; alert < logged.startedEnd; ++alert) {
        m_isInMaintenance[alert] = isMaintenance;
        m_active.push_back({.alert = alert, .row = {row++}});
        run.instances.started.push_back(log.instances[alert]);
        if (!log.counts.empty())
            run.instances.counts.push_back(log.counts[alert]);
    }
    for (std::size_t i = 0; i < ongoing; ++i) {
        if (log.hasRowsOfOngoing)
            m_active[i].row = {row++};
        run.instances.ongoing.push_back(log.instances[m_active[i].alert]);
    }
    run.started = m_active.size() - ongoing;
    run.ongoing = ongoing;
    const std::span<const Candidate> active(m_active);
    handOver(active.subspan(ongoing), run);
    handOver(active.first(ongoing), run);
}

/// Muted ones first, then those of a maintenance window, then the cap.
void AlertRuns::handOver(std::span<const Candidate> candidates, DueRun& run) const
{
    if (m_silences.isSnoozed(run.at)) {
        run.audit.muted += candidates.size();
        return;
    }
    std::size_t taken = 0;
    for (const Candidate& candidate : candidates) {
        if (m_isMuted[m_evaluated->log.instances[candidate.alert]]) {
            ++run.audit.muted;
        } else if (m_isInMaintenance[candidate.alert]) {
            ++run.audit.maintenanceWindow;
        } else if (taken == m_most) {
            ++run.audit.overRunCap;
        } else {
            run.rows.push_back(candidate.row);
            ++taken;
        }
    }
}

/// Who is active after the run and flapping.
void AlertRuns::turn(const LoggedRun& logged, DueRun& run)
{
    const AlertLog& log = m_evaluated->log;
    for (std::uint32_t i = m_before.turnedEnd; i < logged.turnedEnd; ++i)
        m_isFlapping[log.turned[i]] = !m_isFlapping[log.turned[i]];
    for (const Candidate& candidate : m_active)
        if (m_isFlapping[candidate.alert])
            run.instances.flapping.push_back(log.instances[candidate.alert]);
    std::sort(run.instances.flapping.begin(), run.instances.flapping.end());
}

base::Result<AlertGrouping> AlertRuns::groupBy(const std::string& field, const std::stop_token& stop) const
{
    const AlertRecords& records = *m_evaluated->records;
    if (field.empty() || !belongsToInstance(records.rule, field))
        return AlertGrouping::ofTable(*m_evaluated->table, field, stop);
    constexpr std::uint32_t RowsBetweenChecks = 256;
    AlertGrouping grouping(field);
    std::vector<std::optional<base::AlertRow>> first(records.instances.size());
    for (std::uint32_t row = 0; row < records.rows.size(); ++row) {
        if (row % RowsBetweenChecks == 0 && stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        std::optional<base::AlertRow>& known = first[records.rows[row].instance];
        if (known) {
            grouping.addLike(*known);
            continue;
        }
        const base::Result<base::Json> alert = m_evaluated->table->document({row}).and_then(
            [](const std::string& text) { return base::parseJson(text); });
        if (!alert)
            return base::fail(alert.error());
        grouping.addAlert(alerts::expandDottedKeys(*alert));
        known = base::AlertRow{row};
    }
    return grouping;
}

RunSpan AlertRuns::span() const
{
    const AlertLog& log = m_evaluated->log;
    return {.runs = log.ticks, .matched = log.matched, .firstAt = log.firstAt, .lastAt = log.lastAt};
}

} // namespace casewright::engine
