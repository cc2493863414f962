// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/WeeklyHours.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace casewright::engine {
namespace {

using base::Duration;
using base::Timestamp;

constexpr std::int64_t WeekLength = base::Week.milliseconds;
constexpr std::int64_t DayLength = base::Day.milliseconds;

} // namespace

WeeklyHours::WeeklyHours(std::span<const Shift> shifts, Duration zone)
    : m_offset(zone.milliseconds + 3 * DayLength) // 1970-01-01 was a Thursday
{
    for (const Shift& shift : shifts) {
        const std::int64_t length =
            shift.to.milliseconds - shift.from.milliseconds + (shift.to <= shift.from ? DayLength : 0);
        for (std::size_t day = 0; day < shift.days.size(); ++day) {
            const std::int64_t from = static_cast<std::int64_t>(day) * DayLength + shift.from.milliseconds;
            if (!shift.days[day])
                continue;
            add(from, std::min(from + length, WeekLength));
            if (from + length > WeekLength)
                add(0, from + length - WeekLength);
        }
    }
    std::sort(m_stretches.begin(), m_stretches.end(), [](Stretch a, Stretch b) { return a.from < b.from; });
    std::vector<Stretch> apart;
    for (const Stretch& stretch : m_stretches) {
        if (!apart.empty() && stretch.from <= apart.back().to)
            apart.back().to = std::max(apart.back().to, stretch.to);
        else
            apart.push_back(stretch);
    }
    m_stretches = std::move(apart);
    for (const Stretch& stretch : m_stretches)
        m_perWeek += stretch.to - stretch.from;
}

void WeeklyHours::add(std::int64_t from, std::int64_t to) { m_stretches.push_back({from, to}); }

WeeklyHours::Place WeeklyHours::placeOf(Timestamp at) const
{
    const std::int64_t local = at.milliseconds + m_offset;
    const std::int64_t week = local / WeekLength - (local % WeekLength < 0 ? 1 : 0);
    return {week, local - week * WeekLength};
}

Timestamp WeeklyHours::timeOf(std::int64_t week, std::int64_t rest) const
{
    return {week * WeekLength + rest - m_offset};
}

bool WeeklyHours::isOnDuty(Timestamp at) const { return onDutyFrom(at) == at; }

Timestamp WeeklyHours::onDutyFrom(Timestamp at) const
{
    const Place place = placeOf(at);
    for (const Stretch& stretch : m_stretches)
        if (place.rest < stretch.to)
            return timeOf(place.week, std::max(place.rest, stretch.from));
    return timeOf(place.week + 1, m_stretches.front().from);
}

std::int64_t WeeklyHours::dutySinceMonday(std::int64_t rest) const
{
    std::int64_t sum = 0;
    for (const Stretch& stretch : m_stretches)
        sum += std::clamp(rest, stretch.from, stretch.to) - stretch.from;
    return sum;
}

/// Counts the duty from the Monday before, which makes it a question of whole weeks and one week's stretches.
Timestamp WeeklyHours::doneAt(Timestamp at, Duration work) const
{
    const Place place = placeOf(at);
    const std::int64_t needed = dutySinceMonday(place.rest) + work.milliseconds;
    // Work that ends with the last shift of a week ends in that week.
    const std::int64_t weeks = std::max<std::int64_t>(needed - 1, 0) / m_perWeek;
    std::int64_t left = needed - weeks * m_perWeek;
    for (const Stretch& stretch : m_stretches) {
        if (left <= stretch.to - stretch.from)
            return timeOf(place.week + weeks, stretch.from + left);
        left -= stretch.to - stretch.from;
    }
    return timeOf(place.week + weeks, m_stretches.back().to);
}

Duration WeeklyHours::dutyBetween(Timestamp begin, Timestamp end) const
{
    const Place from = placeOf(begin);
    const Place to = placeOf(end);
    return {(to.week - from.week) * m_perWeek + dutySinceMonday(to.rest) - dutySinceMonday(from.rest)};
}

} // namespace casewright::engine
