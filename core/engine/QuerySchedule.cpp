// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/QuerySchedule.h"

#include <algorithm>

#include "core/engine/Ticks.h"

namespace casewright::engine {

using base::Duration;
using base::Timestamp;

QuerySchedule::QuerySchedule(std::span<const Timestamp> times, Duration interval, Duration lookBack,
                             std::uint64_t maxSignals)
    : m_times(times), m_interval(interval), m_lookBack(lookBack), m_maxSignals(maxSignals)
{
    if (times.empty())
        return;
    m_first = tickAtOrAfter(times.front(), interval);
    m_last = tickAtOrAfter(times.back(), interval);
    m_tick = m_first;
}

std::uint64_t QuerySchedule::tickCount() const { return static_cast<std::uint64_t>(m_last - m_first + 1); }

std::optional<QueryRun> QuerySchedule::next()
{
    while (m_tick <= m_last) {
        if (m_head == m_tail && m_head < m_times.size())
            m_tick = std::max(m_tick, tickAtOrAfter(m_times[m_head], m_interval));
        const Timestamp now{m_tick * m_interval.milliseconds};
        const auto place = [this](auto iterator) { return static_cast<std::size_t>(iterator - m_times.begin()); };
        m_tail = place(std::upper_bound(m_times.begin() + static_cast<std::ptrdiff_t>(m_tail), m_times.end(), now));
        const auto pendingEnd = m_times.begin() + static_cast<std::ptrdiff_t>(m_tail);
        const std::size_t inSight = place(std::upper_bound(m_times.begin() + static_cast<std::ptrdiff_t>(m_head),
                                                           pendingEnd, now - m_lookBack));
        QueryRun run{.at = now, .tick = static_cast<std::uint64_t>(m_tick - m_first), .begin = inSight,
                     .end = inSight, .lost = inSight - m_head};
        run.end += static_cast<std::size_t>(std::min<std::uint64_t>(m_maxSignals, m_tail - inSight));
        m_head = run.end;
        if (m_tick == m_last) {
            run.lost += m_tail - m_head;
            m_head = m_tail;
        }
        ++m_tick;
        if (run.end > run.begin || run.lost > 0)
            return run;
    }
    return std::nullopt;
}

} // namespace casewright::engine
