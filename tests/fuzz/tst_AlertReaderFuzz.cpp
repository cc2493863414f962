// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Good inputs with bytes changed, cut out, put in twice and mixed, by a fixed seed: readers must give a
// table that holds together, or an error, and never more than that.

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
#include "tests/fuzz/Chance.h"

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
"duplicates":0.1,"storms":[{"kind":"burst","length":"9m","perMinute":7,"set":{"c":404,"a":"x","ok":true}},
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
std::string broken(const ReadAlerts& read)
{
    const AlertTable& table = *read.table;
    const IntakeCounts counts = table.counts();
    if (table.size() + counts.duplicates + counts.badRecords != counts.records)
        return "the counts do not add up";
    if (read.badLines.size() != std::min<std::uint64_t>(counts.badRecords, 100))
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
        const FieldCells cells = lookUp(table, field).value();
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            const base::Json document = expandDottedKeys(base::parseJson(table.document({row}).value()).value());
            const std::optional<FoundValue> found = findValue(document, field);
            const std::string said = cells.codes[row] == 0 ? std::string() : cells.values[cells.codes[row] - 1];
            if (said != (found ? documentOrderJson(*found->value) : std::string()))
                return "a column and its documents disagree at " + std::string(field);
        }
    }
    return {};
}

} // namespace

class AlertReaderFuzz : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 3; ++seed) {
            for (const char* const name : {"f.ndjson", "f.csv", "f.json"})
                QTest::addRow("%s %llu", name, static_cast<unsigned long long>(seed)) << QString::fromLatin1(name) << seed;
        }
    }
    void readers()
    {
        QFETCH(QString, name);
        QFETCH(quint64, seed);
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        const std::vector<std::string>& samples = name.endsWith(u".csv") ? Csv : name.endsWith(u".json") ? Lists : Ndjson;
        Mutation mutation(seed);
        int tables = 0;
        for (int round = 0; round < 1'500; ++round) {
            const std::string text = mutation.of(samples);
            QFile file(path);
            QVERIFY(!file.exists() || file.remove()); // a file that is cut and written again goes to the disk at once
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
            QCOMPARE(file.write(QByteArray::fromStdString(text)), static_cast<qint64>(text.size()));
            file.close();
            ReadSettings settings;
            settings.skipBadLines = round % 4 != 0;
            const base::Result<ReadAlerts> read = readAlerts(path.toStdString(), settings);
            if (!read) {
                QVERIFY(!read.error().text.empty());
                QVERIFY(read.error().location.has_value());
                continue;
            }
            ++tables;
            const std::string problem = broken(*read);
            QVERIFY2(problem.empty(), (problem + " in round " + std::to_string(round) + ":\n" + text).c_str());
        }
        QVERIFY(tables > 300); // else it tests nothing but errors
    }

    void floods()
    {
        Mutation mutation(4);
        int floods = 0;
        for (int round = 0; round < 3'000; ++round) {
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

    void mappings()
    {
        Mutation mutation(5);
        for (int round = 0; round < 3'000; ++round) {
            const base::Result<FieldMapping> mapping =
                parseMapping(mutation.of({"time=@timestamp, host = host.name,x=y"}));
            QVERIFY(mapping.has_value() || !mapping.error().text.empty());
        }
    }
};

QTEST_APPLESS_MAIN(AlertReaderFuzz)
#include "tst_AlertReaderFuzz.moc"
