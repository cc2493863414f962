// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/alerts/TimeValue.h"

using namespace casewright;

class TimeValueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("time");
        const auto row = [](const char* what, const char* text, const char* time) {
            QTest::newRow(what) << QByteArray(text) << QByteArray(time);
        };
        row("ISO", "2022-01-21T00:02:27Z", "2022-01-21T00:02:27.000Z");
        row("zone", "2022-01-21T01:02:27.5+01:00", "2022-01-21T00:02:27.500Z");
        row("zone without a colon", "2022-01-21T05:32:27+0530", "2022-01-21T00:02:27.000Z");
        row("zone of hours", "2022-01-20T19:02:27-05", "2022-01-21T00:02:27.000Z");
        row("zone without seconds", "2022-01-21T05:47+05:45", "2022-01-21T00:02:00.000Z");
        row("over the end of the year", "2021-12-31T23:30:00-01:00", "2022-01-01T00:30:00.000Z");
        row("lower case", "2022-01-21t00:02:27z", "2022-01-21T00:02:27.000Z");
        row("a blank for the T", "2022-01-21 00:02:27,25", "2022-01-21T00:02:27.250Z");
        row("without a zone", "2022-01-21T00:02:27.1", "2022-01-21T00:02:27.100Z");
        row("a day", "2022-01-21", "2022-01-21T00:00:00.000Z");
        row("the end of a day", "2022-01-21T24:00:00Z", "2022-01-22T00:00:00.000Z");
        row("a leap day", "2024-02-29T12:00Z", "2024-02-29T12:00:00.000Z");
        row("nanoseconds of ISO", "2022-01-21T00:02:27.123999999Z", "2022-01-21T00:02:27.123Z");
        row("the last year", "9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
        row("the first year", "0000-01-01", "0000-01-01T00:00:00.000Z");
        row("before 1970 in ISO", "1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z");
        row("as Kibana exports it", "Jan 21, 2022 @ 00:02:27.123", "2022-01-21T00:02:27.123Z");
        row("with a short day", "Dec 1, 2022 @ 23:59:59.999999999", "2022-12-01T23:59:59.999Z");
        row("seconds", "1642723347", "2022-01-21T00:02:27.000Z");
        row("decimal seconds", "1642723347.123", "2022-01-21T00:02:27.123Z");
        row("seconds as floats print them", "1642723347.001", "2022-01-21T00:02:27.001Z");
        row("decimals are cut, not rounded", "1642723347.999999", "2022-01-21T00:02:27.999Z");
        row("many decimals", "1642723347.99999999999999999999999999", "2022-01-21T00:02:27.999Z");
        row("milliseconds", "1642723347123", "2022-01-21T00:02:27.123Z");
        row("decimal milliseconds", "1642723347123.999", "2022-01-21T00:02:27.123Z");
        row("microseconds", "1642723347123999", "2022-01-21T00:02:27.123Z");
        row("nanoseconds", "1642723347123999999", "2022-01-21T00:02:27.123Z");
        row("zero", "0", "1970-01-01T00:00:00.000Z");
        row("zero below zero", "-0.0", "1970-01-01T00:00:00.000Z");
        row("leading zeros", "0001642723347", "2022-01-21T00:02:27.000Z");
        row("a point at the end", "1642723347.", "2022-01-21T00:02:27.000Z");
        row("before 1970", "-1", "1969-12-31T23:59:59.000Z");
        row("half a second before 1970", "-0.5", "1969-12-31T23:59:59.500Z");
        row("cut towards the past", "-0.0001", "1969-12-31T23:59:59.999Z");
        row("negative microseconds", "-1642723347000001", "1917-12-11T23:57:32.999Z");
        row("the most seconds", "99999999999", "5138-11-16T09:46:39.000Z");
        row("the fewest milliseconds", "100000000000", "1973-03-03T09:46:40.000Z");
        row("the most milliseconds", "99999999999999", "5138-11-16T09:46:39.999Z");
        row("the fewest microseconds", "100000000000000", "1973-03-03T09:46:40.000Z");
        row("the fewest nanoseconds", "100000000000000000", "1973-03-03T09:46:40.000Z");
        row("more nanoseconds than 64 bits", "253402300799999999999", "9999-12-31T23:59:59.999Z");
    }
    void reads()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, time);
        const base::Result<base::Timestamp> read = alerts::parseTimeValue(text.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text.c_str());
        QCOMPARE(QByteArray::fromStdString(base::formatTimestamp(*read)), time);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "yesterday", "2022", "20220121", "1.2.3", ".5", "1e", "1e9", "--1", "12-", "+5", "0x5", "NaN", "Infinity",
              " 1642723347", "999999999999999999999999", "253402300800000000000",
              // What Elasticsearch and JavaScript refuse, too: a leap second, a day that is none, an hour that is none.
              "2016-12-31T23:59:60Z", "2023-02-29", "2022-13-01", "2022-01-21T24:00:01Z", "2022-01-21T25:00Z",
              "2022-01-21T00:02:27+24:00", "2022-01-21T00:02:27+1", "2022-01-21T", "2022-01-21T00", "2022-01-21T00:02:27.Z",
              "10000-01-01", "-0001-12-31", "0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
              "2022-01-21T00:02:27Z ", "2022-01-21T00:02:27 UTC", "21.01.2022", "01/21/2022",
              "Jan 21, 2022", "Jan 32, 2022 @ 00:00:00.000", "jan 21, 2022 @ 00:00:00.000", "anF 1, 2022 @ 00:00:00.000",
              "Jan 21 2022 @ 00:00:00.000", "Jan, 2022 @ 00:00:00.000", "Jan 21, 2022 @ noon", "Jan 121, 2022 @ 00:00"})
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        const base::Result<base::Timestamp> read = alerts::parseTimeValue(text.toStdString());
        QVERIFY2(!read, read ? base::formatTimestamp(*read).c_str() : "");
        QVERIFY2(read.error().text.find('"' + text.toStdString() + '"') != std::string::npos, read.error().text.c_str());
    }

    void readsNumbersOfJson()
    {
        const auto milliseconds = [](const char* number) { return alerts::parseTimeNumber(number).value().milliseconds; };
        QCOMPARE(milliseconds("1.642723347e9"), 1'642'723'347'000);
        QCOMPARE(milliseconds("1.6427233479996E+9"), 1'642'723'347'999);
        QCOMPARE(milliseconds("16427233470e-1"), 1'642'723'347'000);
        QCOMPARE(milliseconds("0e9999"), 0);
        QCOMPARE(milliseconds("1e-9999"), 0);
        QCOMPARE(milliseconds("-1e-9999"), -1);
        QCOMPARE(milliseconds("2022"), 2'022'000);
        QCOMPARE(milliseconds((std::string(9'000, '0') + "1").c_str()), 1'000);
        QVERIFY(!alerts::parseTimeNumber(std::string(10'000, '0') + "1"));
        for (const char* bad : {"1e300", "300000000000000000000", "1e99999999999", "1e10001", "1e", "e5", "-", ""})
            QVERIFY2(!alerts::parseTimeNumber(bad), bad);
        QCOMPARE(alerts::parseTimeNumber("1e300").error().text, std::string("\"1e300\" is outside the years 0000 to 9999"));
    }
};

QTEST_APPLESS_MAIN(TimeValueTest)
#include "tst_TimeValue.moc"
