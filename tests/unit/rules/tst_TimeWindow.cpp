// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/rules/TimeWindow.h"

using namespace casewright;
using namespace casewright::rules;

namespace {

using Parser = base::Result<base::Duration> (*)(std::string_view);

/// What a parser makes of a text: milliseconds, or -1 and nothing wrong with its error.
qint64 lengthOf(Parser parse, const QByteArray& text)
{
    const base::Result<base::Duration> length = parse(text.toStdString());
    if (length)
        return length->milliseconds;
    const QByteArray said = QByteArray::fromStdString(length.error().text);
    return length.error().code == base::ErrorCode::InvalidValue && said.contains(text) && said.size() > text.size()
        ? -1
        : -2;
}

} // namespace

class TimeWindowTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// spec/cases-action: `^[1-9][0-9]*[dwhm]$`, minutes from 5, exact lengths.
    void windows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char* text, qint64 expected) {
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text) << expected;
        };
        row("5m", 300'000);
        row("19m", 1'140'000);
        row("1h", 3'600'000);
        row("36h", 129'600'000);
        row("1d", 86'400'000);
        row("7d", 604'800'000);
        row("90d", 7'776'000'000);
        row("2w", 1'209'600'000);
        row("1000m", 60'000'000);
        for (const char* text : {"",
                                 "d",
                                 "7",
                                 "0d",
                                 "07d",
                                 "1m",
                                 "4m",
                                 "004m",
                                 "05m",
                                 "5s",
                                 "300s",
                                 "7D",
                                 "7M",
                                 "1y",
                                 "7,",
                                 "-7d",
                                 "+7d",
                                 "7 d",
                                 " 7d",
                                 "7d ",
                                 "7dd",
                                 "7d7d",
                                 "7.5d",
                                 "1e1d",
                                 "now-7d",
                                 "7d\n",
                                 "99999999999999999999d",
                                 "9223372036854775807w",
                                 "\xd9\xa7"
                                 "d"})
            row(text, -1);
    }
    void windows()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        QCOMPARE(lengthOf(parseTimeWindow, text), expected);
    }

    /// Kibana's intervals: `^[1-9][0-9]*[smhd]$`.
    void intervals_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char* text, qint64 expected) {
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text) << expected;
        };
        row("1s", 1'000);
        row("5m", 300'000);
        row("1m", 60'000);
        row("24h", 86'400'000);
        row("30d", 2'592'000'000);
        for (const char* text : {"", "m", "5", "0m", "05m", "1w", "5M", "-5m", "5 m", "5m ", " 5m", "1h30m", "5ms",
                                 "99999999999999999999s"})
            row(text, -1);
    }
    void intervals()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        QCOMPARE(lengthOf(parseInterval, text), expected);
    }

    void lookBacks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("expected");
        const auto row = [](const char* text, qint64 expected) {
            QTest::newRow(*text == 0 ? "empty" : text) << QByteArray(text) << expected;
        };
        row("now-6m", 360'000);
        row("now-90s", 90'000);
        row("now-1h", 3'600'000);
        row("now-1d", 86'400'000);
        row("now-2w", 1'209'600'000);
        for (const char* text :
             {"", "now", "now-", "6m", "-6m", "now+6m", "now-0m", "now-6", "now-6M", "now-1y", "NOW-6m", "now -6m",
              "now- 6m", "now-6m ", " now-6m", "now-6m/m", "now--6m", "now-now-6m"})
            row(text, -1);
    }
    void lookBacks()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, expected);
        QCOMPARE(lengthOf(parseLookBack, text), expected);
    }
};

QTEST_APPLESS_MAIN(TimeWindowTest)
#include "tst_TimeWindow.moc"
