// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>

#include "core/engine/WeeklyHours.h"

using namespace casewright;
using namespace casewright::engine;
using base::Duration;
using base::Timestamp;

namespace {

constexpr std::array<bool, 7> Weekdays{true, true, true, true, true, false, false};
constexpr std::array<bool, 7> Everyday{true, true, true, true, true, true, true};

Duration hours(std::int64_t number) { return {number * base::Hour.milliseconds}; }
/// A time of January 2026: the 5th is a Monday.
Timestamp at(const char* dayAndTime)
{
    return base::parseTimestamp(std::string("2026-01-") + dayAndTime + ":00Z").value();
}
Shift shift(std::array<bool, 7> days, int from, int to)
{
    return {.days = days, .from = hours(from), .to = hours(to), .analysts = 1};
}
WeeklyHours office(Duration zone = {})
{
    const Shift one = shift(Weekdays, 8, 17);
    return {{&one, 1}, zone};
}

} // namespace

class WeeklyHoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aShiftBeginsOnItsTimeAndIsOverOnItsEnd()
    {
        const WeeklyHours weekly = office();
        QVERIFY(!weekly.isOnDuty(at("05T07:59")));
        QVERIFY(weekly.isOnDuty(at("05T08:00")));
        QVERIFY(weekly.isOnDuty(at("05T16:59")));
        QVERIFY(!weekly.isOnDuty(at("05T17:00")));
        QVERIFY(!weekly.isOnDuty(at("10T12:00"))); // Saturday
    }

    void workRestsOvernightAndOverTheWeekend()
    {
        const WeeklyHours weekly = office();
        QVERIFY(weekly.doneAt(at("05T08:00"), hours(9)) == at("05T17:00"));
        QVERIFY(weekly.doneAt(at("05T16:00"), hours(2)) == at("06T09:00"));
        QVERIFY(weekly.doneAt(at("09T16:00"), hours(2)) == at("12T09:00"));
        QVERIFY(weekly.doneAt(at("09T16:00"), hours(1)) == at("09T17:00"));
        QVERIFY(weekly.doneAt(at("05T08:00"), hours(90)) == at("16T17:00"));
        QVERIFY(weekly.onDutyFrom(at("09T17:00")) == at("12T08:00"));
        QVERIFY(weekly.onDutyFrom(at("11T03:00")) == at("12T08:00"));
        QVERIFY(weekly.dutyBetween(at("05T00:00"), at("19T00:00")) == hours(90));
        QVERIFY(weekly.dutyBetween(at("09T16:30"), at("12T08:30")) == hours(1));
    }

    void zonesShiftTheWeek()
    {
        const WeeklyHours east = office(hours(1));
        QVERIFY(east.isOnDuty(at("05T07:00")));
        QVERIFY(!east.isOnDuty(at("05T16:00")));
        const WeeklyHours west = office(hours(-10)); // 18:00 to 03:00 UTC
        QVERIFY(west.isOnDuty(at("06T02:59")));
        QVERIFY(west.isOnDuty(at("10T02:59")));      // still Friday there
        QVERIFY(!west.isOnDuty(at("05T02:59")));     // still Sunday
    }

    void nightsGoPastMidnightAndTheEndOfTheWeek()
    {
        const Shift night = shift({false, false, false, false, false, false, true}, 22, 6); // Sunday
        const WeeklyHours weekly({&night, 1}, {});
        QVERIFY(weekly.isOnDuty(at("04T23:00")));
        QVERIFY(weekly.isOnDuty(at("05T05:59")));
        QVERIFY(!weekly.isOnDuty(at("05T06:00")));
        QVERIFY(weekly.doneAt(at("04T23:00"), hours(7)) == at("05T06:00"));
        QVERIFY(weekly.doneAt(at("04T23:00"), hours(8)) == at("11T23:00"));
        QVERIFY(weekly.dutyBetween(at("01T00:00"), at("08T00:00")) == hours(8));
    }

    void shiftsThatOverlapAreOne()
    {
        const Shift shifts[] = {shift(Weekdays, 8, 17), shift(Weekdays, 12, 20), shift(Everyday, 20, 22)};
        const WeeklyHours weekly(shifts, {});
        QVERIFY(weekly.dutyBetween(at("05T00:00"), at("06T00:00")) == hours(14));
        QVERIFY(weekly.dutyBetween(at("10T00:00"), at("11T00:00")) == hours(2));
        const Shift always = shift(Everyday, 0, 24);
        const WeeklyHours clock({&always, 1}, {});
        QVERIFY(clock.doneAt(at("09T16:00"), hours(100)) == at("13T20:00"));
    }

    /// The three questions agree with each other, also before 1970.
    void answersAgree()
    {
        const Shift shifts[] = {shift(Weekdays, 8, 17), shift({true, false, true, false, false, true, true}, 21, 5)};
        const WeeklyHours weekly(shifts, {-150 * base::Minute.milliseconds});
        std::mt19937_64 random(7); // NOLINT: the same numbers each time
        for (int i = 0; i < 5'000; ++i) {
            const Timestamp begin{static_cast<std::int64_t>(random() % 4'000'000'000'000) - 2'000'000'000'000};
            const Duration work{static_cast<std::int64_t>(random() % 1'000'000'000) + 1};
            const Timestamp end = weekly.doneAt(begin, work);
            QVERIFY(weekly.dutyBetween(begin, end) == work);
            QVERIFY(weekly.isOnDuty(end - Duration{1}));
            const Timestamp next = weekly.onDutyFrom(begin);
            QVERIFY(next >= begin && weekly.isOnDuty(next));
            QVERIFY(weekly.dutyBetween(begin, next) == Duration{});
        }
    }
};

QTEST_APPLESS_MAIN(WeeklyHoursTest)
#include "tst_WeeklyHours.moc"
