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
        QTest::newRow("ISO") << QByteArray("2022-01-21T00:02:27Z") << QByteArray("2022-01-21T00:02:27.000Z");
        QTest::newRow("zone") << QByteArray("2022-01-21T01:02:27.5+01:00") << QByteArray("2022-01-21T00:02:27.500Z");
        QTest::newRow("seconds") << QByteArray("1642723347") << QByteArray("2022-01-21T00:02:27.000Z");
        QTest::newRow("decimal seconds") << QByteArray("1642723347.123") << QByteArray("2022-01-21T00:02:27.123Z");
        QTest::newRow("milliseconds") << QByteArray("1642723347123") << QByteArray("2022-01-21T00:02:27.123Z");
        QTest::newRow("microseconds") << QByteArray("1642723347123999") << QByteArray("2022-01-21T00:02:27.123Z");
        QTest::newRow("nanoseconds") << QByteArray("1642723347123999999") << QByteArray("2022-01-21T00:02:27.123Z");
        QTest::newRow("zero") << QByteArray("0") << QByteArray("1970-01-01T00:00:00.000Z");
        QTest::newRow("before 1970") << QByteArray("-1") << QByteArray("1969-12-31T23:59:59.000Z");
        QTest::newRow("negative microseconds")
            << QByteArray("-1642723347000001") << QByteArray("1917-12-11T23:57:32.999Z");
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
             {"", "yesterday", "2022", "20220121", "1.2.3", ".5", "1e", "--1", "12-", "999999999999999999999999"})
            QTest::newRow(text) << QByteArray(text);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!alerts::parseTimeValue(text.toStdString()));
    }

    void readsNumbersOfJson()
    {
        QCOMPARE(alerts::parseTimeNumber("1.642723347e9")->milliseconds, 1'642'723'347'000);
        QCOMPARE(alerts::parseTimeNumber("2022")->milliseconds, 2'022'000);
        QVERIFY(!alerts::parseTimeNumber("1e300"));
        QVERIFY(!alerts::parseTimeNumber("300000000000000000000"));
        QCOMPARE(base::formatTimestamp(*alerts::parseTimeNumber("99999999999")).substr(0, 4), std::string("5138"));
        QCOMPARE(alerts::parseTimeNumber("100000000000")->milliseconds, 100'000'000'000);
    }
};

QTEST_APPLESS_MAIN(TimeValueTest)
#include "tst_TimeValue.moc"
