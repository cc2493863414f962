// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/AnalystModel.h"

namespace casewright::engine {

/// When somebody of some shifts is on duty, week after week, at a fixed offset from UTC. Shifts that touch or overlap
/// are one; a shift begins on its time and is over on its end.
class WeeklyHours final {
public:
    /// At least one shift, with at least one day.
    WeeklyHours(std::span<const Shift> shifts, base::Duration zone);

    [[nodiscard]] bool isOnDuty(base::Timestamp at) const;
    /// `at` itself, if somebody is on duty then.
    [[nodiscard]] base::Timestamp onDutyFrom(base::Timestamp at) const;
    /// When so much work is done that begins at `at` and rests while nobody is on duty.
    [[nodiscard]] base::Timestamp doneAt(base::Timestamp at, base::Duration work) const;
    /// How much of the time from `begin` to `end` somebody is on duty.
    [[nodiscard]] base::Duration dutyBetween(base::Timestamp begin, base::Timestamp end) const;

private:
    struct Stretch {
        std::int64_t from;           ///< milliseconds of the week, which begins on Monday
        std::int64_t to;             ///< past it
    };
    struct Place {
        std::int64_t week;
        std::int64_t rest;           ///< in the week
    };
    void add(std::int64_t from, std::int64_t to);
    [[nodiscard]] Place placeOf(base::Timestamp at) const;
    [[nodiscard]] base::Timestamp timeOf(std::int64_t week, std::int64_t rest) const;
    [[nodiscard]] std::int64_t dutySinceMonday(std::int64_t rest) const;

    std::vector<Stretch> m_stretches;   ///< of a week, in order, apart from each other
    std::int64_t m_offset;              ///< from Unix time to local time since a Monday
    std::int64_t m_perWeek = 0;
};

} // namespace casewright::engine
