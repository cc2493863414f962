// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/StaffedDesk.h"

#include <algorithm>
#include <utility>

#include "core/engine/CaseDraw.h"

namespace casewright::engine {

using base::Timestamp;

StaffedDesk::StaffedDesk(StaffedQueue model, std::uint64_t seed, QueueRecord record)
    : m_model(std::move(model)), m_seed(seed), m_record(std::move(record)), m_anybody(m_model.shifts, m_model.zone)
{
    for (const Shift& shift : m_model.shifts)
        m_teams.push_back({WeeklyHours({&shift, 1}, m_model.zone), shift.analysts});
}

void StaffedDesk::workUntil(Timestamp now, QueuedCases& cases)
{
    for (std::optional<Timestamp> next = nextMoment(); next && *next <= now; next = nextMoment()) {
        goOnTo(*next);
        while (!m_triages.empty() && m_triages.top().end == *next)
            endTriage(cases);
        takeUp(*next, cases);
    }
    goOnTo(now);
}

void StaffedDesk::receive(std::span<const QueuedCase> arrived, Timestamp now, QueuedCases& cases)
{
    for (const QueuedCase& each : arrived)
        m_waiting.push_back({each, now});
    takeUp(now, cases);
}

WatchedQueue StaffedDesk::finish()
{
    WatchedQueue queue = m_record.finish();
    queue.summary.overload = m_overload;
    return queue;
}

/// When a triage ends, or somebody comes on duty while cases wait.
std::optional<Timestamp> StaffedDesk::nextMoment() const
{
    std::optional<Timestamp> next;
    const auto offer = [&next](Timestamp at) { next = next ? std::min(*next, at) : at; };
    if (!m_triages.empty())
        offer(m_triages.top().end);
    if (m_waiting.empty())
        return next;
    for (const Team& team : m_teams)
        if (team.free > 0)
            offer(team.hours.onDutyFrom(m_now));
    return next;
}

void StaffedDesk::goOnTo(Timestamp at)
{
    if (!m_waiting.empty())
        m_overload.milliseconds += m_anybody.dutyBetween(m_now, at).milliseconds;
    m_now = at;
}

StaffedDesk::Waiting StaffedDesk::takeNext()
{
    const bool isOldest = m_model.order == QueueOrder::OldestFirst;
    const Waiting next = isOldest ? m_waiting.front() : m_waiting.back();
    if (isOldest)
        m_waiting.pop_front();
    else
        m_waiting.pop_back();
    return next;
}

void StaffedDesk::takeUp(Timestamp now, QueuedCases& cases)
{
    for (std::size_t i = 0; i < m_teams.size() && !m_waiting.empty(); ++i) {
        Team& team = m_teams[i];
        if (!team.hours.isOnDuty(now))
            continue;
        for (; team.free > 0 && !m_waiting.empty(); --team.free) {
            const Waiting next = takeNext();
            const Case& one = cases[next.one];
            const base::Duration work =
                draw(m_model.triage, CaseBits(m_seed, one.id.text, one.timesReopened, CaseBits::Purpose::Length));
            m_triages.push({team.hours.doneAt(now, work), next.one, i});
            m_record.waited(now - next.since);
            cases.setStatus(next.one, CaseStatus::InProgress, now);
        }
    }
    m_record.depthIs(now, m_waiting.size(), cases.notClosed(), m_overload);
}

void StaffedDesk::endTriage(QueuedCases& cases)
{
    const Triage done = m_triages.top();
    m_triages.pop();
    ++m_teams[done.team].free;
    const Case& one = cases[done.one];
    if (!drawTruth(m_model.closes, CaseBits(m_seed, one.id.text, one.timesReopened, CaseBits::Purpose::Closing)))
        return;
    cases.setStatus(done.one, CaseStatus::Closed, done.end);
    m_record.closed();
}

} // namespace casewright::engine
