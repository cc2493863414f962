// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <atomic>
#include <chrono>
#include <thread>

#include <fmt/format.h>
#include <sys/stat.h>

#include "GzipText.h"
#include "TableText.h"
#include "core/alerts/AlertReader.h"

using namespace casewright;
using namespace casewright::alerts;
using base::ErrorCode;

namespace {

constexpr const char* Good = R"({"@timestamp":"2026-01-05T08:00:00Z","a":1})";

} // namespace

class AlertReaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsNdjson()
    {
        const QTemporaryDir folder;
        const std::string content =
            "\xef\xbb\xbf{\"_id\":\"x\",\"_index\":\"i\",\"@timestamp\":\"2026-01-05T09:00:00+01:00\",\"a\":1}\r\n"
            "  \n\n"
            "{\"@timestamp\":1767600001,\"a\":\"1\"}\n"
            "{\"@timestamp\":1767600002500 , \"a\":null}";
        const std::string path = writeFile(folder, "alerts.ndjson", content);
        base::Progress progress;
        const base::Result<ReadAlerts> read = readAlerts(path, {}, &progress);
        QVERIFY(read.has_value());
        QCOMPARE(tableText(*read->table), std::string("2026-01-05T08:00:00.000Z i/x a=number:1\n"
                                                      "2026-01-05T08:00:01.000Z alerts/row-2 a=string:1\n"
                                                      "2026-01-05T08:00:02.500Z alerts/row-3 a=null:null\n"));
        QCOMPARE(read->table->document({0}).value(),
                 std::string(R"({"_id":"x","_index":"i","@timestamp":"2026-01-05T09:00:00+01:00","a":1})"));
        QCOMPARE(read->table->document({2}).value(), std::string(R"({"@timestamp":1767600002500 , "a":null})"));
        QCOMPARE(progress.done(), std::uint64_t{content.size()});
    }

    void timeFieldMayBeNestedOrDotted_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("nested") << QByteArray(R"({"event":{"created":"2026-01-05T08:00:00Z","x":1},"@timestamp":"y"})");
        QTest::newRow("dotted") << QByteArray(
            R"({"event.created":"2026-01-05T08:00:00Z","event":{"x":1},"@timestamp":"y"})");
        QTest::newRow("later wins") << QByteArray(
            R"({"event":{"created":"2020-01-05T08:00:00Z","x":1},)"
            R"("event.created":"2026-01-05T08:00:00Z","@timestamp":"y"})");
    }
    void timeFieldMayBeNestedOrDotted()
    {
        QFETCH(QByteArray, line);
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> read =
            readAlerts(writeFile(folder, "f.ndjson", line.toStdString()), {.timeField = "event.created"});
        QVERIFY2(read.has_value(), read ? "" : base::describe(read.error()).c_str());
        QCOMPARE(tableText(*read->table),
                 std::string("2026-01-05T08:00:00.000Z f/row-1 @timestamp=string:y event.x=number:1\n"));
    }

    void reportsBadLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<int>("column");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("text");
        const int json = static_cast<int>(ErrorCode::InvalidJson);
        const int value = static_cast<int>(ErrorCode::InvalidValue);
        const int missing = static_cast<int>(ErrorCode::MissingValue);
        QTest::newRow("no JSON") << QByteArray("hello") << json << 1 << QByteArray() << QByteArray("not valid JSON");
        QTest::newRow("comma") << QByteArray(R"({"@timestamp":1,})") << json << 17 << QByteArray()
                               << QByteArray("not valid JSON");
        QTest::newRow("cut") << QByteArray("{\"@timestamp\":\"2026-01-05T08:0") << json << 31 << QByteArray()
                             << QByteArray("middle of a document");
        QTest::newRow("trailing") << QByteArray(R"({"@timestamp":1642723347} x)") << json << 27 << QByteArray()
                                  << QByteArray("not valid JSON");
        QTest::newRow("two on a line") << QByteArray(R"({"@timestamp":1642723347}{"@timestamp":1})") << json << 26
                                       << QByteArray() << QByteArray("not valid JSON");
        QTest::newRow("bad UTF-8") << QByteArray("{\"@timestamp\":1642723347,\"a\":\"\xff\"}") << json << 31
                                   << QByteArray() << QByteArray("UTF-8");
        QTest::newRow("control character") << QByteArray("{\"@timestamp\":1642723347,\"a\":\"\x01\"}") << json << 31
                                           << QByteArray() << QByteArray("control character");
        QTest::newRow("list") << QByteArray("[1]") << value << 0 << QByteArray() << QByteArray("must be a JSON object");
        QTest::newRow("text") << QByteArray("\"x\"") << value << 0 << QByteArray()
                              << QByteArray("must be a JSON object");
        QTest::newRow("no time") << QByteArray(R"({"a":1})") << missing << 1 << QByteArray("@timestamp")
                                 << QByteArray("has no time");
        QTest::newRow("null time") << QByteArray(R"({"@timestamp":null})") << missing << 15 << QByteArray("@timestamp")
                                   << QByteArray("has no time");
        QTest::newRow("wrong time") << QByteArray(R"({"a":1,"@timestamp":"noon"})") << value << 21
                                    << QByteArray("@timestamp") << QByteArray("noon");
        QTest::newRow("time is a list") << QByteArray(R"({"@timestamp":["2026-01-05"]})") << value << 15
                                        << QByteArray("@timestamp") << QByteArray("must be a time");
        QTest::newRow("time is an object") << QByteArray(R"({"@timestamp":{"a":1}})") << value << 15
                                           << QByteArray("@timestamp") << QByteArray("must be a time");
        QTest::newRow("id is a number") << QByteArray(R"({"@timestamp":1642723347,"_id":5})") << value << 32
                                        << QByteArray("_id") << QByteArray("must be a text");
        QTest::newRow("index is null") << QByteArray(R"({"_index":null,"@timestamp":1642723347})") << value << 11
                                       << QByteArray("_index") << QByteArray("must be a text");
        QTest::newRow("number too large") << QByteArray(R"({"@timestamp":1642723347,"a":1e999})") << json << 30
                                          << QByteArray() << QByteArray("not valid JSON: the number 1e999");
    }
    void reportsBadLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, code);
        QFETCH(int, column);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const std::string path =
            writeFile(folder, "f.ndjson", std::string(Good) + "\n\n" + line.toStdString() + "\n" + Good + "\n");
        const base::Result<ReadAlerts> read = readAlerts(path, {});
        QVERIFY(!read);
        const base::Error& error = read.error();
        QVERIFY2(error.text.find(text.toStdString()) != std::string::npos, error.text.c_str());
        QVERIFY2(error.text.ends_with("; correct the line, or skip bad lines"), error.text.c_str());
        QCOMPARE(static_cast<int>(error.code), code);
        QVERIFY(error.location.has_value());
        QCOMPARE(error.location->file, path);
        QCOMPARE(error.location->line, std::size_t{3});
        QCOMPARE(error.location->field, field.toStdString());
        QCOMPARE(static_cast<int>(error.location->column), column);

        const base::Result<ReadAlerts> skipped = readAlerts(path, {.skipBadLines = true});
        QVERIFY(skipped.has_value());
        QCOMPARE(skipped->table->counts(), (IntakeCounts{.records = 3, .duplicates = 0, .badRecords = 1}));
        QCOMPARE(skipped->badLines.size(), std::size_t{1});
        QCOMPARE(skipped->badLines[0].line, std::uint64_t{3});
        QVERIFY(skipped->badLines[0].reason.find(text.toStdString()) != std::string::npos);
        QCOMPARE(skipped->table->id({1}), std::string("row-3")); // a bad record has a number, too
        QCOMPARE(skipped->table->document({1}).value(), std::string(Good));
    }

    void saysThatTheFileIsCutOff()
    {
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> read =
            readAlerts(writeFile(folder, "f.ndjson", std::string(Good) + "\n{\"@timestamp\":\"2026-01"), {});
        QVERIFY(!read);
        QCOMPARE(read.error().location->line, std::size_t{2});
        QVERIFY(read.error().text.starts_with("the file ends in the middle of a document"));
    }

    void keepsAHundredBadLines()
    {
        const QTemporaryDir folder;
        std::string content;
        for (int i = 0; i < 250; ++i)
            content += "x\n";
        const ReadAlerts read = readAlerts(writeFile(folder, "f.ndjson", content), {.skipBadLines = true}).value();
        QCOMPARE(read.table->size(), 0U);
        QCOMPARE(read.table->counts().badRecords, std::uint64_t{250});
        QCOMPARE(read.badLines.size(), std::size_t{100});
    }

    /// The same table from a file and from its gzip, with documents found again in whatever order.
    void readsGzip()
    {
        const QTemporaryDir folder;
        std::string lines;
        for (int i = 0; i < 30'000; ++i)
            lines += fmt::format("{{\"@timestamp\":{},\"host\":{{\"name\":\"host-{}\"}},\"n\":{}}}\n", 1'767'600'000 + i,
                                 i * 7919 % 1'000, i);
        const base::Result<ReadAlerts> plain = readAlerts(writeFile(folder, "alerts.ndjson", lines), {});
        const std::string packed = tests::gzipped(lines);
        base::Progress progress;
        const base::Result<ReadAlerts> read =
            readAlerts(writeFile(folder, "alerts.ndjson.gz", packed), {}, &progress);
        QVERIFY2(read, read ? "" : read.error().text.c_str());
        QVERIFY(tableText(*read->table) == tableText(*plain->table));
        QCOMPARE(progress.done(), std::uint64_t{packed.size()});
        for (const std::uint32_t row : {29'999U, 0U, 12'345U, 12'346U, 7U})
            QCOMPARE(read->table->document({row}).value(), plain->table->document({row}).value());
        const std::string csv = "@timestamp,host.name\n2026-01-05T08:00:00Z,\"a,\nb\"\n";
        const base::Result<ReadAlerts> table =
            readAlerts(writeFile(folder, "alerts.CSV.GZ", tests::gzipped(csv)), {});
        QVERIFY2(table, table ? "" : table.error().text.c_str());
        QCOMPARE(tableText(*table->table),
                 std::string("2026-01-05T08:00:00.000Z alerts/row-1 host.name=string:a,\nb\n"));
    }

    void refusesOtherFiles_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("text");
        const int notSupported = static_cast<int>(ErrorCode::NotSupported);
        const int missing = static_cast<int>(ErrorCode::MissingValue);
        const QByteArray png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
        QTest::newRow("PNG") << QByteArray("a.png") << png << notSupported << QByteArray("no text");
        QTest::newRow("PNG as CSV") << QByteArray("a.csv") << png << notSupported << QByteArray("no text");
        QTest::newRow("PNG as NDJSON") << QByteArray("a.ndjson") << png << notSupported << QByteArray("no text");
        QTest::newRow("PNG in gzip") << QByteArray("a.png.gz") << QByteArray::fromStdString(tests::gzipped(png.toStdString()))
                                     << notSupported << QByteArray("no text");
        QTest::newRow("empty gzip") << QByteArray("a.ndjson.gz") << QByteArray::fromStdString(tests::gzipped(""))
                                    << missing << QByteArray("empty");
        QTest::newRow("gzip cut off") << QByteArray("a.ndjson.gz") << QByteArray("\x1f\x8b\x08\0", 4)
                                      << static_cast<int>(ErrorCode::Unreadable) << QByteArray("cut off");
        QTest::newRow("UTF-16") << QByteArray("a.ndjson") << QByteArray("\xff\xfe{\0", 4) << notSupported
                                << QByteArray("UTF-16");
        QTest::newRow("empty list") << QByteArray("a.json") << QByteArray("\n [ ]") << missing
                                    << QByteArray("no documents in the list");
        QTest::newRow("prose") << QByteArray("a.txt") << QByteArray("Dear all\n") << notSupported
                               << QByteArray("neither JSON");
        QTest::newRow("empty") << QByteArray("a.ndjson") << QByteArray() << missing << QByteArray("empty");
        QTest::newRow("empty CSV") << QByteArray("a.csv") << QByteArray() << missing << QByteArray("empty");
        QTest::newRow("blank") << QByteArray("a") << QByteArray("\xef\xbb\xbf \n\n") << missing << QByteArray("empty");
    }
    void refusesOtherFiles()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        QFETCH(int, code);
        QFETCH(QByteArray, text);
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, name.constData(), content.toStdString());
        const base::Result<ReadAlerts> read = readAlerts(path, {});
        QVERIFY(!read);
        QCOMPARE(static_cast<int>(read.error().code), code);
        QCOMPARE(read.error().location->file, path);
        QVERIFY2(read.error().text.find(text.toStdString()) != std::string::npos, read.error().text.c_str());
    }

    void refusesWhatIsNoFile()
    {
        const QTemporaryDir folder;
        const base::Result<ReadAlerts> absent = readAlerts(folder.filePath(QStringLiteral("absent")).toStdString(), {});
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::NotFound);
        const base::Result<ReadAlerts> directory = readAlerts(folder.path().toStdString(), {});
        QVERIFY(!directory);
        QCOMPARE(directory.error().code, ErrorCode::Unreadable);
        QVERIFY(directory.error().text.find("folder") != std::string::npos);
        const std::string pipe = folder.filePath(QStringLiteral("pipe")).toStdString();
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const base::Result<ReadAlerts> fifo = readAlerts(pipe, {});
        QVERIFY(!fifo);
        QCOMPARE(fifo.error().code, ErrorCode::Unreadable);
    }

    void noticesThatTheFileChanged()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "f.ndjson", std::string(Good) + "\n");
        const std::shared_ptr<const AlertTable> table = readAlerts(path, {}).value().table;
        QVERIFY(table->document({0}).has_value());
        static_cast<void>(writeFile(folder, "f.ndjson", std::string(Good) + "\n" + Good + "\n"));
        QVERIFY(table->document({0}).has_value()); // a log that grew
        static_cast<void>(writeFile(folder, "f.ndjson", " " + std::string(Good) + "\n" + Good + "\n"));
        QCOMPARE(table->document({0}).error().code, ErrorCode::Conflict);
        QVERIFY(table->document({0}).error().text.find("read it again") != std::string::npos);
        QVERIFY(QFile::remove(QString::fromStdString(path)));
        QCOMPARE(table->document({0}).error().code, ErrorCode::NotFound);
    }

    void stopsWithinATenthOfASecond()
    {
        const QTemporaryDir folder;
        std::string content;
        while (content.size() < 30'000'000) {
            content +=
                R"({"@timestamp":"2026-01-05T08:00:00Z","l":[{"slow":)" + std::to_string(content.size()) + "}]}\n";
        }
        const std::string path = writeFile(folder, "f.ndjson", content);
        base::Progress progress;
        std::atomic<bool> cancelled = false;
        std::atomic<bool> failed = false;
        std::jthread reader([&](const std::stop_token& stop) {
            const base::Result<ReadAlerts> read = readAlerts(path, {}, &progress, stop);
            failed = !read;
            cancelled = !read && read.error().code == ErrorCode::Cancelled;
        });
        QTRY_VERIFY(progress.done() > 0);
        const auto asked = std::chrono::steady_clock::now();
        reader.request_stop();
        reader.join();
        const auto took = std::chrono::steady_clock::now() - asked;
        QVERIFY(failed);
        QVERIFY(cancelled);
        QVERIFY2(took < std::chrono::milliseconds(100), "it went on for too long");
    }

    void readsMappings()
    {
        QCOMPARE(parseMapping("").value(), FieldMapping{});
        QCOMPARE(parseMapping("time=@timestamp, host = host.name").value(),
                 (FieldMapping{{"time", "@timestamp"}, {"host", "host.name"}}));
        for (const char* bad : {"time", "=x", "x=", "a=b,,c=d", "a=b,a=c", "a=b,c=b", "a=\xe4"})
            QVERIFY2(!parseMapping(bad), bad);
        QVERIFY(parseMapping("time").error().text.find("time=@timestamp") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(AlertReaderTest)
#include "tst_AlertReader.moc"
