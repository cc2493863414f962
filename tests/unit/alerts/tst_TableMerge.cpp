// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "FloodText.h"
#include "TableText.h"
#include "core/alerts/AlertReader.h"
#include "core/alerts/TableMerge.h"
#include "core/base/Time.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

Table read(const std::string& path, const ReadSettings& settings = {})
{
    base::Result<ReadAlerts> read = readAlerts(path, settings);
    if (!read)
        qFatal("%s", read.error().text.c_str());
    return read->table;
}

/// Lines of documents that have ids, some of them more than once, and are not in order of time.
std::string lines(std::mt19937& bits, int count)
{
    std::string text;
    for (int i = 0; i < count; ++i) {
        const base::Timestamp at{1'767'600'000'000 + static_cast<std::int64_t>(bits() % 90) * 1'000};
        text += "{\"@timestamp\":\"" + base::formatTimestamp(at) + "\",\"_id\":\"id-" + std::to_string(bits() % 150)
            + "\",\"_index\":\"index-" + std::to_string(bits() % 2) + '"';
        if (bits() % 4 > 0)
            text += ",\"host\":{\"name\":\"h" + std::to_string(bits() % 9) + "\"}";
        if (bits() % 3 == 0)
            text += ",\"f" + std::to_string(bits() % 5) + "\":" + std::to_string(bits() % 40);
        if (bits() % 9 == 0)
            text += ",\"user.name\":[\"a\",\"b\"]";
        text += "}\n";
    }
    return text;
}

} // namespace

class TableMergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The oracle: one file with all lines, one part after the other.
    void severalFilesAreOneFileOfAll()
    {
        QTemporaryDir folder;
        std::mt19937 bits(7);
        for (int round = 0; round < 60; ++round) {
            std::string all;
            std::vector<Table> parts;
            for (std::uint32_t i = 0; i < 2 + bits() % 3; ++i) {
                const std::string text = lines(bits, static_cast<int>(1 + bits() % 60));
                all += text;
                parts.push_back(read(writeFile(folder, ("part-" + std::to_string(i) + ".ndjson").c_str(), text)));
            }
            const Table expected = read(writeFile(folder, "all.ndjson", all));
            const Table merged = mergeTables(parts).value();
            QCOMPARE(tableText(*merged), tableText(*expected));
            QCOMPARE(merged->counts(), expected->counts());
            QCOMPARE(merged->idCount(), expected->idCount());
            for (std::uint32_t row = 0; row < merged->size(); ++row) {
                QCOMPARE(merged->document({row}).value(), expected->document({row}).value());
                const bool isSame = row > 0 && merged->id({row}) == merged->id({row - 1});
                QCOMPARE(row > 0 && merged->idNumbers()[row] == merged->idNumbers()[row - 1], isSame);
            }
            const auto numbers = merged->idNumbers();
            const std::set<std::uint32_t> distinct(numbers.begin(), numbers.end());
            QCOMPARE(distinct.size(), std::size_t{merged->idCount()});
            QVERIFY(distinct.empty() || *distinct.rbegin() == merged->idCount() - 1);
        }
    }

    /// Documents of a flood are written anew by it, and are found by its rows.
    void floodsAndFilesComeTogether()
    {
        QTemporaryDir folder;
        std::mt19937 bits(3);
        Flood storm = withStorm("{\"kind\":\"burst\",\"after\":\"5m\",\"length\":\"5m\",\"perMinute\":50}");
        storm.length = base::Hour;
        const Table made = generate(storm, 5).value();
        const Table file = read(writeFile(folder, "a.ndjson", lines(bits, 80)));
        const std::vector<Table> both{made, file};
        const Table merged = mergeTables(both).value();
        QCOMPARE(merged->size(), made->size() + file->size());
        std::uint32_t next[2] = {0, 0};
        for (std::uint32_t row = 0; row < merged->size(); ++row) {
            const bool isOfFile = merged->index({row}).starts_with("index-");
            const AlertTable& source = isOfFile ? *file : *made;
            const std::uint32_t same = next[isOfFile ? 1 : 0]++;
            QCOMPARE(merged->id({row}), source.id({same})); // the flood stands first
            QCOMPARE(merged->document({row}).value(), source.document({same}).value());
            QCOMPARE(merged->times()[row], source.times()[same]);
        }
        QVERIFY(std::ranges::is_sorted(merged->times()));
    }

    /// What has no id of its own is numbered by its source, so the numbers of another one say of which they are.
    void numbersOfDocumentsAreNoIds()
    {
        QTemporaryDir folder;
        const std::string line = "{\"@timestamp\":\"2026-01-05T00:00:02Z\"}\n";
        const Table file = read(writeFile(folder, "a.ndjson", line + line));
        const Table made = generate(flood(), 5).value();
        const std::vector<Table> all{file, made, file, made};
        const Table merged = mergeTables(all).value();
        QCOMPARE(merged->size(), 2 * (file->size() + made->size()));
        QCOMPARE(merged->idCount(), merged->size());
        QCOMPARE(merged->counts().duplicates, std::uint64_t{0});
        std::set<std::string> ids;
        for (std::uint32_t row = 0; row < merged->size(); ++row)
            ids.insert(merged->id({row}));
        QCOMPARE(ids.size(), std::size_t{merged->size()});
        for (const std::string& id : {std::string("row-1"), std::string("row-2"), std::string("3/row-1"),
                                      "2/" + made->id({0}), "4/" + made->id({1})})
            QVERIFY2(ids.contains(id), id.c_str());
    }

    void timesMayStandInDifferentFields()
    {
        QTemporaryDir folder;
        const Table usual = read(writeFile(folder, "a.ndjson", "{\"@timestamp\":\"2026-01-05T00:00:02Z\",\"n\":1}\n"));
        const Table other = read(writeFile(folder, "b.csv", "ts,n\n2026-01-05T00:00:01Z,2\n"),
                                 {.mapping = parseMapping("ts=@timestamp").value()});
        const std::vector<Table> both{usual, other};
        const Table merged = mergeTables(both).value();
        QCOMPARE(merged->size(), 2U);
        QCOMPARE(cellText(*merged, "n", 0), cellText(*other, "n", 0));
        QCOMPARE(merged->timeField(), std::string("@timestamp"));
        QVERIFY(merged->column("@timestamp") == nullptr);
    }

    void oneIsItselfAndNoneAnError()
    {
        const Table made = generate(flood(), 1).value();
        const std::vector<Table> one{made};
        QCOMPARE(mergeTables(one).value(), made);
        QCOMPARE(mergeTables({}).error().code, base::ErrorCode::MissingValue);
    }

    void itStops()
    {
        const Table made = generate(flood(), 1).value();
        const std::vector<Table> both{made, generate(flood(), 2).value()};
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(mergeTables(both, nullptr, stop.get_token()).error().code, base::ErrorCode::Cancelled);
        base::Progress progress;
        QVERIFY(mergeTables(both, &progress));
        QCOMPARE(progress.done(), progress.total());
    }
};

QTEST_APPLESS_MAIN(TableMergeTest)
#include "tst_TableMerge.moc"
