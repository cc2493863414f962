// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

#include "FloodText.h"
#include "core/alerts/FieldLookup.h"
#include "core/alerts/FloodWriter.h"
#include "core/alerts/MixedAlerts.h"

using namespace casewright;
using namespace casewright::alerts;

namespace {

/// Two documents a minute for an hour, from 2026-01-05 on, mixed into a file of a folder.
Flood floodInto(const std::string& path, double strength = 1)
{
    Flood mixed = flood(R"("mix":{"into":")" + path + R"("})",
                        R"(,{"name":"code","values":[7,"7",true]},{"name":"n","sequence":true,"number":true})");
    mixed.length = base::Hour;
    mixed.mix->strength = strength;
    return mixed;
}

MixedAlerts made(const Flood& flood, std::uint64_t seed = 3)
{
    base::Result<MixedAlerts> mixed = makeAlerts(flood, seed);
    if (!mixed)
        qFatal("%s", mixed.error().text.c_str());
    return std::move(*mixed);
}

/// The rows of one of both, as tableText() has them.
std::vector<std::string> rowsOf(const MixedAlerts& mixed, bool isFlood)
{
    std::vector<std::string> rows;
    const QByteArray text = QByteArray::fromStdString(tableText(*mixed.alerts.table));
    std::uint32_t row = 0;
    for (const QByteArray& line : text.chopped(text.isEmpty() ? 0 : 1).split('\n'))
        if (mixed.order->isFlood(row++) == isFlood)
            rows.push_back(line.toStdString());
    return rows;
}

std::string written(const MixedAlerts& mixed, const Flood& flood, std::uint64_t seed = 3)
{
    std::string text;
    const auto sink = [&text](std::string_view block) {
        text += block;
        return base::Result<void>();
    };
    const base::Result<void> done = writeDocuments(*mixed.alerts.table, flood, seed, UINT32_MAX, sink, nullptr, {},
                                                   mixed.order.get());
    if (!done)
        qFatal("%s", done.error().text.c_str());
    return text;
}

/// Nested and dotted keys, lists of objects, types that the flood has too, ids and indices of its own and none, out of
/// order, and one that comes twice.
constexpr const char* History = R"({"_id":"flood-4","_index":"f","@timestamp":"2025-12-31T23:59:00Z","host.name":"host-3","code":"7"}
{"@timestamp":"2026-01-05T00:10:00Z","host":{"name":"web"},"code":7,"list":[{"a":1},{"a":[2,"x"]}],"x":{"y.z":1}}
{"_id":"a","_index":"logs","@timestamp":"2026-01-01T00:00:00Z","host":{"name":null,"ip":["1","2"]},"big":12345678901234567890}
{"_id":"flood-2","_index":"logs","@timestamp":"2026-01-01T00:00:00Z","code":true}
{"_id":"a","_index":"logs","@timestamp":"2026-01-02T00:00:00Z","code":"twice"}
{"_id":"a","_index":"more","@timestamp":"2026-01-01T00:20:00Z","n":-0.0}
)";

} // namespace

class MixedAlertsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothAreThereInOrderOfTime()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "h.ndjson", History);
        Flood into = floodInto(path);
        const MixedAlerts mixed = made(into);
        const AlertTable& table = *mixed.alerts.table;
        QVERIFY(std::ranges::is_sorted(table.times()));
        QCOMPARE(table.name(), std::string("F"));

        // The flood begins with the history; its document flood-4 is there already, in the same index.
        into.mix.reset();
        into.start = base::parseTimestamp("2025-12-31T23:59:00Z").value();
        const std::shared_ptr<const AlertTable> alone = generate(into, 3).value();
        QCOMPARE(alone->size(), 120U);
        QCOMPARE(table.size(), 5U + 119U);
        const auto counts = IntakeCounts{.records = 6 + 120, .duplicates = 2, .badRecords = 0};
        QVERIFY(table.counts() == counts);
        std::vector<std::string> ofFlood;
        for (std::uint32_t row = 0; row < alone->size(); ++row)
            if (alone->id({row}) != "flood-4")
                ofFlood.push_back(base::formatTimestamp(alone->times()[row]) + " f/" + alone->id({row}));
        const std::vector<std::string> rows = rowsOf(mixed, true);
        QCOMPARE(rows.size(), ofFlood.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            QVERIFY2(rows[i].starts_with(ofFlood[i] + ' '), rows[i].c_str());

        // Each row has the cells that it has alone, and lacks the other's fields.
        const std::shared_ptr<const AlertTable> history = readAlerts(path, {}).value().table;
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            const bool isFlood = mixed.order->isFlood(row);
            const AlertTable& from = isFlood ? *alone : *history;
            const std::uint32_t source = isFlood ? mixed.order->floodRow(row) : mixed.order->historyRow(row);
            QCOMPARE(table.id({row}), from.id({source}));
            QCOMPARE(table.index({row}), from.index({source}));
            QCOMPARE(table.document({row}).value(), from.document({source}).value());
            for (const Column& column : table.columns()) {
                const std::string cell = cellText(table, column.name().c_str(), row);
                const std::string alike = cellText(from, column.name().c_str(), source);
                QCOMPARE(cell, alike == "no column" ? "-" : alike);
            }
        }
    }

    void fieldsOfOneNameAreOneColumn()
    {
        const QTemporaryDir folder;
        const MixedAlerts mixed = made(floodInto(writeFile(folder, "h.ndjson", History)));
        const AlertTable& table = *mixed.alerts.table;
        QCOMPARE(std::ranges::count(table.columns(), "code", &Column::name), std::ptrdiff_t{1});
        for (const Column& column : table.columns()) {
            std::vector<ValueView> values;
            std::uint32_t present = 0;
            for (std::uint32_t code = 1; code <= column.distinctCount(); ++code) {
                QVERIFY(std::ranges::find(values, column.value(code)) == values.end());
                values.push_back(column.value(code));
            }
            std::vector<bool> isUsed(column.distinctCount() + std::size_t{1});
            for (std::uint32_t row = 0; row < table.size(); ++row) {
                present += column.codes()[row] != Column::Missing;
                isUsed[column.codes()[row]] = true;
            }
            QCOMPARE(present, column.presentCount());
            QVERIFY(std::all_of(isUsed.begin() + 1, isUsed.end(), [](bool used) { return used; }));
        }
        QVERIFY(table.column("list.a")->isIrregular());
        QVERIFY(!table.column("n")->isIrregular());
        // 7 and "7" are two values, 7 of both is one.
        QCOMPARE(table.column("code")->distinctCount(), 3U);
    }

    void idsOfBothAreNumbered()
    {
        const QTemporaryDir folder;
        const MixedAlerts mixed = made(floodInto(writeFile(folder, "h.ndjson", History)));
        const AlertTable& table = *mixed.alerts.table;
        std::vector<std::string> ids(table.idCount());
        for (std::uint32_t row = 0; row < table.size(); ++row) {
            std::string& id = ids.at(table.idNumbers()[row]);
            QVERIFY(id.empty() || id == table.id({row}));
            id = table.id({row});
        }
        std::ranges::sort(ids);
        QVERIFY(std::ranges::adjacent_find(ids) == ids.end()); // an id has one number, also flood-2 in two indices
        QVERIFY(!ids.front().empty());
        QCOMPARE(ids.size(), std::size_t{4 + 118});
    }

    void sameInputsSameTable()
    {
        const QTemporaryDir folder;
        const Flood into = floodInto(writeFile(folder, "h.ndjson", History));
        QCOMPARE(tableText(*made(into).alerts.table), tableText(*made(into).alerts.table));
        QVERIFY(tableText(*made(into).alerts.table) != tableText(*made(into, 4).alerts.table));
    }

    void readBackItIsTheTable()
    {
        const QTemporaryDir folder;
        Flood into = floodInto(writeFile(folder, "h.ndjson", History));
        into.duplicates = 0.5;
        const MixedAlerts mixed = made(into);
        const std::string text = written(mixed, into);
        const std::shared_ptr<const AlertTable> again =
            readAlerts(writeFile(folder, "out.ndjson", text), {}).value().table;
        QCOMPARE(tableText(*again), tableText(*mixed.alerts.table));
        // All but the documents that are not in the table: flood-4 and the one that came twice in the history.
        QVERIFY(again->counts().duplicates > 40);
        QVERIFY(mixed.alerts.table->counts().duplicates - again->counts().duplicates <= 3);
        for (const Column& column : mixed.alerts.table->columns()) {
            QCOMPARE(again->column(column.name())->presentCount(), column.presentCount());
            QCOMPARE(again->column(column.name())->distinctCount(), column.distinctCount());
            QCOMPARE(again->column(column.name())->isIrregular(), column.isIrregular());
        }
    }

    void otherFormats_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("map");
        QTest::newRow("a list over several lines") << QByteArray("h.json") << QByteArray(R"([
  {"@timestamp": "2026-01-01T00:00:00Z",
   "host": {"name": "a"}},
  {"@timestamp": "2026-01-01T00:30:00Z"}])") << QByteArray();
        QTest::newRow("CSV with a mapping") << QByteArray("h.csv")
                                            << QByteArray("when;host\n2026-01-01T00:10:00Z;a\n2026-01-01T00:00:00Z;b\n")
                                            << QByteArray("when=@timestamp,host=host.name");
        QTest::newRow("CSV that is guessed") << QByteArray("h.csv") << QByteArray("time,x\n2026-01-01T00:10:00Z,a\n")
                                             << QByteArray();
        QTest::newRow("Suricata") << QByteArray("eve.json")
                                  << QByteArray(R"({"timestamp":"2026-01-01T00:00:00.5+0100","src_ip":"1.2.3.4"})")
                                  << QByteArray();
        QTest::newRow("Alertmanager")
            << QByteArray("alerts.json")
            << QByteArray(R"([{"fingerprint":"f1","startsAt":"2026-01-01T00:00:00Z","labels":{"a":"b"}},
                {"fingerprint":"f2","startsAt":"2026-01-01T00:20:00Z","labels":{"a":"c"}}])")
            << QByteArray();
        QTest::newRow("a time further down") << QByteArray("h.ndjson")
                                             << QByteArray(R"({"event":{"created":"2026-01-01T00:00:00Z","kind":"x"}})")
                                             << QByteArray("event.created=@timestamp");
        QTest::newRow("numbers of more digits than a double has")
            << QByteArray("h.ndjson") << QByteArray(R"({"@timestamp":1772438040004999999,"n":12345678901234567890})")
            << QByteArray();
        QTest::newRow("a search answer")
            << QByteArray("h.json")
            << QByteArray(R"({"hits":{"hits":[{"_id":"x","_index":"i","_source":{"@timestamp":"2026-01-01","a":1}}]}})")
            << QByteArray();
    }
    void otherFormats()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, map);
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, name.constData(), content.toStdString());
        Flood into = floodInto(path, 0.5);
        into.mix->map = map.toStdString();
        const MixedAlerts mixed = made(into);
        const std::shared_ptr<const AlertTable> history =
            readAlerts(path, {.mapping = parseMapping(into.mix->map).value()}).value().table;
        QCOMPARE(mixed.alerts.table->size(), history->size() + 60);
        QCOMPARE(mixed.alerts.table->times().front(), history->times().front());
        QCOMPARE(mixed.alerts.table->timeField(), history->timeField());
        const bool isJson = !path.ends_with(".csv");
        const ReadSettings settings{.mapping = isJson ? parseMapping(into.mix->map).value() : FieldMapping()};
        const std::string text = written(mixed, into);
        QCOMPARE(std::ranges::count(text, '\n'), static_cast<std::ptrdiff_t>(mixed.alerts.table->size()));
        const std::shared_ptr<const AlertTable> again =
            readAlerts(writeFile(folder, "out.ndjson", text), settings).value().table;
        QCOMPARE(tableText(*again), tableText(*mixed.alerts.table));
        QCOMPARE(again->timeField(), mixed.alerts.table->timeField());
        // The time is no column: it is looked up in the documents, those of the flood too.
        const FieldCells times = lookUp(*mixed.alerts.table, mixed.alerts.table->timeField(), {}).value();
        QVERIFY(std::ranges::count(times.codes, 0U) == 0);
    }

    /// Day and week are those of the history's time.
    void shapeFollowsTheMovedStart()
    {
        const QTemporaryDir folder;
        Flood into = floodInto(writeFile(folder, "h.ndjson", R"({"@timestamp":"2026-03-07T12:00:00Z"})")); // a Saturday
        into.week = {1, 1, 1, 1, 1, 0, 1};
        into.length = base::Day;
        const MixedAlerts mixed = made(into);
        QCOMPARE(mixed.alerts.table->size(), 1U + 12 * 120U);
        QVERIFY(mixed.alerts.table->times()[1] >= base::parseTimestamp("2026-03-08T00:00:00Z").value());
    }

    void withoutDocuments()
    {
        const QTemporaryDir folder;
        Flood into = floodInto(writeFile(folder, "h.csv", "@timestamp,a\n"));
        const MixedAlerts none = made(into);
        QCOMPARE(none.alerts.table->size(), 120U);
        QVERIFY(none.alerts.table->times().front() >= into.start);
        into = floodInto(writeFile(folder, "h.ndjson", R"({"@timestamp":"2026-03-07T12:00:00Z"})"), 1e-6);
        QCOMPARE(made(into).alerts.table->size(), 1U);
        into.mix.reset();
        const MixedAlerts alone = made(into);
        QVERIFY(alone.order == nullptr);
        QCOMPARE(tableText(*alone.alerts.table), tableText(*generate(into, 3).value()));
    }

    /// A history that the flood itself was written to: all of it is there already.
    void intoItself()
    {
        const QTemporaryDir folder;
        Flood own = floodInto("h");
        own.mix.reset();
        const MixedAlerts alone = made(own);
        Flood into = floodInto(writeFile(folder, "h.ndjson", written(alone, own)));
        const MixedAlerts mixed = made(into);
        QCOMPARE(tableText(*mixed.alerts.table), tableText(*alone.alerts.table));
        QCOMPARE(mixed.alerts.table->counts().duplicates, std::uint64_t{120});
        QCOMPARE(mixed.alerts.table->idCount(), 120U);
        into.name = "G";
        QCOMPARE(made(into).alerts.table->size(), 240U);
        QCOMPARE(made(into).alerts.table->idCount(), 120U);
    }

    void changedHistoryIsNoticed()
    {
        const QTemporaryDir folder;
        const std::string path = writeFile(folder, "h.ndjson", History);
        const MixedAlerts mixed = made(floodInto(path));
        writeFile(folder, "h.ndjson", '\n' + std::string(History)); // not behind it, as a log grows
        const base::Result<std::string> gone = mixed.alerts.table->document({0});
        QCOMPARE(gone.error().code, base::ErrorCode::Conflict);
        QCOMPARE(gone.error().location->file, path);
        QVERIFY(mixed.alerts.table->document({mixed.order->rowOfFlood(0)}).has_value());
    }

    void errors()
    {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("h.ndjson")).toStdString();
        Flood into = floodInto(path);
        const base::Error missing = makeAlerts(into, 1).error();
        QCOMPARE(missing.code, base::ErrorCode::NotFound);
        QCOMPARE(missing.location->file, path);
        QVERIFY2(missing.text.ends_with("the flood is mixed into this file"), missing.text.c_str());
        writeFile(folder, "h.ndjson", "{\"@timestamp\":\"2026-01-01\"}\n{\"@timestamp\":tomorrow}\n");
        const base::Error bad = makeAlerts(into, 1).error();
        QCOMPARE(bad.location->file, path);
        QCOMPARE(bad.location->line, std::size_t{2});
        QCOMPARE(bad.location->column, std::size_t{16});
        const base::Result<MixedAlerts> skipped = makeAlerts(into, 1, true);
        QCOMPARE(skipped->alerts.table->size(), 121U);
        QCOMPARE(skipped->alerts.badLines.size(), std::size_t{1});
        QCOMPARE(skipped->alerts.table->counts().badRecords, std::uint64_t{1});

        writeFile(folder, "h.ndjson", R"({"code":{"at":"2026-01-01"}})");
        into.mix->map = "code.at=@timestamp";
        const base::Error clash = makeAlerts(into, 1).error();
        QCOMPARE(clash.code, base::ErrorCode::InvalidValue);
        QCOMPARE(clash.location->field, std::string("fields.1.name"));
        writeFile(folder, "h.ndjson", R"({"@timestamp":"9999-12-31T23:59:00Z"})");
        into.mix->map.clear();
        QCOMPARE(makeAlerts(into, 1).error().location->field, std::string("start"));
        into.perMinute = 0; // said before the file is looked at
        into.mix->into = "nowhere";
        QCOMPARE(makeAlerts(into, 1).error().location->field, std::string("perMinute"));
    }

    void stopsAndTellsProgress()
    {
        const QTemporaryDir folder;
        const Flood into = floodInto(writeFile(folder, "h.ndjson", History));
        std::stop_source source;
        source.request_stop();
        QCOMPARE(makeAlerts(into, 1, false, nullptr, source.get_token()).error().code, base::ErrorCode::Cancelled);
        base::Progress progress;
        const MixedAlerts mixed = makeAlerts(into, 1, false, &progress).value();
        QCOMPARE(progress.total(), std::uint64_t{mixed.alerts.table->columns().size()});
        QCOMPARE(progress.done(), progress.total());
    }
};

QTEST_APPLESS_MAIN(MixedAlertsTest)
#include "tst_MixedAlerts.moc"
