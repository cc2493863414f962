// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rules/SnoozeSchedule.h"

using namespace casewright;
using namespace casewright::rules;
using Frequency = SnoozeSchedule::Frequency;

namespace {

base::Timestamp at(const QByteArray& text) { return base::parseTimestamp(text.toStdString()).value(); }

/// Comes at 22:00 UTC from Monday, 5 January 2026 on, for an hour.
SnoozeSchedule snooze(Frequency frequency)
{
    return {.start = at("2026-01-05T22:00:00Z"), .length = base::Hour, .frequency = frequency};
}

/// The starts between the beginning of 2026 and an instant, as `01-05T22`.
QByteArrayList starts(const SnoozeSchedule& schedule, const char* last = "2027-01-01T00:00:00Z")
{
    QByteArrayList list;
    for (const SnoozeSpan& span : spansOf(schedule, at("2026-01-01T00:00:00Z"), at(last))) {
        const QByteArray start = QByteArray::fromStdString(base::formatTimestamp(span.from)).mid(5, 8);
        if (!list.contains(start)) // the first one comes by itself, and as the first of those that come again
            list.append(start);
    }
    return list;
}

QByteArrayList days(const char* text) { return QByteArray(text).split(' '); }

} // namespace

/// When snoozes come, as Kibana works it out.
class SnoozeScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frequencies()
    {
        SnoozeSchedule daily = snooze(Frequency::Daily);
        QCOMPARE(starts(daily, "2026-01-08T22:00:00Z"), days("01-05T22 01-06T22 01-07T22 01-08T22"));
        daily.interval = 3;
        QCOMPARE(starts(daily, "2026-01-12T00:00:00Z"), days("01-05T22 01-08T22 01-11T22"));
        QCOMPARE(starts(snooze(Frequency::Weekly), "2026-01-20T00:00:00Z"), days("01-05T22 01-12T22 01-19T22"));
        QCOMPARE(starts(snooze(Frequency::Monthly), "2026-03-10T00:00:00Z"), days("01-05T22 02-05T22 03-05T22"));
        QCOMPARE(starts(snooze(Frequency::Yearly), "2026-12-31T00:00:00Z"), days("01-05T22"));
        SnoozeSchedule yearly = snooze(Frequency::Yearly);
        yearly.start = at("2024-02-29T22:00:00Z"); // a year later there is no such day: from then on it is the 28th
        QCOMPARE(starts(yearly), days("02-28T22"));
    }

    void weekdays()
    {
        SnoozeSchedule weekend = snooze(Frequency::Weekly);
        weekend.weekdays = {6, 7};
        // The start itself is a Monday; it counts all the same.
        QCOMPARE(starts(weekend, "2026-01-19T00:00:00Z"), days("01-05T22 01-10T22 01-11T22 01-17T22 01-18T22"));
        weekend.interval = 2;
        QCOMPARE(starts(weekend, "2026-01-26T00:00:00Z"), days("01-05T22 01-10T22 01-11T22 01-24T22 01-25T22"));
        SnoozeSchedule workdays = snooze(Frequency::Daily);
        workdays.weekdays = {1, 2, 3, 4, 5};
        QCOMPARE(starts(workdays, "2026-01-13T00:00:00Z"),
                 days("01-05T22 01-06T22 01-07T22 01-08T22 01-09T22 01-12T22"));
    }

    void weeksOfAMonth()
    {
        SnoozeSchedule second = snooze(Frequency::Monthly);
        second.weekdays = {2};
        second.weekOfMonth = 2; // patch Tuesday
        QCOMPARE(starts(second, "2026-03-31T00:00:00Z"), days("01-05T22 01-13T22 02-10T22 03-10T22"));
        second.weekOfMonth = -1;
        QCOMPARE(starts(second, "2026-03-31T23:00:00Z"), days("01-05T22 01-27T22 02-24T22 03-31T22"));
    }

    void daysAndMonths()
    {
        SnoozeSchedule monthly = snooze(Frequency::Monthly);
        monthly.monthDays = {1, 15};
        QCOMPARE(starts(monthly, "2026-02-20T00:00:00Z"), days("01-05T22 01-15T22 02-01T22 02-15T22"));
        SnoozeSchedule yearly = snooze(Frequency::Yearly);
        yearly.months = {3, 6};
        QCOMPARE(starts(yearly), days("01-05T22 03-05T22 06-05T22"));
    }

    void ends()
    {
        SnoozeSchedule counted = snooze(Frequency::Daily);
        counted.count = 2;
        QCOMPARE(starts(counted), days("01-05T22 01-06T22"));
        SnoozeSchedule until = snooze(Frequency::Daily);
        until.until = at("2026-01-07T22:00:00Z");
        QCOMPARE(starts(until), days("01-05T22 01-06T22 01-07T22"));
        // Kibana looks at the end before it makes the next time: one more.
        until.until = at("2026-01-07T22:00:01Z");
        QCOMPARE(starts(until), days("01-05T22 01-06T22 01-07T22 01-08T22"));
    }

    /// It comes at the same hour of the zone, summer or winter.
    void summerTime()
    {
        SnoozeSchedule vienna = snooze(Frequency::Daily);
        vienna.start = at("2026-03-27T21:00:00Z"); // 22:00 there
        vienna.zone = "Europe/Vienna";
        QCOMPARE(starts(vienna, "2026-03-31T00:00:00Z"), days("03-27T21 03-28T21 03-29T20 03-30T20"));
        vienna.zone = "UTC";
        QCOMPARE(starts(vienna, "2026-03-31T00:00:00Z"), days("03-27T21 03-28T21 03-29T21 03-30T21"));
    }

    void skipped()
    {
        SnoozeSchedule daily = snooze(Frequency::Daily);
        daily.skipped = {at("2026-01-05T22:00:00Z"), at("2026-01-07T22:00:00Z")};
        QCOMPARE(starts(daily, "2026-01-09T00:00:00Z"), days("01-06T22 01-08T22"));
        // The last time that it came decides: a long one does not reach into one that was taken out.
        daily.length = base::Duration{36 * base::Hour.milliseconds};
        daily.skipped = {at("2026-01-06T22:00:00Z")};
        daily.start = at("2026-01-04T22:00:00Z");
        const std::vector<SnoozeSpan> spans = spansOf(daily, at("2026-01-06T10:00:00Z"), at("2026-01-07T21:00:00Z"));
        QCOMPARE(spans.size(), std::size_t{1});
        QVERIFY(spans.front() == (SnoozeSpan{at("2026-01-05T22:00:00Z"), at("2026-01-06T22:00:00Z")}));
    }

    void lengths()
    {
        SnoozeSchedule once = snooze(Frequency::Yearly);
        once.count = 1;
        const auto first = at("2026-01-05T22:30:00Z");
        const SnoozeSpan hour{at("2026-01-05T22:00:00Z"), at("2026-01-05T23:00:00Z")};
        QVERIFY(spansOf(once, first, first).front() == hour);
        QVERIFY(spansOf(once, at("2026-01-05T23:00:00Z"), at("2026-02-01T00:00:00Z")).empty());
        once.length.reset(); // for good, whenever it began
        const auto early = at("2020-01-01T00:00:00Z");
        QVERIFY(spansOf(once, early, first).front() == (SnoozeSpan{early, first + base::Duration{1}}));
    }

    /// A thousand years of days, and steps that lead past all times.
    void extremes()
    {
        SnoozeSchedule old = snooze(Frequency::Daily);
        old.start = at("1026-01-05T22:00:00Z");
        QCOMPARE(spansOf(old, at("2026-01-01T00:00:00Z"), at("2026-01-02T00:00:00Z")).size(), std::size_t{1});
        for (const Frequency frequency : {Frequency::Yearly, Frequency::Monthly, Frequency::Weekly, Frequency::Daily}) {
            SnoozeSchedule far = snooze(frequency);
            far.interval = 9'007'199'254'740'991;
            QCOMPARE(starts(far), days("01-05T22"));
            far.interval = 100'000;
            far.length = base::Duration{9'007'199'254'740'991};
            QCOMPARE(starts(far), days("01-05T22"));
        }
    }
};

QTEST_APPLESS_MAIN(SnoozeScheduleTest)
#include "tst_SnoozeSchedule.moc"
