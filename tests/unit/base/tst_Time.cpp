// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <limits>

#include "core/base/Time.h"

using namespace casewright::base;

class TimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Milliseconds and texts are those of JavaScript's Date.parse and toISOString.
    void readsTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QByteArray>("written");
        const auto row = [](const char* text, qint64 milliseconds, const char* written) {
            QTest::newRow(text) << QByteArray(text) << milliseconds << QByteArray(written);
        };
        row("1970-01-01", 0, "1970-01-01T00:00:00.000Z");
        row("1969-12-31T23:59:59.999Z", -1, "1969-12-31T23:59:59.999Z");
        row("2026-01-05T08:00:00.000Z", 1'767'600'000'000, "2026-01-05T08:00:00.000Z");
        row("0000-01-01T00:00:00.000Z", -62'167'219'200'000, "0000-01-01T00:00:00.000Z");
        row("0000-02-29", -62'162'121'600'000, "0000-02-29T00:00:00.000Z");
        row("0001-01-01", -62'135'596'800'000, "0001-01-01T00:00:00.000Z");
        row("1582-10-15", -12'219'292'800'000, "1582-10-15T00:00:00.000Z");
        row("1900-03-01", -2'203'891'200'000, "1900-03-01T00:00:00.000Z");
        row("2000-02-29", 951'782'400'000, "2000-02-29T00:00:00.000Z");
        row("2024-02-29", 1'709'164'800'000, "2024-02-29T00:00:00.000Z");
        row("2038-01-19T03:14:08Z", 2'147'483'648'000, "2038-01-19T03:14:08.000Z");
        row("2100-03-01", 4'107'542'400'000, "2100-03-01T00:00:00.000Z");
        row("2026-12-31T24:00:00Z", 1'798'761'600'000, "2027-01-01T00:00:00.000Z");
        row("9999-12-31T23:59:59.999Z", 253'402'300'799'999, "9999-12-31T23:59:59.999Z");
        // Zones
        row("2026-01-05T08:00:00+05:30", 1'767'580'200'000, "2026-01-05T02:30:00.000Z");
        row("2026-01-05T08:00:00+0530", 1'767'580'200'000, "2026-01-05T02:30:00.000Z");
        row("2026-01-05T08:00:00-11:00", 1'767'639'600'000, "2026-01-05T19:00:00.000Z");
        row("2026-01-05T08:00:00+08", 1'767'571'200'000, "2026-01-05T00:00:00.000Z");
        row("2026-01-05T08:00:00-00:00", 1'767'600'000'000, "2026-01-05T08:00:00.000Z");
        row("2026-01-01T00:30+01:00", 1'767'223'800'000, "2025-12-31T23:30:00.000Z");
        row("0000-01-01T00:00:00-00:01", -62'167'219'140'000, "0000-01-01T00:01:00.000Z");
        // What may be left out, or written otherwise
        row("2026-01-05T08:00", 1'767'600'000'000, "2026-01-05T08:00:00.000Z");
        row("2026-01-05 08:00:00", 1'767'600'000'000, "2026-01-05T08:00:00.000Z");
        row("2026-01-05t08:00:00z", 1'767'600'000'000, "2026-01-05T08:00:00.000Z");
        row("2026-01-05T08:00:00.5Z", 1'767'600'000'500, "2026-01-05T08:00:00.500Z");
        row("2026-01-05T08:00:00,05Z", 1'767'600'000'050, "2026-01-05T08:00:00.050Z");
        row("2026-01-05T08:00:00.1239999999Z", 1'767'600'000'123, "2026-01-05T08:00:00.123Z");
        row("2026-01-05T08:00:00.0009Z", 1'767'600'000'000, "2026-01-05T08:00:00.000Z");
        row("1969-12-31T23:59:59.9999Z", -1, "1969-12-31T23:59:59.999Z");
    }
    void readsTimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        QFETCH(QByteArray, written);
        const Result<Timestamp> read = parseTimestamp(text.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text.c_str());
        QCOMPARE(qint64{read->milliseconds}, milliseconds);
        QCOMPARE(QByteArray::fromStdString(formatTimestamp(*read)), written);
    }

    void refusesTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", " ", "now", "2026", "2026-01", "2026-1-05", "26-01-05", "02026-01-05", "-001-01-01", "+2026-01-05",
              "2026-00-05", "2026-13-05", "2026-01-00", "2026-01-32", "2026-04-31", "2026-02-29", "1900-02-29",
              "2100-02-29", "2026/01/05", "2026-01-05Z", "2026-01-05T", "2026-01-05T08", "2026-01-05T8:00",
              "2026-01-05T08:0", "2026-01-05T08:00:", "2026-01-05T08:00:0", "2026-01-05T08:00:00.",
              "2026-01-05T08:00:00.Z", "2026-01-05T08:00.5Z", "2026-01-05T25:00:00Z", "2026-01-05T24:00:01Z",
              "2026-01-05T24:00:00.001Z", "2026-01-05T24:01Z", "2026-01-05T08:60:00Z", "2026-01-05T08:00:60Z",
              "2026-01-05T08:00:00ZZ", "2026-01-05T08:00:00Z ", " 2026-01-05", "2026-01-05T08:00:00+",
              "2026-01-05T08:00:00+1", "2026-01-05T08:00:00+01:", "2026-01-05T08:00:00+01:0",
              "2026-01-05T08:00:00+24:00", "2026-01-05T08:00:00+01:60", "2026-01-05T08:00:00+01:00Z",
              "2026-01-05T08:00:00 UTC", "2026-01-05  08:00", "2026-01-05T-8:00", "2026-01-05T08:00:00.1e3Z",
              // in UTC these lie outside of the years 0000 to 9999, and could not be written
              "0000-01-01T00:00:00+00:01", "0000-01-01T00:00+23:59", "9999-12-31T24:00:00Z",
              "9999-12-31T23:59:59.999-00:01"})
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text);
    }
    void refusesTimes()
    {
        QFETCH(QByteArray, text);
        const Result<Timestamp> read = parseTimestamp(text.toStdString());
        QVERIFY2(!read, read ? formatTimestamp(*read).c_str() : "");
        QCOMPARE(read.error().code, ErrorCode::InvalidValue);
        QVERIFY(QByteArray::fromStdString(read.error().text).contains(QByteArray("\"" + text + "\"")));
    }

    /// Every day of 400 years (the calendar repeats after them), written and read, is one day after the last.
    void agreesWithTheCalendar()
    {
        const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        Timestamp expected = parseTimestamp("1799-12-31T12:34:56.789Z").value() + Day;
        for (int year = 1800; year < 2200; ++year) {
            const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            for (int month = 1; month <= 12; ++month) {
                for (int day = 1; day <= lengths[month - 1] + (leap && month == 2 ? 1 : 0); ++day) {
                    const QByteArray text = QByteArray::number(year) + "-"
                        + QByteArray::number(month).rightJustified(2, '0') + "-"
                        + QByteArray::number(day).rightJustified(2, '0') + "T12:34:56.789Z";
                    QCOMPARE(QByteArray::fromStdString(formatTimestamp(expected)), text);
                    QCOMPARE(parseTimestamp(text.toStdString())->milliseconds, expected.milliseconds);
                    expected = expected + Day;
                }
            }
        }
    }

    void readsDurations_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("second") << QByteArray("1s") << qint64{1'000};
        QTest::newRow("minutes") << QByteArray("5m") << qint64{300'000};
        QTest::newRow("hours") << QByteArray("36h") << qint64{129'600'000};
        QTest::newRow("days") << QByteArray("7d") << qint64{604'800'000};
        QTest::newRow("week") << QByteArray("2w") << qint64{1'209'600'000};
        QTest::newRow("zeros") << QByteArray("007s") << qint64{7'000};
        QTest::newRow("much") << QByteArray("1000000000s") << qint64{1'000'000'000'000};
    }
    void readsDurations()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        const Result<Duration> read = parseDuration(text.toStdString());
        QVERIFY2(read.has_value(), read ? "" : read.error().text.c_str());
        QCOMPARE(qint64{read->milliseconds}, milliseconds);
    }

    void refusesDurations_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"",
                                 "m",
                                 "5",
                                 "0m",
                                 "00d",
                                 "-5m",
                                 "+5m",
                                 "5M",
                                 "5y",
                                 "5ms",
                                 "5 m",
                                 " 5m",
                                 "5m ",
                                 "5.5m",
                                 "5mm",
                                 "1h30m",
                                 "0x5m",
                                 "1e3s",
                                 "9223372036854775807s",
                                 "9223372036854775808s",
                                 "-9223372036854775808s",
                                 "99999999999999999999999d",
                                 "15250284452472w",
                                 "\xc2\xb5s"})
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text);
    }
    void refusesDurations()
    {
        QFETCH(QByteArray, text);
        const Result<Duration> read = parseDuration(text.toStdString());
        QVERIFY2(!read, read ? formatDuration(*read).c_str() : "");
        QCOMPARE(read.error().code, ErrorCode::InvalidValue);
        QVERIFY(QByteArray::fromStdString(read.error().text).contains(QByteArray("\"" + text + "\"")));
    }

    /// The longest lengths that are read can still be added to any time that is read.
    void keepsClearOfOverflow()
    {
        const std::int64_t most = std::numeric_limits<std::int64_t>::max() / 4;
        const auto text = [](std::int64_t count, char unit) { return std::to_string(count).append(1, unit); };
        for (const auto& [unit, length] :
             {std::pair{'s', Second}, {'m', Minute}, {'h', Hour}, {'d', Day}, {'w', Week}}) {
            const std::int64_t count = most / length.milliseconds;
            const Result<Duration> longest = parseDuration(text(count, unit));
            QVERIFY(longest.has_value());
            QCOMPARE(longest->milliseconds, count * length.milliseconds);
            QVERIFY(!parseDuration(text(count + 1, unit)));
        }
    }

    void writesDurations_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("seconds") << qint64{90'000} << QByteArray("90s");
        QTest::newRow("minutes") << qint64{300'000} << QByteArray("5m");
        QTest::newRow("90 minutes") << qint64{5'400'000} << QByteArray("90m");
        QTest::newRow("hours") << qint64{129'600'000} << QByteArray("36h");
        QTest::newRow("day") << qint64{86'400'000} << QByteArray("1d");
        QTest::newRow("no weeks") << qint64{604'800'000} << QByteArray("7d");
        QTest::newRow("milliseconds") << qint64{999} << QByteArray("999ms");
        QTest::newRow("a second and a bit") << qint64{1'001} << QByteArray("1001ms");
        QTest::newRow("nothing") << qint64{0} << QByteArray("0ms");
        QTest::newRow("negative") << qint64{-120'000} << QByteArray("-2m");
    }
    void writesDurations()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(formatDuration({milliseconds})), text);
    }

    void readsWhatItWrites()
    {
        for (std::int64_t seconds = 1; seconds < 2'000'000; seconds += 997) {
            const Duration length{seconds * 1'000};
            QCOMPARE(parseDuration(formatDuration(length)).value().milliseconds, length.milliseconds);
        }
    }

    void calculates()
    {
        const Timestamp at{1'000};
        QCOMPARE((at + Minute).milliseconds, 61'000);
        QCOMPARE((at - Minute).milliseconds, -59'000);
        QCOMPARE((at + Hour - at).milliseconds, 3'600'000);
        QVERIFY(at < at + Duration{1});
        QVERIFY(Week > Day && Day > Hour && Hour > Minute && Minute > Second);
        QCOMPARE(Week.milliseconds, 7 * Day.milliseconds);
    }
};

QTEST_APPLESS_MAIN(TimeTest)
#include "tst_Time.moc"
