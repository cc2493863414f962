// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/kql/DateExpression.h"

using namespace casewright;
using namespace casewright::kql;

class DateExpressionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void covers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        const auto row = [](const char* text, const char* first, const char* last) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(first) << QString::fromLatin1(last);
        };
        row("2026", "2026-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z");
        row("2024-02", "2024-02-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z");
        row("2026-01-05", "2026-01-05T00:00:00.000Z", "2026-01-05T23:59:59.999Z");
        row("2026-01-05T", "2026-01-05T00:00:00.000Z", "2026-01-05T23:59:59.999Z");
        row("2026-01-05T08", "2026-01-05T08:00:00.000Z", "2026-01-05T08:59:59.999Z");
        row("2026-01-05T08:30", "2026-01-05T08:30:00.000Z", "2026-01-05T08:30:59.999Z");
        row("2026-01-05T08:30:15", "2026-01-05T08:30:15.000Z", "2026-01-05T08:30:15.999Z");
        row("2026-01-05T08:30:15.5", "2026-01-05T08:30:15.500Z", "2026-01-05T08:30:15.500Z");
        row("2026-01-05T08:30:15.123456789Z", "2026-01-05T08:30:15.123Z", "2026-01-05T08:30:15.123Z");
        row("2026-01-05T01:30+02:00", "2026-01-04T23:30:00.000Z", "2026-01-04T23:30:59.999Z");
        row("2026-01-05T01-0330", "2026-01-05T04:30:00.000Z", "2026-01-05T05:29:59.999Z");
        row("1767600000000", "2026-01-05T08:00:00.000Z", "2026-01-05T08:00:00.000Z");
        row("0", "1970-01-01T00:00:00.000Z", "1970-01-01T00:00:00.000Z");
        row("-1", "1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
        row("now", "2026-03-31T10:20:30.400Z", "2026-03-31T10:20:30.400Z");
        row("now-1d", "2026-03-30T10:20:30.400Z", "2026-03-30T10:20:30.400Z");
        row("now-d", "2026-03-30T10:20:30.400Z", "2026-03-30T10:20:30.400Z");
        row("now-1M", "2026-02-28T10:20:30.400Z", "2026-02-28T10:20:30.400Z");
        row("now+1y", "2027-03-31T10:20:30.400Z", "2027-03-31T10:20:30.400Z");
        row("now-15m+90s", "2026-03-31T10:07:00.400Z", "2026-03-31T10:07:00.400Z");
        row("now/d", "2026-03-31T00:00:00.000Z", "2026-03-31T23:59:59.999Z");
        row("now-1d/d", "2026-03-30T00:00:00.000Z", "2026-03-30T23:59:59.999Z");
        row("now/w", "2026-03-30T00:00:00.000Z", "2026-04-05T23:59:59.999Z");
        row("now/M", "2026-03-01T00:00:00.000Z", "2026-03-31T23:59:59.999Z");
        row("now/y", "2026-01-01T00:00:00.000Z", "2026-12-31T23:59:59.999Z");
        row("now/h+10m", "2026-03-31T10:10:00.000Z", "2026-03-31T11:09:59.999Z");
        row("now/H", "2026-03-31T10:00:00.000Z", "2026-03-31T10:59:59.999Z");
        row("2026-01-05||+1h", "2026-01-05T01:00:00.000Z", "2026-01-05T01:00:00.000Z");
        row("2026-01||/M", "2026-01-01T00:00:00.000Z", "2026-01-31T23:59:59.999Z");
        row("2026-01-05||", "2026-01-05T00:00:00.000Z", "2026-01-05T00:00:00.000Z");
    }
    void covers()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, first);
        QFETCH(const QString, last);
        const auto date = DateExpression::parse(text.toStdString());
        QVERIFY(date.has_value());
        QCOMPARE(date->usesNow(), text.startsWith(QStringLiteral("now")));
        const TimeSpan span = date->at(*base::parseTimestamp("2026-03-31T10:20:30.400Z"));
        QCOMPARE(base::formatTimestamp({span.first}), first.toStdString());
        QCOMPARE(base::formatTimestamp({span.last}), last.toStdString());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* text : {"",
                                 "abc",
                                 "10.1.2.3",
                                 "db-01",
                                 "2026-1-5",
                                 "2026-13",
                                 "2026-02-29",
                                 "2026-01-05 08:00",
                                 "2026-01-05t08",
                                 "2026-01-05T24:00",
                                 "2026-01-05T08:60",
                                 "2026-01-05T08:30:61",
                                 "2026-01-05T08:30:15.",
                                 "2026-01-05Z",
                                 "now-",
                                 "now-1",
                                 "now1d",
                                 "now/",
                                 "now/2d",
                                 "now-1x",
                                 "now -1d",
                                 "nowhere",
                                 "||+1d",
                                 "2026-01-05+1d",
                                 "2026-01-05|+1d",
                                 "now-9999999999d",
                                 "1e3",
                                 "0x10",
                                 "1.",
                                 "- 1"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void refuses()
    {
        QFETCH(const QString, text);
        QVERIFY(!DateExpression::parse(text.toStdString()).has_value());
    }

    /// However far it goes, it stays in order.
    void staysInReach()
    {
        for (const char* text : {"now+1000000000y", "now-1000000000y/y", "99999999999999999999", "now+1000000000w/M",
                                 "-99999999999999999999||-1000000000y"}) {
            const TimeSpan span = DateExpression::parse(text)->at({});
            QVERIFY2(span.first <= span.last, text);
        }
    }

    void readsValues()
    {
        using alerts::ValueKind;
        const auto dateAt = [](ValueKind kind, std::string_view text) { return dateOf({.kind = kind, .text = text}); };
        QCOMPARE(dateAt(ValueKind::String, "1970-01-02"), 86'400'000);
        QCOMPARE(dateAt(ValueKind::String, "1970-01-01 00:00:01"), 1'000);
        QCOMPARE(dateAt(ValueKind::String, "12345"), 12'345);
        QCOMPARE(dateAt(ValueKind::Number, "1.5"), 1);
        QVERIFY(!dateAt(ValueKind::String, "1.5"));
        QVERIFY(!dateAt(ValueKind::String, "now"));
        QVERIFY(!dateAt(ValueKind::Number, "1e+300"));
        QVERIFY(!dateAt(ValueKind::Boolean, "true"));
        QVERIFY(!dateAt(ValueKind::Null, "null"));
    }
};

QTEST_APPLESS_MAIN(DateExpressionTest)
#include "tst_DateExpression.moc"
