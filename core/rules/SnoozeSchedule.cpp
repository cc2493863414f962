// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/SnoozeSchedule.h"

#include <algorithm>

#include "core/base/TimeZone.h"
#include "core/rules/SnoozeRecurrence.h"

namespace casewright::rules {

using base::Timestamp;

std::vector<SnoozeSpan> spansOf(const SnoozeSchedule& schedule, Timestamp first, Timestamp last)
{
    std::vector<SnoozeSpan> spans;
    if (!schedule.length)
        return {{.from = first, .to = last + base::Duration{1}}};
    const std::optional<base::TimeZone> zone = base::TimeZone::find(schedule.zone);
    if (!zone)
        return spans;
    const auto add = [&](Timestamp from, Timestamp end) {
        const auto& skipped = schedule.skipped;
        const Timestamp to = std::min(from + *schedule.length, end);
        if (from <= last && to > first && std::find(skipped.begin(), skipped.end(), from) == skipped.end())
            spans.push_back({.from = from, .to = to});
    };
    constexpr Timestamp Never{std::int64_t{1} << 62};
    add(schedule.start, Never);
    SnoozeRecurrence recurrence(schedule, *zone);
    std::optional<Timestamp> before;
    for (std::optional<Timestamp> at = recurrence.next(); before || at; at = recurrence.next()) {
        if (before)
            add(*before, at.value_or(Never));
        before = at && *at <= last ? at : std::nullopt;
        if (!before)
            break;
    }
    return spans;
}

} // namespace casewright::rules
