// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/base/TimeZone.h"

using namespace casewright::base;

namespace {

Timestamp at(const char* text) { return parseTimestamp(text).value(); }

QByteArray shown(const TimeZone& zone, const char* time)
{
    return QByteArray::fromStdString(formatTimestamp({zone.wallTime(at(time)).milliseconds}));
}

} // namespace

class TimeZoneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names()
    {
        for (const char* name : {"UTC", "utc", "Europe/Vienna", "europe/vienna", "America/New_York", "Etc/GMT+3"})
            QVERIFY2(TimeZone::find(name).has_value(), name);
        for (const char* name : {"", "Europe/Vienne", "Vienna", "+01:00", "GMT+3", "\xff"})
            QVERIFY2(!TimeZone::find(name).has_value(), name);
    }

    /// Vienna is an hour ahead of UTC in winter, two in summer; in 1900 it had no summer time.
    void walls()
    {
        const TimeZone vienna = TimeZone::find("Europe/Vienna").value();
        QCOMPARE(shown(vienna, "2026-01-05T22:00:00Z"), QByteArray("2026-01-05T23:00:00.000Z"));
        QCOMPARE(shown(vienna, "2026-07-05T22:00:00Z"), QByteArray("2026-07-06T00:00:00.000Z"));
        QCOMPARE(shown(vienna, "2026-03-29T00:59:59Z"), QByteArray("2026-03-29T01:59:59.000Z"));
        QCOMPARE(shown(vienna, "2026-03-29T01:00:00Z"), QByteArray("2026-03-29T03:00:00.000Z"));
        QCOMPARE(shown(vienna, "1900-07-05T22:00:00Z"), QByteArray("1900-07-05T23:00:00.000Z"));
    }

    void instants()
    {
        const TimeZone vienna = TimeZone::find("Europe/Vienna").value();
        const auto instant = [&](const char* wall) {
            return QByteArray::fromStdString(formatTimestamp(vienna.instant({at(wall).milliseconds})));
        };
        QCOMPARE(instant("2026-01-05T23:00:00Z"), QByteArray("2026-01-05T22:00:00.000Z"));
        QCOMPARE(instant("2026-07-06T00:00:00Z"), QByteArray("2026-07-05T22:00:00.000Z"));
        // Skipped on 29 March: it becomes 03:30. It comes twice on 25 October: the first.
        QCOMPARE(instant("2026-03-29T02:30:00Z"), QByteArray("2026-03-29T01:30:00.000Z"));
        QCOMPARE(instant("2026-10-25T02:30:00Z"), QByteArray("2026-10-25T00:30:00.000Z"));
    }
};

QTEST_APPLESS_MAIN(TimeZoneTest)
#include "tst_TimeZone.moc"
