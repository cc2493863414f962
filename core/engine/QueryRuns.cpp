// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueryRuns.h"

#include <utility>

#include "core/rules/TimeWindow.h"

namespace casewright::engine {

QueryRuns::QueryRuns(const SimulationInput& input, MatchingDocuments documents)
    : m_documents(std::move(documents)),
      m_schedule(m_documents.times(), rules::parseInterval(input.rule.interval).value(),
                 rules::parseLookBack(input.rule.from).value(), static_cast<std::uint64_t>(input.rule.maxSignals)),
      m_handOver(input, {.from = m_schedule.firstAt(), .to = m_schedule.lastAt()}), m_source{.table = input.alerts}
{
}

base::Result<bool> QueryRuns::next(DueRun& run)
{
    const std::optional<QueryRun> due = m_schedule.next();
    if (!due)
        return false;
    run.at = due->at;
    run.tick = due->tick;
    run.started = due->end - due->begin;
    run.audit = {.overMaxSignals = due->lost};
    // Documents in order are rows in order: those beyond the cap are not even listed.
    const std::size_t listed = m_handOver.looksAtEach() ? run.started
                                                        : m_handOver.count(due->at, run.started, run.audit);
    run.rows.resize(listed);
    for (std::size_t i = 0; i < listed; ++i)
        run.rows[i] = m_documents.row(due->begin + i);
    if (m_handOver.looksAtEach())
        m_handOver.apply(due->at, run.rows, run.audit);
    return true;
}

RunSpan QueryRuns::span() const
{
    return {.runs = m_schedule.tickCount(), .matched = m_documents.size(), .firstAt = m_schedule.firstAt(),
            .lastAt = m_schedule.lastAt()};
}

} // namespace casewright::engine
