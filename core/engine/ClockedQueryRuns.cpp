// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/ClockedQueryRuns.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "core/engine/Ticks.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {

using base::Result;
using base::Timestamp;

namespace {

/// From the first document on until a run after the last one.
TimeSpan runsOver(const MatchingDocuments& documents, base::Duration interval)
{
    if (documents.size() == 0)
        return {};
    const std::int64_t last = tickAtOrAfter(documents.times().back(), interval);
    return {.from = documents.times().front(), .to = timeOfTick(last, interval)};
}

} // namespace

ClockedQueryRuns::ClockedQueryRuns(const SimulationInput& input, MatchingDocuments documents, std::stop_token stop)
    : m_documents(std::move(documents)), m_interval(rules::parseInterval(input.rule.interval).value()),
      m_handOver(input, runsOver(m_documents, m_interval)), m_source{.table = input.alerts}, m_stop(std::move(stop)),
      m_lookBack(atMostLongest(rules::parseLookBack(input.rule.from).value())),
      m_most(static_cast<std::size_t>(input.rule.maxSignals)), m_fates(m_documents.size(), Fate::Unseen)
{
    if (m_documents.size() == 0)
        return;
    m_first = tickAtOrAfter(m_documents.times().front(), m_interval);
    m_last = tickAtOrAfter(m_documents.times().back(), m_interval);
    m_tick = m_first;
}

Result<bool> ClockedQueryRuns::next(DueRun& run)
{
    while (m_tick <= m_last) {
        if (m_stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        if (++m_runs > MostRuns)
            return base::fail(base::ErrorCode::LimitReached,
                              fmt::format("The rule would run more than {} times over these documents. Choose a longer "
                                          "interval or fewer documents; look for one whose time is far off.",
                                          MostRuns));
        const Timestamp now = timeOfTick(m_tick, m_interval);
        if (const Result<void> moved = m_documents.moveTo(now, m_stop); !moved)
            return base::fail(moved.error());
        run.at = now;
        run.tick = static_cast<std::uint64_t>(m_tick - m_first);
        run.audit = {.overMaxSignals = lose(m_documents.firstAfter(now - m_lookBack))};
        look(run);
        if (m_tick == m_last)
            run.audit.overMaxSignals += lose(m_documents.size());
        run.started = run.rows.size();
        m_handOver.apply(now, run.rows, run.audit);
        m_tick = std::max(m_tick + 1, nextTick());
        if (run.started > 0 || run.audit.overMaxSignals > 0)
            return true;
    }
    return false;
}

/// The oldest documents of the look-back that match and are no alerts yet.
void ClockedQueryRuns::look(DueRun& run)
{
    run.rows.clear();
    const std::size_t end = m_documents.firstAfter(run.at);
    for (std::size_t place = m_begin; place < end; ++place) {
        if (m_fates[place] == Fate::Done || !m_documents.matches(place))
            continue;
        m_matched += m_fates[place] == Fate::Unseen ? 1U : 0U;
        const bool isAlert = run.rows.size() < m_most;
        m_fates[place] = isAlert ? Fate::Done : Fate::Waiting;
        if (isAlert)
            run.rows.push_back(m_documents.row(place));
    }
}

/// Runs that look back on nothing are passed over in one step.
std::int64_t ClockedQueryRuns::nextTick() const
{
    const std::size_t ahead = m_documents.firstAfter(timeOfTick(m_tick, m_interval));
    const bool isEmpty = m_begin == ahead && ahead < m_documents.size();
    return isEmpty ? tickAtOrAfter(m_documents.times()[ahead], m_interval) : m_tick + 1;
}

/// Documents before `end` leave the look-back; those that waited are lost.
std::uint64_t ClockedQueryRuns::lose(std::size_t end)
{
    std::uint64_t lost = 0;
    for (; m_begin < end; ++m_begin) {
        lost += m_fates[m_begin] == Fate::Waiting ? 1U : 0U;
        m_fates[m_begin] = Fate::Done;
    }
    return lost;
}

RunSpan ClockedQueryRuns::span() const
{
    return {.runs = static_cast<std::uint64_t>(m_last - m_first + 1), .matched = m_matched,
            .firstAt = timeOfTick(m_first, m_interval), .lastAt = timeOfTick(std::max(m_first, m_last), m_interval)};
}

} // namespace casewright::engine
