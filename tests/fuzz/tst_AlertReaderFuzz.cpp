// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Good inputs with bytes changed, cut out, put in twice and mixed: readers must give a table that holds together, or
// an error, and never more than that.

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertReader.h"
#include "core/alerts/DocumentJson.h"
#include "core/alerts/FieldLookup.h"
#include "core/alerts/Flood.h"
#include "core/alerts/FloodWriter.h"
#include "core/alerts/MappingGuess.h"
#include "core/alerts/MixedAlerts.h"
#include "tests/fuzz/Chance.h"
#include "tests/fuzz/FuzzRounds.h"
#include "tests/unit/alerts/GzipText.h"
#include "tests/unit/alerts/TableText.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

const std::vector<std::string> Ndjson{
    "{\"_id\":\"a\",\"_index\":\"i\",\"@timestamp\":\"2026-01-05T08:00:00.000Z\",\"host\":{\"name\":\"web-1\",\"os\":{}"
    "}}\n"
    "{\"@timestamp\":1767600000,\"host.name\":\"db\",\"host\":{\"ip\":[\"10.0.0.1\",\"::1\"]},\"n\":-1.5e3}\n"
    "{\"@timestamp\":1767600000123,\"l\":[{\"b\":1,\"c\":{\"d\":null}},[2,{\"b\":\"x\"}],true],\"a.b\":{\"c\":1}}\n",
    "\xef\xbb\xbf{\"a\":{\"b.c\":\"\\u00e4\\ud83d\\ude00\\\"\\\\\"},\"@timestamp\":\"2026-01-05\",\"a.b\":[1]}\r\n\r\n"
    "{\"@timestamp\":\"2026-01-05 08:00\",\"a\":{\"b\":{\"c\":false}},\"\":{\"\":0}}",
};
const std::vector<std::string> Lists{
    "[ {\"_id\":\"a\",\"@timestamp\":1767600000,\"t\":\"]},[{\\\"\"},\n{\"ts\":1767600001.5,\"a.b\":[{}]} ,null]\n",
    "# GET /_search\n{\"took\":1,\"hits\":{\"total\":{\"value\":2},\"hits\":[{\"_index\":\"i\",\"_id\":\"a\",\"_source\":"
    "{\"@timestamp\":1767600000,\"host\":{\"name\":\"x\"}},\"sort\":[1]},{\"_id\":\"\\u00e4\",\"_source\":{}}]}}",
    "{\n \"_id\":\"a\",\n \"fields\":{\"@timestamp\":[\"2026-01-05T08:00:00Z\"],\"n\":[1,2]}}\n{\n \"_id\":\"b\"}",
    "{\"status\":\"success\",\"data\":[{\"fingerprint\":\"f\",\"startsAt\":\"2026-01-05T08:00:00Z\",\"labels\":{}}]}",
};
const std::vector<std::string> Csv{
    "@timestamp,host.name,msg\n1767600000,web,\"a \"\"b\"\"\nc\"\n2026-01-05T08:00:00Z,,x\n1767600000123,db,\"\"\n",
    "@timestamp,a,a.b,_id,\r\n1767600000,x,y,i,1\r\n1767600001,x,,i,\r\n1767600002,,\"z,\",j,3\r\n",
};
const std::vector<std::string> Floods{
    "{\"casewright\":\"flood/1\",\"name\":\"F\",\"start\":\"2026-01-05T00:00:00Z\",\"length\":\"2h\",\"perMinute\":3.5,"
    "\"storm\":{\"after\":\"1h\",\"length\":\"5m\",\"factor\":20},\"fields\":[{\"name\":\"host.name\",\"prefix\":\"h-"
    "\","
    "\"cardinality\":40,\"skew\":1,\"missing\":0.1},{\"name\":\"u\"}]}",
    R"({"casewright":"flood/1","start":"2026-01-05","length":"3h","perMinute":2,"zone":"-03:30","week":[1,2,3,0,0,1,1],
"duplicates":0.1,"mix":{"into":"h.ndjson","map":"time=@timestamp","strength":0.5},"storms":[{"kind":"burst","length":"9m","perMinute":7,"set":{"c":404,"a":"x","ok":true}},
{"kind":"ramp","after":"1h","length":"1h","perMinute":9,"shape":"upAndDown"},{"kind":"drip","length":"2h","every":"7m"},
{"kind":"rolling","length":"3h","perMinute":5,"field":"a","each":"10m"},
{"kind":"scanner","length":"1h","perMinute":5,"field":"a","prefix":"s"},
{"kind":"flapping","length":"2h","perMinute":5,"on":"1m","off":"90s"},
{"kind":"giant","after":"1h","length":"1h","perMinute":5,"field":"c","value":500},
{"kind":"backfill","after":"1h","length":"1h","within":"9m"},{"kind":"rename","after":"1h","field":"a","prefix":"n"},
{"kind":"missing","length":"1h","field":"ok"}],"fields":[{"name":"a","prefix":"a","cardinality":9},
{"name":"c","values":[200,404],"weights":[9,0.5]},{"name":"ok","values":[true,false]},{"name":"n","number":true},
{"name":"s","prefix":"s","sequence":true},{"name":"ip","cardinality":4,"of":"a","missing":0.2}]})",
};
const std::vector<std::string> Mappings{"time=@timestamp, host = host.name,x=y",
                                        "a=_id,a.b=b,msg=@timestamp",
                                        "@timestamp=time,host.name=@timestamp,=,"};
const std::vector<std::string> Tokens{"{",
                                      "}",
                                      "[",
                                      "]",
                                      ",",
                                      ":",
                                      "\"",
                                      "\\",
                                      "\n",
                                      "\r",
                                      "null",
                                      "true",
                                      "1e999",
                                      "-0",
                                      "\\u",
                                      "\\ud800",
                                      "@timestamp",
                                      "host.name",
                                      "host",
                                      "a.b",
                                      ".",
                                      "{}",
                                      "[]",
                                      "_id",
                                      std::string(1, '\0'),
                                      "\xff",
                                      "\xc3",
                                      "\"\"",
                                      "9007199254740993",
                                      std::string(70, '[')};

/// The samples, and a file of tests/data.
std::vector<std::string> with(std::vector<std::string> samples, std::initializer_list<const char*> names)
{
    for (const char* const name : names) {
        QFile file(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/data/") + QString::fromLatin1(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s cannot be read", name);
        samples.push_back(file.readAll().toStdString());
    }
    return samples;
}

class Mutation : public tests::Chance {
public:
    using Chance::Chance;

    std::string of(const std::vector<std::string>& samples, std::size_t mostChanges = 6)
    {
        std::string text = samples[below(samples.size())];
        for (std::size_t i = 0, count = 1 + below(mostChanges); i < count; ++i)
            change(text, samples);
        return text;
    }

private:
    void change(std::string& text, const std::vector<std::string>& samples)
    {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(text.size() - at, 1 + below(20));
        const std::string& other = samples[below(samples.size())];
        switch (below(7)) {
        case 0: text.replace(at, std::min<std::size_t>(1, text.size() - at), 1, static_cast<char>(below(256))); break;
        case 1: text.erase(at, length); break;
        case 2: text.insert(at, text.substr(at, length)); break;
        case 3: text.insert(at, Tokens[below(Tokens.size())]); break;
        case 4: text.replace(at, length, Tokens[below(Tokens.size())]); break;
        case 5: text.resize(at); break;
        default: text.insert(at, other.substr(below(other.size()), 1 + below(60)));
        }
    }

};

/// What every table promises; empty if it is kept.
std::string broken(const ReadAlerts& alerts)
{
    const AlertTable& table = *alerts.table;
    const IntakeCounts counts = table.counts();
    if (table.size() + counts.duplicates + counts.badRecords != counts.records)
        return "the counts do not add up";
    if (alerts.badLines.size() != std::min<std::uint64_t>(counts.badRecords, 100))
        return "bad lines are not listed";
    if (!std::is_sorted(table.times().begin(), table.times().end()))
        return "not in order of time";
    for (const Column& column : table.columns()) {
        std::uint32_t present = 0;
        for (const std::uint32_t code : column.codes().unpacked()) {
            if (code > column.distinctCount())
                return "a code without a value";
            present += code == Column::Missing ? 0 : 1;
        }
        if (present != column.presentCount() || column.codes().size() != table.size() || present == 0)
            return "a column of the wrong length";
    }
    for (const char* field : {"host.name", "host", "a.b", "l.0.b", "a", ""}) {
        const base::Result<FieldCells> lookedUp = lookUp(table, field);
        if (!lookedUp)
            return base::describe(lookedUp.error());
        const FieldCells& cells = *lookedUp;
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            const base::Result<base::Json> read = table.document({row}).and_then(
                [](const std::string& text) { return base::parseJson(text); });
            if (!read)
                return base::describe(read.error());
            const base::Json document = expandDottedKeys(*read);
            const std::optional<FoundValue> found = findValue(document, field);
            const std::string said = cells.codes[row] == 0 ? std::string() : cells.values[cells.codes[row] - 1];
            if (said != (found ? documentOrderJson(*found->value) : std::string()))
                return "a column and its documents disagree at " + std::string(field);
        }
    }
    return {};
}

/// Writes the file anew: one that is cut and written again goes to the disk at once.
std::string write(const QTemporaryDir& folder, const char* name, const std::string& content)
{
    QFile::remove(folder.filePath(QString::fromLatin1(name)));
    return writeFile(folder, name, content);
}

/// Reads a file, which may be no good; empty if all is as promised.
std::string problemOf(const base::Result<ReadAlerts>& read)
{
    if (read)
        return broken(*read);
    return read.error().text.empty() || !read.error().location ? "an error that does not say enough" : "";
}

/// What differs in the table when it was written and read again.
std::string unlikeWritten(const MixedAlerts& mixed, const Flood& flood, const QTemporaryDir& folder)
{
    std::string text;
    const auto sink = [&text](std::string_view block) {
        text += block;
        return base::Result<void>();
    };
    const AlertTable& table = *mixed.alerts.table;
    if (const base::Result<void> done = writeDocuments(table, flood, 1, UINT32_MAX, sink, nullptr, {}, mixed.order.get());
        !done)
        return base::describe(done.error());
    FieldMapping mapping;
    if (table.timeField() != "@timestamp")
        mapping.emplace_back(table.timeField(), "@timestamp");
    if (table.fields().id != "_id")
        mapping.emplace_back(table.fields().id, "_id");
    const base::Result<ReadAlerts> again = readAlerts(write(folder, "again.ndjson", text), {.mapping = mapping});
    if (!again)
        return base::describe(again.error()) + "\n" + text;
    const std::string before = tableText(table);
    const std::string after = tableText(*again->table);
    if (before == after)
        return {};
    const auto differs = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
    const std::size_t line = before.rfind('\n', differs) + 1;
    return "read again it is another table: " + after.substr(line, after.find('\n', line) - line) + " instead of "
           + before.substr(line, before.find('\n', line) - line);
}

} // namespace

class AlertReaderFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readers_data();
    void readers();
    void gzip();
    void mappings();
    void mappedCsv();
    void floods();
    void mixes();

private:
    void tell(const std::string& problem, int round, const std::string& text)
    {
        QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(round) + ":\n" + text).c_str());
    }
};

void AlertReaderFuzz::readers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 3; ++seed)
        for (const char* const name : {"f.ndjson", "f.csv", "f.json"})
            QTest::addRow("%s %llu", name, static_cast<unsigned long long>(seed)) << QByteArray(name) << seed;
}

void AlertReaderFuzz::readers()
{
    QFETCH(const QByteArray, name);
    QFETCH(const quint64, seed);
    const QTemporaryDir folder;
    const std::vector<std::string> samples =
        name.endsWith(".csv")    ? with(Csv, {"export.csv", "epochs.csv"})
        : name.endsWith(".json") ? with(Lists, {"alertmanager-alerts.json", "elasticsearch-search.json",
                                                "discover-paste.json", "jq-sequence.json"})
                                 : with(Ndjson, {"suricata-eve.json", "zeek-conn.log", "epochs.ndjson"});
    Mutation mutation(tests::FuzzRounds::seed(seed));
    int tables = 0;
    tests::FuzzRounds rounds(1'000, 1.0 / 3);
    while (rounds.next()) {
        const std::string text = mutation.of(samples);
        ReadSettings settings;
        settings.skipBadLines = rounds.round() % 4 != 0;
        const base::Result<ReadAlerts> read = readAlerts(write(folder, name.constData(), text), settings);
        tables += read ? 1 : 0;
        tell(problemOf(read), rounds.round(), text);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(tables > rounds.round() / 5, std::to_string(tables).c_str()); // else it tests nothing but errors
    if (tests::FuzzRounds::isTimed())
        qInfo("%d rounds, %d tables", rounds.round(), tables);
}

/// The same from gzip; and gzip that is damaged is an error, or the same all the same.
void AlertReaderFuzz::gzip()
{
    const QTemporaryDir folder;
    const std::vector<std::string> samples = with(Ndjson, {"suricata-eve.json", "zeek-conn.log"});
    Mutation mutation(tests::FuzzRounds::seed(7));
    int tables = 0;
    int damaged = 0;
    tests::FuzzRounds rounds(500);
    while (rounds.next()) {
        const std::string text = mutation.of(samples);
        const ReadSettings settings{.skipBadLines = true};
        const base::Result<ReadAlerts> plain = readAlerts(write(folder, "f.ndjson", text), settings);
        const std::string packed = tests::gzipped(text, static_cast<int>(mutation.below(10)));
        const base::Result<ReadAlerts> read = readAlerts(write(folder, "f.ndjson.gz", packed), settings);
        QCOMPARE(read.has_value(), plain.has_value());
        tables += read ? 1 : 0;
        tell(read && tableText(*read->table) != tableText(*plain->table) ? "gzip gives another table" : "",
             rounds.round(), text);
        const std::string bad = mutation.of({packed}, 2);
        const base::Result<ReadAlerts> third = readAlerts(write(folder, "f.ndjson.gz", bad), settings);
        tell(problemOf(third), rounds.round(), text);
        damaged += third ? 0 : 1;
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(tables > rounds.round() / 5);
    QVERIFY(damaged > rounds.round() / 2);
}

void AlertReaderFuzz::mappings()
{
    Mutation mutation(tests::FuzzRounds::seed(5));
    tests::FuzzRounds rounds(3'000, 0.5);
    int mapped = 0;
    while (rounds.next()) {
        const std::string text = mutation.of(Mappings);
        const base::Result<FieldMapping> mapping = parseMapping(text);
        QVERIFY(mapping.has_value() || !mapping.error().text.empty());
        if (!mapping)
            continue;
        ++mapped;
        const base::Result<FieldMapping> again = parseMapping(mappingText(*mapping));
        QVERIFY2(again.has_value() && *again == *mapping, text.c_str());
    }
    QVERIFY(mapped > rounds.round() / 20);
}

/// Whatever the columns are said to be.
void AlertReaderFuzz::mappedCsv()
{
    const QTemporaryDir folder;
    Mutation mutation(tests::FuzzRounds::seed(6));
    tests::FuzzRounds rounds(1'000, 0.5);
    int tables = 0;
    while (rounds.next()) {
        const std::string text = mutation.of(Csv, 2);
        const std::string columns = mutation.of(Mappings, 3);
        const ReadSettings settings{.mapping = parseMapping(columns).value_or(FieldMapping{{"a", "@timestamp"}}),
                                    .skipBadLines = true};
        const base::Result<ReadAlerts> read = readAlerts(write(folder, "f.csv", text), settings);
        tables += read ? 1 : 0;
        tell(problemOf(read), rounds.round(), columns + '\n' + text);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(tables > rounds.round() / 100, std::to_string(tables).c_str());
}

void AlertReaderFuzz::floods()
{
    Mutation mutation(tests::FuzzRounds::seed(4));
    int floods = 0;
    tests::FuzzRounds rounds(3'000);
    while (rounds.next()) {
        const std::string text = mutation.of(Floods, 2);
        const base::Result<Flood> flood = parseFlood(text);
        if (!flood) {
            QVERIFY(!flood.error().text.empty());
            continue;
        }
        ++floods;
        const base::Result<Flood> again = parseFlood(writeFlood(*flood));
        QVERIFY2(again.has_value() && *again == *flood, text.c_str());
        if (documentCount(*flood).value_or(1'000'000) < 20'000)
            QVERIFY(generate(*flood, 1).has_value());
    }
    QVERIFY(floods > 20);
}

/// A flood mixed into whatever was read, and all of it written and read again.
void AlertReaderFuzz::mixes()
{
    const QTemporaryDir folder;
    std::vector<std::string> samples = with(Ndjson, {"suricata-eve.json", "epochs.ndjson"});
    samples.insert(samples.end(), Lists.begin(), Lists.end());
    samples.insert(samples.end(), Csv.begin(), Csv.end());
    Flood flood = parseFlood(Floods.front()).value();
    flood.name = "I"; // whose index some documents are in
    flood.length = {5 * base::Minute.milliseconds};
    flood.fields = {{.name = "host.name", .prefix = "web-", .cardinality = 3}, {.name = "a.b", .prefix = "y"},
                    {.name = "l", .prefix = {}, .cardinality = 2, .number = true}, {.name = "n", .prefix = {}}};
    Mutation mutation(tests::FuzzRounds::seed(6));
    int tables = 0;
    tests::FuzzRounds rounds(500);
    while (rounds.next()) {
        const std::string text = mutation.of(samples);
        flood.mix = FloodMix{.into = write(folder, "h.json", text)};
        const base::Result<MixedAlerts> mixed = makeAlerts(flood, 1, rounds.round() % 4 != 0);
        tables += mixed ? 1 : 0;
        tell(problemOf(mixed.map(&MixedAlerts::alerts)), rounds.round(), text);
        tell(mixed ? unlikeWritten(*mixed, flood, folder) : "", rounds.round(), text);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(tables > rounds.round() / 5, std::to_string(tables).c_str());
}

QTEST_APPLESS_MAIN(AlertReaderFuzz)
#include "tst_AlertReaderFuzz.moc"
