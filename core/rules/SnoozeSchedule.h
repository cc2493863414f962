// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Time.h"

namespace casewright::rules {

/// When a rule is snoozed, as an element of `snooze_schedule` says it. A plain value, within the limits that the
/// reader keeps.
struct SnoozeSchedule {
    enum class Frequency : std::uint8_t { Yearly, Monthly, Weekly, Daily };

    base::Timestamp start;                       ///< `rRule.dtstart`
    std::optional<base::Duration> length{};      ///< none: `duration` is -1, snoozed for good
    std::string zone = "UTC";                    ///< `rRule.tzid`, in which the schedule comes again at the same hour
    Frequency frequency = Frequency::Yearly;     ///< what Kibana takes where none is given
    std::int64_t interval = 1;                   ///< at least 1
    std::vector<int> weekdays{};                 ///< Monday is 1, Sunday is 7; empty: that of the start
    int weekOfMonth = 0;                         ///< with one weekday: its 1st to 4th in the month, from the end if
                                                 ///< negative; 0: each
    std::vector<int> monthDays{};                ///< 1 to 31, ascending; empty: that of the start
    std::vector<int> months{};                   ///< 1 to 12, ascending; empty: all
    std::optional<std::int64_t> count{};
    std::optional<base::Timestamp> until{};
    std::vector<base::Timestamp> skipped{};      ///< starts that somebody took out

    friend bool operator==(const SnoozeSchedule&, const SnoozeSchedule&) = default;
};

/// From an instant on, until just before another.
struct SnoozeSpan {
    base::Timestamp from;
    base::Timestamp to;

    friend bool operator==(const SnoozeSpan&, const SnoozeSpan&) = default;
};

/// When the schedule snoozes between two instants, as Kibana works it out (Kibana: isSnoozeActive, RRule): from its
/// start, whatever it repeats, and from each time that it comes again until its length is over or it comes the next
/// time. It comes again as long as it came fewer than `count` times, or the last time was before `until`: so where
/// `until` is no time at which it comes, it comes once more after it. Spans may touch and overlap. None if the zone is
/// not known.
[[nodiscard]] std::vector<SnoozeSpan> spansOf(const SnoozeSchedule& schedule, base::Timestamp first,
                                              base::Timestamp last);

} // namespace casewright::rules
