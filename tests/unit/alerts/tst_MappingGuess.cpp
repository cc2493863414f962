// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "TableText.h"
#include "core/alerts/MappingGuess.h"

using namespace casewright;
using namespace casewright::alerts;

class MappingGuessTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guesses_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("mapping");
        const auto row = [](const char* what, const char* header, const char* mapping) {
            QTest::newRow(what) << QByteArray(header) << QByteArray(mapping);
        };
        row("usual names", "time;name;ip;host;short",
            "time=@timestamp,host=host.name,ip=source.ip,name=kibana.alert.rule.name");
        row("fields already", "@timestamp;host.name;time;host", "");
        row("written otherwise", "Time Stamp;Host Name;User_Name;Msg",
            "Time Stamp=@timestamp,Host Name=host.name,User_Name=user.name,Msg=message");
        row("the better name wins", "date;timestamp;name;rule", "timestamp=@timestamp,rule=kibana.alert.rule.name");
        row("ids and indices", "_time;uuid;index", "_time=@timestamp,uuid=_id,index=_index");
        row("ids that may be the rule's", "ts;id", "ts=@timestamp");
        row("ids already", "ts;_id;_index;uuid;index", "ts=@timestamp");
        row("a mapping cannot name it", "time=x;ti,me; time;t", "");
        row("nothing known", "a;b;", "");
        row("no column", "", "");
    }
    void guesses()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, mapping);
        const QList<QByteArray> columns = header.split(';');
        std::vector<std::string_view> names;
        for (const QByteArray& column : columns)
            names.emplace_back(column.constData(), static_cast<std::size_t>(column.size()));
        const FieldMapping guess = guessMapping(names);
        QCOMPARE(QByteArray::fromStdString(mappingText(guess)), mapping);
        QCOMPARE(parseMapping(mappingText(guess)).value(), guess);
    }

    void isUsedWhereNothingElseTellsTheTime()
    {
        const QTemporaryDir folder;
        const std::string path =
            writeFile(folder, "a.csv", "host,when,Event Time\nweb,soon,1767600000\ndb,later,2026-01-05T08:00:01Z\n");
        const ReadAlerts read = readAlerts(path, {}).value();
        QCOMPARE(mappingText(read.guessedMapping), std::string("Event Time=@timestamp,host=host.name"));
        QCOMPARE(tableText(*read.table),
                 std::string("2026-01-05T08:00:00.000Z a/row-1 host.name=string:web when=string:soon\n"
                             "2026-01-05T08:00:01.000Z a/row-2 host.name=string:db when=string:later\n"));
        QCOMPARE(read.table->document({0}).value(),
                 std::string(R"({"_id":"row-1","_index":"a","host":{"name":"web"},"when":"soon",)"
                             R"("@timestamp":"2026-01-05T08:00:00.000Z"})"));
    }

    void isNotUsedOtherwise()
    {
        const QTemporaryDir folder;
        // Who has the field of the time needs no mapping, and who gives one means it.
        const ReadAlerts named = readAlerts(writeFile(folder, "a.csv", "@timestamp,host\n1767600000,web\n"), {}).value();
        QVERIFY(named.guessedMapping.empty());
        QCOMPARE(tableText(*named.table), std::string("2026-01-05T08:00:00.000Z a/row-1 host=string:web\n"));
        const base::Result<ReadAlerts> mapped = readAlerts(writeFile(folder, "b.csv", "host,time\nweb,1767600000\n"),
                                                           {.mapping = {{"host", "host.name"}}});
        QVERIFY(!mapped);
        QCOMPARE(mapped.error().text,
                 std::string("no column gives the time @timestamp; the values of \"time\" are times: map it to "
                             "@timestamp; the file has: host, time"));
        const base::Result<ReadAlerts> none = readAlerts(writeFile(folder, "c.csv", "host,when\nweb,soon\n"), {});
        QVERIFY(!none);
        QCOMPARE(none.error().text,
                 std::string("no column gives the time @timestamp; map the one that has it; the file has: host, when"));
        QCOMPARE(none.error().location->line, std::size_t{1});
    }

    void errorsSayWhereTheTimeWasLookedFor()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "a.csv", "clock,date\n8:00,2026-01-05\n8:01,5 May\n");
        const base::Result<ReadAlerts> read = readAlerts(path, {});
        QVERIFY(!read);
        QVERIFY2(read.error().text.find("; the column \"date\" was taken for the time, by its name; correct the line")
                     != std::string::npos,
                 read.error().text.c_str());
        QCOMPARE(read.error().location->line, std::size_t{3});
        QCOMPARE(read.error().location->column, std::size_t{6});
    }

    void theValuesDecide_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("mapping");
        const auto row = [](const char* what, const char* content, const char* mapping) {
            QTest::newRow(what) << QByteArray(content) << QByteArray(mapping);
        };
        row("where no name does", "host,when\nweb,2026-01-05 08:00\n", "when=@timestamp,host=host.name");
        row("with blanks in the name", "a b c,d\n2026-01-05 08:00,1\n", "a b c=@timestamp");
        row("among names", "date,time\nMonday,2026-01-05 08:00\n", "time=@timestamp");
        row("not where the name has times too", "seen,ts\n2026-01-05 08:00,1767600000\n", "ts=@timestamp");
        row("not of a duration", "date,time\n2026-01-05T08:00:00Z,0.532\n", "date=@timestamp");
        row("an id that is different in each row", "ts,uuid\n1767600000,a\n", "ts=@timestamp,uuid=_id");
        row("against another guess", "alert,x\n2026-01-05 08:00,1\n", "alert=@timestamp");
        row("behind a line of Excel", "sep=|\nhost|when\na|2026-01-05 08:00\n", "when=@timestamp,host=host.name");
    }
    void theValuesDecide()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, mapping);
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> read = readAlerts(writeFile(folder, "a.csv", content.toStdString()), {});
        QVERIFY2(read, read ? "" : read.error().text.c_str());
        QCOMPARE(QByteArray::fromStdString(mappingText(read->guessedMapping)), mapping);
        QCOMPARE(read->table->size(), 1U);
    }

    /// What comes again is no id, and what counts is no index.
    void needsIdsAndIndices()
    {
        const std::vector<std::string_view> header{"ts", "uuid", "index"};
        const FirstRows good{{"1767600000", "a", "logs"}, {"1767600001", "b", "logs"}, {"1767600002", "", "1"}};
        QCOMPARE(mappingText(guessMapping(header, good)), std::string("ts=@timestamp,uuid=_id,index=_index"));
        const FirstRows bad{{"1767600000", "a", "0"}, {"1767600001", "a", "1"}};
        QCOMPARE(mappingText(guessMapping(header, bad)), std::string("ts=@timestamp"));
    }

    void offersNoNumberForATimeThatCannotBeRead()
    {
        const std::vector<std::string_view> header{"Time", "Ticket"};
        QCOMPARE(offeredTime(header, {{"01.02.2026", "1234567890"}}), std::string());
        QCOMPARE(offeredTime(header, {{"2026-02-01", "1234567890"}}), std::string("Time"));
        QCOMPARE(offeredTime({"Ticket"}, {{"1234567890"}}), std::string("Ticket"));
    }

    void knowsNamesOfTimes()
    {
        QVERIFY(isTimeName("Event Time") && isTimeName("ts"));
        QVERIFY(!isTimeName("when") && !isTimeName("host"));
    }
};

QTEST_APPLESS_MAIN(MappingGuessTest)
#include "tst_MappingGuess.moc"
