// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <random>

#include "GzipText.h"
#include "TableText.h"
#include "core/alerts/AlertReader.h"

using namespace casewright;
using namespace casewright::alerts;
using base::ErrorCode;

namespace {

ReadSettings mapped(const char* mapping)
{
    return {.mapping = parseMapping(mapping).value()};
}

std::string quoted(const std::string& value)
{
    std::string out = "\"";
    for (const char c : value)
        out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
}

} // namespace

class CsvReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRows()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "a.csv",
                                           "time,host,msg,\r\n"
                                           "1767600000,web,\"a, \"\"b\"\"\r\nc\",1\r\n"
                                           "\r\n"
                                           "2026-01-05T08:00:01Z, w ,,\r\n"
                                           "1767600002123,x,\"\",z");
        const std::shared_ptr<const AlertTable> table =
            readAlerts(path, mapped("time=@timestamp,host=host.name")).value().table;
        QCOMPARE(
            tableText(*table),
            std::string(
                "2026-01-05T08:00:00.000Z a/row-1 column-4=string:1 host.name=string:web msg=string:a, \"b\"\r\nc\n"
                "2026-01-05T08:00:01.000Z a/row-2 column-4=- host.name=string: w  msg=-\n"
                "2026-01-05T08:00:02.123Z a/row-3 column-4=string:z host.name=string:x msg=-\n"));
        QCOMPARE(
            table->document({0}).value(),
            std::string(R"({"_id":"row-1","_index":"a","@timestamp":"2026-01-05T08:00:00.000Z","host":{"name":"web"},)"
                        "\"msg\":\"a, \\\"b\\\"\\r\\nc\",\"column-4\":\"1\"}"));
        QCOMPARE(table->document({1}).value(),
                 std::string(
                     R"({"_id":"row-2","_index":"a","@timestamp":"2026-01-05T08:00:01.000Z","host":{"name":" w "}})"));
        QCOMPARE(
            table->document({2}).value(),
            std::string(
                R"({"_id":"row-3","_index":"a","@timestamp":"2026-01-05T08:00:02.123Z",)"
                R"("host":{"name":"x"},"column-4":"z"})"));
    }

    void tellsTheDelimiterByTheHeader_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char* what, const char* name, const char* content) {
            QTest::newRow(what) << QByteArray(name) << QByteArray(content);
        };
        row("commas", "a.csv", "@timestamp,\"a;b;c\",n\n1767600000,\"x\ty, z;\",1,5\n");
        row("tabs", "a.tsv", "@timestamp\t\"a;b;c\"\tn\n1767600000\t\"x\ty, z;\"\t1,5\n");
        row("tabs in a file of no name", "a", "\n@timestamp\ta;b;c\tn\r\n1767600000\t\"x\ty, z;\"\t1,5");
        row("semicolons", "a.csv", "@timestamp;\"a;b;c\";n\n1767600000;\"x\ty, z;\";1,5\n");
    }
    void tellsTheDelimiterByTheHeader()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> read =
            readAlerts(writeFile(folder, name.constData(), content.toStdString()), {.skipBadLines = true});
        QVERIFY2(read, read ? "" : read.error().text.c_str());
        if (content.startsWith("@timestamp,")) {
            QCOMPARE(read->badLines.front().reason, std::string("column 24: the row has 4 cells and the header 3"));
            return;
        }
        QCOMPARE(QByteArray::fromStdString(tableText(*read->table)),
                 QByteArray("2026-01-05T08:00:00.000Z a/row-1 a;b;c=string:x\ty, z; n=string:1,5\n"));
        QVERIFY(read->table->document({0}).value().find(R"("n":"1,5")") != std::string::npos);
    }

    void isToldByTheHeaderToo()
    {
        const QTemporaryDir folder;
        const ReadAlerts read =
            readAlerts(writeFile(folder, "export.txt", "\xef\xbb\xbf@timestamp,a,_id,_index\n1767600000,b,i,j\n"), {})
                .value();
        QCOMPARE(tableText(*read.table), std::string("2026-01-05T08:00:00.000Z j/i a=string:b\n"));
    }

    void headerAloneIsATableOfNothing()
    {
        const QTemporaryDir folder;
        QCOMPARE(readAlerts(writeFile(folder, "a.csv", "@timestamp,a\n"), {}).value().table->size(), 0U);
    }

    void fieldsInFieldsAreMerged()
    {
        const QTemporaryDir folder;
        const ReadAlerts read =
            readAlerts(writeFile(folder, "a.csv",
                                 "@timestamp,host,host.name,_id\n1767600000,,y,\n1767600001,x,,i\n1767600002,z,z,j\n"),
                       {})
                .value();
        QCOMPARE(tableText(*read.table), std::string("2026-01-05T08:00:00.000Z a/row-1 host=- host.name=string:y\n"
                                                     "2026-01-05T08:00:01.000Z a/i host=string:x host.name=-\n"
                                                     "2026-01-05T08:00:02.000Z a/j host=string:z host.name=-\n"));
        QCOMPARE(read.table->document({2}).value(),
                 std::string(R"({"_id":"j","_index":"a","@timestamp":"2026-01-05T08:00:02.000Z","host":"z"})"));
    }

    void reportsBadRows_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("few cells") << QByteArray("1767600000,a") << QByteArray("the row has 2 cells and the header 3");
        QTest::newRow("many cells") << QByteArray("1767600000,a,b,c")
                                    << QByteArray("the row has 4 cells and the header 3");
        QTest::newRow("no time") << QByteArray(",a,b") << QByteArray("has no time");
        QTest::newRow("wrong time") << QByteArray("noon,a,b") << QByteArray("noon");
        QTest::newRow("quote inside") << QByteArray("1767600000,a\"b\",c")
                                      << QByteArray("a quote stands inside a value");
        QTest::newRow("behind a quote") << QByteArray("1767600000,\"a\"b,c")
                                        << QByteArray("a quote stands inside a value");
        QTest::newRow("no UTF-8") << QByteArray("1767600000,\xe4,c") << QByteArray("not UTF-8");
        QTest::newRow("carriage return") << QByteArray("1767600000,a,c\r1767600000,a,c")
                                         << QByteArray("carriage return");
    }
    void reportsBadRows()
    {
        QFETCH(QByteArray, row);
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const std::string path = writeFile(
            folder, "a.csv", "@timestamp,x,y\n1767600000,\"b\nb\",c\n" + row.toStdString() + "\n1767600001,b,c\n");
        const base::Result<ReadAlerts> read = readAlerts(path, {});
        QVERIFY(!read);
        QVERIFY2(read.error().text.find(text.toStdString()) != std::string::npos, read.error().text.c_str());
        QVERIFY(read.error().text.ends_with("; correct the line, or skip bad lines"));
        QCOMPARE(read.error().location->file, path);
        QCOMPARE(read.error().location->line, std::size_t{4}); // the row before has two lines
        const ReadAlerts skipped = readAlerts(path, {.skipBadLines = true}).value();
        QCOMPARE(skipped.table->size(), 2U);
        QCOMPARE(skipped.badLines.size(), std::size_t{1});
        QCOMPARE(skipped.badLines[0].line, std::uint64_t{4});
        QCOMPARE(
            skipped.table->document({1}).value(),
            std::string(R"({"_id":"row-3","_index":"a","@timestamp":"2026-01-05T08:00:01.000Z","x":"b","y":"c"})"));
    }

    void reportsAnOpenQuote()
    {
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> read =
            readAlerts(writeFile(folder, "a.csv", "@timestamp,x\n1767600000,\"b\n1,c\n"), {});
        QVERIFY(!read);
        QCOMPARE(read.error().location->line, std::size_t{2});
        QVERIFY(read.error().text.starts_with("a quoted value is not closed"));
    }

    /// Further than one block of the file, and than the longest value: reading goes back, in gzip too.
    void anOpenQuoteCostsOneLine_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("isPacked");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("within a block") << 100 << false << QByteArray("column 12: a quoted value is not closed when the file ends");
        QTest::newRow("over blocks") << 60'000 << false << QByteArray("column 12: a quoted value is not closed when the file ends");
        QTest::newRow("over blocks in gzip")
            << 60'000 << true << QByteArray("column 12: a quoted value is not closed when the file ends");
        QTest::newRow("over 16 MB") << 900'000 << false << QByteArray("column 12: a quoted value is not closed within 16 MB");
    }
    void anOpenQuoteCostsOneLine()
    {
        QFETCH(const int, rows);
        QFETCH(const bool, isPacked);
        QFETCH(const QByteArray, reason);
        std::string text = "@timestamp,x\n1767600000,\"b\n";
        for (int i = 0; i < rows; ++i)
            text += std::to_string(1'767'600'001 + i) + ",value " + std::to_string(i % 100) + '\n';
        const QTemporaryDir folder;
        const ReadAlerts read = readAlerts(writeFile(folder, "a.csv", isPacked ? tests::gzipped(text) : text),
                                           {.skipBadLines = true})
                                    .value();
        QCOMPARE(static_cast<int>(read.table->size()), rows);
        QCOMPARE(read.badLines.size(), std::size_t{1});
        QCOMPARE(read.badLines[0].line, std::uint64_t{2});
        QCOMPARE(QByteArray::fromStdString(read.badLines[0].reason), reason);
        for (const int row : {0, 1, rows - 1})
            QCOMPARE(cellText(*read.table, "x", static_cast<std::uint32_t>(row)),
                     "string:value " + std::to_string(row % 100));
        QVERIFY(read.table->document({0}).value().find("\"_id\":\"row-2\"") != std::string::npos);
        QVERIFY(read.table->document({99}).value().find("\"x\":\"value 99\"") != std::string::npos);
    }

    void reportsBadHeaders_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("mapping");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no time") << QByteArray("when,host") << QByteArray() << static_cast<int>(ErrorCode::MissingValue)
                                 << QByteArray("no column gives the time @timestamp; map the one that has it; the "
                                               "file has: when, host");
        QTest::newRow("unknown column")
            << QByteArray("@timestamp,host") << QByteArray("hots=host.name") << static_cast<int>(ErrorCode::NotFound)
            << QByteArray("there is no column \"hots\" to map to host.name; the file has: @timestamp, host");
        QTest::newRow("twice") << QByteArray("@timestamp,host,host") << QByteArray()
                               << static_cast<int>(ErrorCode::InvalidValue)
                               << QByteArray("two columns are called \"host\"; give one of them another name");
        QTest::newRow("mapped twice") << QByteArray("@timestamp,host,name") << QByteArray("name=host")
                                      << static_cast<int>(ErrorCode::InvalidValue)
                                      << QByteArray("the columns \"host\" and \"name\" both give the field host");
    }
    void reportsBadHeaders()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, mapping);
        QFETCH(int, code);
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "a.csv", header.toStdString() + "\n1,2,3\n");
        const base::Result<ReadAlerts> read = readAlerts(path, mapped(mapping.constData()));
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), code);
        QVERIFY2(read.error().text.starts_with(text.toStdString()), read.error().text.c_str());
        QCOMPARE(read.error().location->file, path);
        QCOMPARE(read.error().location->line, std::size_t{1});
    }

    void givesTheTableOfTheSameNdjson()
    {
        const QTemporaryDir folder;
        std::mt19937_64 bits(11);
        const std::vector<std::string> pool{"web-1",      "db \"main\"", "a,b", " x ", "Zürich",
                                            "two\nlines", "-",           "0",   "日本"};
        const auto jsonOf = [](const std::string& value) {
            std::string out;
            for (const char c : value)
                out += c == '"' ? std::string("\\\"") : c == '\n' ? std::string("\\n") : std::string(1, c);
            return '"' + out + '"';
        };
        std::string csv = "time,host,rule,phase\n";
        std::string ndjson;
        for (int i = 0; i < 5'000; ++i) {
            const std::uint64_t time = 1'767'600'000 + bits() % 3'000;
            const std::string& host = pool[bits() % pool.size()];
            const std::string rule = bits() % 4 == 0 ? std::string() : "rule-" + std::to_string(bits() % 50);
            const std::string& phase = pool[bits() % pool.size()];
            csv += std::to_string(time) + ',' + quoted(host) + ',' + rule + ',' + quoted(phase) + '\n';
            ndjson += "{\"@timestamp\":" + std::to_string(time) + ",\"host\":{\"name\":" + jsonOf(host) + "}";
            if (!rule.empty())
                ndjson += ",\"kibana.alert.rule.name\":" + jsonOf(rule);
            ndjson += ",\"labels\":{\"phase\":" + jsonOf(phase) + "}}\n";
        }
        const ReadAlerts fromCsv =
            readAlerts(writeFile(folder, "same.csv", csv),
                       mapped("time=@timestamp,host=host.name,rule=kibana.alert.rule.name,phase=labels.phase"))
                .value();
        const ReadAlerts fromNdjson = readAlerts(writeFile(folder, "same.ndjson", ndjson), {}).value();
        QCOMPARE(fromCsv.table->size(), 5'000U);
        QCOMPARE(tableText(*fromCsv.table), tableText(*fromNdjson.table));
    }
};

QTEST_APPLESS_MAIN(CsvReaderTest)
#include "tst_CsvReader.moc"
