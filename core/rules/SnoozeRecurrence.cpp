// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/SnoozeRecurrence.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace casewright::rules {
namespace {

using base::Timestamp;
using Frequency = SnoozeSchedule::Frequency;

constexpr std::int64_t DayLength = base::Day.milliseconds;
constexpr std::int64_t MonthsInYear = 12;
constexpr std::int64_t DaysInWeek = 7;
constexpr std::int64_t MostYears = 10'000;                      // times end with the year 9999
constexpr std::int64_t LongestInterval = MostYears * 366;       // of days; of all others it is longer

/// A date, and the time of its day in milliseconds.
struct Wall {
    std::int64_t day = 0;                                       // since 1970-01-01
    std::int64_t time = 0;
};

std::chrono::year_month_day dateOf(std::int64_t day)
{
    return std::chrono::sys_days(std::chrono::days(day));
}

std::int64_t dayOf(const std::chrono::year_month_day& date)
{
    return std::chrono::sys_days(date).time_since_epoch().count();
}

std::int64_t monthOf(const std::chrono::year_month_day& date)
{
    return static_cast<int>(date.year()) * MonthsInYear + static_cast<unsigned>(date.month()) - 1;
}

std::chrono::year_month inYear(std::int64_t month)
{
    const std::int64_t year = month / MonthsInYear;
    return std::chrono::year(static_cast<int>(year))
        / std::chrono::month(static_cast<unsigned>(month - year * MonthsInYear) + 1);
}

int lastDayOf(std::int64_t month)
{
    const std::chrono::year_month_day_last last = inYear(month) / std::chrono::last;
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

/// Monday is 1.
int weekdayOf(std::int64_t day)
{
    return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(day))).iso_encoding());
}

Wall wallOf(const base::TimeZone& zone, Timestamp at)
{
    const std::int64_t shown = zone.wallTime(at).milliseconds;
    const std::int64_t day = shown >= 0 ? shown / DayLength : -((-shown + DayLength - 1) / DayLength);
    return {.day = day, .time = shown - day * DayLength};
}

Timestamp instantOf(const base::TimeZone& zone, std::int64_t day, std::int64_t time)
{
    return zone.instant({day * DayLength + time});
}

} // namespace

SnoozeRecurrence::SnoozeRecurrence(const SnoozeSchedule& schedule, base::TimeZone zone)
    : m_schedule(schedule), m_zone(std::move(zone)), m_current(schedule.start)
{
}

std::optional<Timestamp> SnoozeRecurrence::next()
{
    while (goesOn()) {
        if (m_pending.empty()) {
            step(std::exchange(m_isFirst, false) ? 0 : m_schedule.interval);
            if (m_pending.empty())
                return std::nullopt;
            continue;
        }
        m_current = m_pending.front();
        m_pending.pop_front();
        if (m_current < m_schedule.start)
            continue;
        ++m_count;
        return m_current;
    }
    return std::nullopt;
}

bool SnoozeRecurrence::goesOn() const
{
    const std::optional<std::int64_t>& count = m_schedule.count;
    const std::optional<Timestamp>& until = m_schedule.until;
    return (!count && !until) || (count && m_count < *count) || (until && m_current < *until);
}

/// What comes in the year, month, week or day that is so many after that of the time before; nothing ends it.
void SnoozeRecurrence::step(std::int64_t interval)
{
    const Wall from = wallOf(m_zone, m_current);
    if (interval > LongestInterval || from.day > LongestInterval)
        return;
    const bool isByWeek = !m_schedule.weekdays.empty() && m_schedule.weekOfMonth == 0;
    const Frequency frequency = isByWeek ? Frequency::Weekly : m_schedule.frequency;
    if (frequency == Frequency::Weekly || frequency == Frequency::Daily) {
        const std::int64_t day = from.day + interval * (frequency == Frequency::Weekly ? DaysInWeek : 1);
        const Wall reached = wallOf(m_zone, instantOf(m_zone, day, from.time));
        if (!isByWeek)
            return add(reached.day, reached.time);
        const std::int64_t monday = reached.day - weekdayOf(reached.day) + 1;
        for (const int weekday : m_schedule.weekdays)
            add(monday + weekday - 1, reached.time);
        return;
    }
    const std::chrono::year_month_day date = dateOf(from.day);
    const bool isYearly = frequency == Frequency::Yearly;
    const std::int64_t month = monthOf(date) + interval * (isYearly ? MonthsInYear : 1);
    if (month >= MostYears * MonthsInYear)
        return;
    const int day = std::min(static_cast<int>(static_cast<unsigned>(date.day())), lastDayOf(month));
    if (isYearly && !m_schedule.months.empty()) {
        const std::int64_t january = month - month % MonthsInYear;
        for (const int each : m_schedule.months)
            addMonth(january + each - 1, std::min(day, lastDayOf(january + each - 1)), from.time);
        return;
    }
    if (isYearly)
        return add(dayOf(inYear(month) / day), from.time);
    addMonth(month, day, from.time);
}

/// Days that a month does not have lie in the next one.
void SnoozeRecurrence::addMonth(std::int64_t month, int day, std::int64_t time)
{
    const auto isWanted = [this](std::int64_t each) {
        const int number = static_cast<int>(each % MonthsInYear) + 1;
        return m_schedule.months.empty()
            || std::find(m_schedule.months.begin(), m_schedule.months.end(), number) != m_schedule.months.end();
    };
    if (!isWanted(month))
        return;
    const std::int64_t first = dayOf(inYear(month) / 1);
    if (m_schedule.weekOfMonth != 0) {
        const int wanted = m_schedule.weekdays.front();
        std::vector<std::int64_t> days;
        for (std::int64_t each = first; each < first + lastDayOf(month); ++each)
            if (weekdayOf(each) == wanted)
                days.push_back(each);
        const std::int64_t place = m_schedule.weekOfMonth;
        return add(place > 0 ? days[static_cast<std::size_t>(place - 1)]
                             : days[days.size() - static_cast<std::size_t>(-place)], time);
    }
    const std::vector<int> days = m_schedule.monthDays.empty() ? std::vector<int>{day} : m_schedule.monthDays;
    for (const int each : days)
        if (isWanted(monthOf(dateOf(first + each - 1))))
            add(first + each - 1, time);
}

void SnoozeRecurrence::add(std::int64_t day, std::int64_t time) { m_pending.push_back(instantOf(m_zone, day, time)); }

} // namespace casewright::rules
