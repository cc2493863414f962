// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>

#include "core/base/Time.h"

namespace casewright::engine {

/// What one run of a query rule finds, as places among the matching documents.
struct QueryRun {
    base::Timestamp at;
    std::uint64_t tick = 0;    ///< its number among all runs, from 0
    std::size_t begin = 0;     ///< the first document that becomes an alert
    std::size_t end = 0;       ///< past the last one
    std::uint64_t lost = 0;    ///< documents that will never become one: `overMaxSignals`
};

/// The runs of a query rule over its matching documents (spec/alerting, "Ticks" and "Custom query"): at every
/// multiple of the interval since the epoch, the oldest documents of the look-back that are no alerts yet, up to
/// `maxSignals`. Runs that find and lose nothing are passed over in one step.
class QuerySchedule final {
public:
    /// `times`: of the documents, ascending; it must outlive the schedule. Lengths and `maxSignals` are positive.
    QuerySchedule(std::span<const base::Timestamp> times, base::Duration interval, base::Duration lookBack,
                  std::uint64_t maxSignals);

    /// All runs, also those that are passed over.
    [[nodiscard]] std::uint64_t tickCount() const;
    /// The times of the first run and the last one; the epoch if there is none.
    [[nodiscard]] base::Timestamp firstAt() const { return {m_first * m_interval.milliseconds}; }
    [[nodiscard]] base::Timestamp lastAt() const { return {std::max(m_first, m_last) * m_interval.milliseconds}; }
    /// The next run with an alert or a loss; the last of all loses what still waits.
    [[nodiscard]] std::optional<QueryRun> next();

private:
    std::span<const base::Timestamp> m_times;
    base::Duration m_interval;
    base::Duration m_lookBack;
    std::uint64_t m_maxSignals;
    std::int64_t m_first = 0;      ///< ticks, in intervals since the epoch
    std::int64_t m_last = -1;
    std::int64_t m_tick = 0;       ///< the next one
    std::size_t m_head = 0;        ///< the first document that is neither alert nor lost
    std::size_t m_tail = 0;        ///< the first document that the clock has not reached
};

} // namespace casewright::engine
