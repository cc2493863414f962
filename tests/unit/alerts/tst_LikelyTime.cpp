// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/LikelyTime.h"

using namespace casewright;
using namespace casewright::alerts;

class LikelyTimeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheColumnOfTimes_data()
    {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("likely");
        const auto row = [](const char* what, const char* names, const char* rows, const char* likely) {
            QTest::newRow(what) << QByteArray(names) << QByteArray(rows) << QByteArray(likely);
        };
        row("ISO 8601", "a,b", "x,2026-01-05 08:00|y,2026-01-05 09:00", "b");
        row("seconds", "a,b", "7,1767600000|8,1767600001.5", "b");
        row("milliseconds", "a,b", "7,1767600000000", "b");
        row("Kibana's own", "a,b", "x,Mar 2 2026 @ 07:45:10.250|y,", "");
        row("a value that is none", "a,b", "x,2026-01-05|y,soon", "");
        row("small numbers", "a,b", "1,22|2,443", "");
        row("an identifier", "a,b", "1048576000000001,x|99,y", "");
        row("numbers of two units", "a", "1767600000|1767600000000", "");
        row("a day long ago", "born", "1970-01-01|1985-12-31", "");
        row("a day far ahead", "expires", "9999-12-31", "");
        row("a text before a number", "a,b", "1767600000,2026-01-05T08:00:00Z", "b");
        row("what more rows have", "a,b", "2026-01-05,2026-01-06|,2026-01-07", "b");
        row("else the first", "a,b", "2026-01-05,2026-01-06", "a");
        row("what a mapping cannot hold", "a=b", "2026-01-05", "");
        row("no values", "a,b", ",|,", "");
        row("no rows", "a,b", "", "");
        row("a row that is too long", "a", "2026-01-05,7", "a");
    }
    void isTheColumnOfTimes()
    {
        QFETCH(QByteArray, names);
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, likely);
        std::vector<std::string> header;
        for (const QByteArray& name : names.split(','))
            header.push_back(name.toStdString());
        FirstRows first;
        for (const QByteArray& row : rows.split('|')) {
            first.emplace_back();
            for (const QByteArray& cell : row.split(','))
                first.back().push_back(cell.toStdString());
        }
        QCOMPARE(QByteArray::fromStdString(likelyTime(header, first)), likely);
    }

    void theErrorNamesTheFieldOfJson_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("field"); // empty: none is named
        QTest::newRow("at the top") << QByteArray(R"({"n":1,"when":"2026-01-05T08:00:00Z"})") << QByteArray("when");
        QTest::newRow("deep") << QByteArray(R"({"a":{"seen":1767600000}})") << QByteArray("a.seen");
        QTest::newRow("pretty") << QByteArray("{\n \"when\":\"2026-01-05\"}\n{\n \"when\":\"2026-01-06\"}")
                                << QByteArray("when");
        QTest::newRow("none") << QByteArray(R"({"n":1})") << QByteArray();
        QTest::newRow("another document has it")
            << QByteArray("{\"when\":\"2026-01-05\"}\n{\"@timestamp\":1767600000}") << QByteArray();
    }
    void theErrorNamesTheFieldOfJson()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, field);
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> read = readAlerts(writeFile(folder, "a.json", content.toStdString()), {});
        QVERIFY(!read);
        const QByteArray text = QByteArray::fromStdString(read.error().text);
        QVERIFY(text.startsWith("the document has no time; "));
        const QByteArray hint = "\"" + field + "\" ";
        QVERIFY2(text.contains(hint) != field.isEmpty(), text.constData());
        QCOMPARE(text.contains("map it to @timestamp"), !field.isEmpty());
    }

    void mayBeATimeIfOneValueIs()
    {
        QVERIFY(mayBeTime(0, {}));
        QVERIFY(mayBeTime(0, {{""}, {}}));
        QVERIFY(mayBeTime(0, {{"noon"}, {"2026-01-05"}}));
        QVERIFY(!mayBeTime(0, {{"noon"}, {""}}));
        QVERIFY(mayBeTime(1, {{"noon", "1767600000"}}));
        QVERIFY(!mayBeTime(1, {{"noon", "1"}}));
    }
};

QTEST_APPLESS_MAIN(LikelyTimeTest)
#include "tst_LikelyTime.moc"
