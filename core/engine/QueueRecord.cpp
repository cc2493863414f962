// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QueueRecord.h"

#include <algorithm>
#include <utility>

namespace casewright::engine {

using base::Duration;
using base::Timestamp;

namespace {

bool isSameButLater(const QueueChange& before, QueueChange after)
{
    after.at = before.at;
    return before == after;
}

} // namespace

QueueRecord::QueueRecord(Timestamp begin, Timestamp end, bool keepsHistory)
    : m_begin(begin), m_keepsHistory(keepsHistory)
{
    const std::int64_t length = (end - begin).milliseconds + 1;
    const std::int64_t perStep = (length + MostSteps - 1) / MostSteps;
    m_step = {std::max<std::int64_t>(perStep + base::Minute.milliseconds - 1, 0) / base::Minute.milliseconds
              * base::Minute.milliseconds};
    m_steps = static_cast<std::size_t>((length + m_step.milliseconds - 1) / m_step.milliseconds);
    m_depth.reserve(m_steps);
    m_depth.push_back({.at = begin});
}

/// The steps in between were as deep as it is now.
void QueueRecord::goOnTo(std::size_t step)
{
    while (m_depth.size() <= step)
        m_depth.push_back({.at = m_depth.back().at + m_step, .waiting = m_waiting, .open = m_open});
}

void QueueRecord::depthIs(Timestamp at, std::uint64_t waiting, std::uint64_t open, Duration overload)
{
    if (m_keepsHistory) {
        const QueueChange now{.at = at, .waiting = waiting, .open = open, .taken = m_waits.size(), .closed = m_closed,
                              .overload = overload};
        if (m_changes.empty() || !isSameButLater(m_changes.back(), now))
            m_changes.push_back(now);
    }
    const auto step = static_cast<std::size_t>((at - m_begin).milliseconds / m_step.milliseconds);
    goOnTo(std::min(step, m_steps - 1));
    m_waiting = waiting;
    m_open = open;
    m_depth.back().waiting = std::max(m_depth.back().waiting, waiting);
    m_depth.back().open = std::max(m_depth.back().open, open);
}

WatchedQueue QueueRecord::finish()
{
    goOnTo(m_steps - 1);
    QueueSummary summary{.taken = m_waits.size(), .closed = m_closed, .waitingAtEnd = m_waiting,
                         .waitMedian = nearestRank(m_waits, 50), .waitP95 = nearestRank(m_waits, 95), .overload = {},
                         .depthStep = m_step, .depth = {}};
    for (const QueueDepth& each : m_depth)
        summary.mostWaiting = std::max(summary.mostWaiting, each.waiting);
    summary.depth = std::move(m_depth);
    if (!m_keepsHistory)
        return {.summary = std::move(summary), .history = {}};
    return {.summary = std::move(summary),
            .history = {.changes = std::move(m_changes), .waits = std::move(m_waits)}};
}

} // namespace casewright::engine
