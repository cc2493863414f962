// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <deque>
#include <optional>

#include "core/base/Time.h"
#include "core/base/TimeZone.h"
#include "core/rules/SnoozeSchedule.h"

namespace casewright::rules {

/// The times at which a snooze comes, one after the other, as Kibana works them out (Kibana: RRule): each year, month,
/// week or day is reached from the time before, at the hour that a clock shows in the zone. One thread; the schedule
/// must outlive it.
class SnoozeRecurrence final {
public:
    SnoozeRecurrence(const SnoozeSchedule& schedule, base::TimeZone zone);

    /// None after the last one. Not skipped ones only: all.
    [[nodiscard]] std::optional<base::Timestamp> next();

private:
    [[nodiscard]] bool goesOn() const;
    void step(std::int64_t interval);
    void addMonth(std::int64_t month, int day, std::int64_t time);
    void add(std::int64_t day, std::int64_t time);

    const SnoozeSchedule& m_schedule;
    base::TimeZone m_zone;
    base::Timestamp m_current;
    std::deque<base::Timestamp> m_pending;   ///< of the year, month, week or day that was reached last
    std::int64_t m_count = 0;                ///< that were given out
    bool m_isFirst = true;
};

} // namespace casewright::rules
