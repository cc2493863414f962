// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "FloodText.h"

using namespace casewright;
using namespace casewright::alerts;

class FloodEventsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dayAndWeekShapeTheRate();
    void zoneMovesTheDay();
    void burst();
    void ramp();
    void drip();
    void rolling();
    void scanner();
    void scannedValuesThatMeetAreOne_data();
    void scannedValuesThatMeetAreOne();
    void flapping();
    void giant();
    void backfill();
    void rename();
    void renameOfStorms();
    void renamedNumbersStayDistinct();
    void missing();
    void stormsBeginAtOnce();
    void stormsAreCutOffByTheEnd();
    void aStormMoreChangesNoOther();
};

void FloodEventsTest::dayAndWeekShapeTheRate()
{
    const Flood shaped = flood(R"("day":[0,0,0,0,0,0,0.5,1,2,2,2,2,1,2,2,2,2,1,0.5,0,0,0,0,0],"week":[1,3,1,1,1,0,0])");
    const Table table = generate(shaped, 3).value();
    QCOMPARE(table->size(), 20U * 120 * 4);
    for (std::int64_t hour = 0; hour < 48; ++hour) {
        const double share = shaped.day[static_cast<std::size_t>(hour % 24)] * (hour < 24 ? 1 : 3);
        QCOMPARE(count(table, shaped, minutes(60 * hour), minutes(60 * hour + 60)),
                 static_cast<std::uint32_t>(share * 120));
    }
}

void FloodEventsTest::zoneMovesTheDay()
{
    const Flood shaped = flood(R"("day":[1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0],"zone":"+05:30")");
    const Table table = generate(shaped, 3).value();
    QCOMPARE(table->size(), 240U);
    QCOMPARE(count(table, shaped, minutes(18 * 60 + 30), minutes(19 * 60 + 30)), 120U); // midnight of Tuesday there
    QCOMPARE(count(table, shaped, minutes(42 * 60 + 30), minutes(43 * 60 + 30)), 120U);
}

void FloodEventsTest::burst()
{
    const Flood storm = withStorm(R"({"kind":"burst","after":"1h","length":"10m","perMinute":50,
                                      "set":{"host.name":"db-7"}})");
    const Table table = generate(storm, 1).value();
    QCOMPARE(table->size(), 2U * 2 * 1440 + 500);
    QCOMPARE(table->size(), documentCount(storm).value());
    QVERIFY(std::is_sorted(table->times().begin(), table->times().end()));
    for (std::int64_t minute = 50; minute < 80; ++minute)
        QCOMPARE(count(table, storm, minutes(minute), minutes(minute + 1), "string:db-7"),
                 minute >= 60 && minute < 70 ? 50U : 0U);
}

void FloodEventsTest::ramp()
{
    const char* const mark = "string:x";
    const Flood up = withStorm(R"({"kind":"ramp","after":"1h","length":"100m","perMinute":64,"set":{"host.name":"x"}})");
    const Table rising = generate(up, 1).value();
    QCOMPARE(count(rising, up, {}, base::Day, mark), 3'200U);
    for (std::int64_t part = 0; part < 10; ++part) { // 1, 3, 5... of 100
        const std::uint32_t found = count(rising, up, minutes(60 + 10 * part), minutes(70 + 10 * part), mark);
        QVERIFY2(std::abs(static_cast<double>(found) - 32.0 * (2.0 * static_cast<double>(part) + 1)) <= 4,
                 std::to_string(found).c_str());
    }
    const Flood both = withStorm(R"({"kind":"ramp","shape":"upAndDown","after":"1h","length":"100m","perMinute":64,
                                     "set":{"host.name":"x"}})");
    const Table risen = generate(both, 1).value();
    QCOMPARE(count(risen, both, {}, base::Day, mark), 3'200U);
    const std::uint32_t first = count(risen, both, {}, minutes(110), mark);
    QVERIFY(first >= 1'599 && first <= 1'601);
    QVERIFY(count(risen, both, minutes(105), minutes(115), mark) > 600);
    QVERIFY(count(risen, both, minutes(150), minutes(160), mark) < 70);
}

void FloodEventsTest::drip()
{
    const Flood storm = withStorm(R"({"kind":"drip","after":"1h","length":"20h","every":"30m","set":{"host.name":"x"}})");
    const Table table = generate(storm, 1).value();
    for (std::int64_t part = 0; part < 80; ++part)
        QCOMPARE(count(table, storm, minutes(30 * part), minutes(30 * part + 30), "string:x"),
                 part >= 2 && part < 42 ? 1U : 0U);
}

void FloodEventsTest::rolling()
{
    Flood storm = withStorm(R"({"kind":"rolling","after":"1h","length":"4h","perMinute":30,"field":"host.name",
                                "each":"20m"})");
    storm.perMinute = 0.000001;
    const Table table = generate(storm, 1).value();
    QCOMPARE(table->size(), 4U * 60 * 30);
    for (std::int64_t turn = 0; turn < 12; ++turn) { // two more than there are hosts: from the first again
        const std::string host = "string:host-" + std::to_string(turn % 10 + 1);
        QCOMPARE(count(table, storm, minutes(60 + 20 * turn), minutes(80 + 20 * turn), host.c_str()), 600U);
    }
}

void FloodEventsTest::scanner()
{
    const Flood storm = flood(R"("storms":[
        {"kind":"scanner","after":"1h","length":"10m","perMinute":40,"field":"host.name"},
        {"kind":"scanner","after":"2h","length":"10m","perMinute":40,"field":"host.name","prefix":"scan-"}])");
    const Table table = generate(storm, 1).value();
    std::map<std::string, int> counts;
    for (std::uint32_t row = 0; row < table->size(); ++row)
        ++counts[cellText(*table, "host.name", row)];
    QCOMPARE(counts.size(), std::size_t{10 + 800});
    for (const auto& [value, times] : counts) {
        const bool isBase = value == "string:host-10" || value.size() == std::string("string:host-1").size();
        QVERIFY2((times == 1) == !isBase, value.c_str());
    }
    QCOMPARE(counts.count("string:host-11"), std::size_t{1});
    QCOMPARE(counts.count("string:host-410"), std::size_t{1});
    QCOMPARE(counts.count("string:scan-411"), std::size_t{1});
    QCOMPARE(counts.count("string:scan-810"), std::size_t{1});
}

void FloodEventsTest::scannedValuesThatMeetAreOne_data()
{
    QTest::addColumn<std::string>("storms");
    QTest::addColumn<std::string>("field");
    const std::string plain = R"({"name":"host.name","prefix":"x","cardinality":10})";
    const std::string scan = R"({"kind":"scanner","after":"1h","length":"1h","perMinute":30,"field":"host.name")";
    QTest::newRow("of two scanners") << scan + R"(,"prefix":"x1"},)" + scan + "}" << plain;
    QTest::newRow("of one, and a value that is set")
        << scan + R"(},{"kind":"burst","after":"2h","length":"1h","perMinute":1,"set":{"host.name":"x44"}})" << plain;
    QTest::newRow("of a sequence, and a value that is set")
        << std::string(R"({"kind":"burst","after":"2h","length":"1h","perMinute":1,"set":{"host.name":"x44"}})")
        << std::string(R"({"name":"host.name","prefix":"x","sequence":true})");
}

/// A column has each value once, however it came about.
void FloodEventsTest::scannedValuesThatMeetAreOne()
{
    QFETCH(const std::string, storms);
    QFETCH(const std::string, field);
    const base::Result<Flood> flood = parseFlood(
        R"({"casewright":"flood/1","start":"2026-01-05T00:00:00Z","length":"4h","perMinute":20,"fields":[)" + field
        + R"(],"storms":[)" + storms + "]}");
    QVERIFY2(flood, flood ? "" : flood.error().text.c_str());
    const auto table = generate(*flood, 1).value();
    const Column& hosts = *table->column("host.name");
    std::set<std::string> texts;
    for (std::uint32_t code = 1; code <= hosts.distinctCount(); ++code)
        texts.emplace(hosts.value(code).text);
    QCOMPARE(texts.size(), std::size_t{hosts.distinctCount()});
    QVERIFY(hosts.distinctCount() < table->size());
}

void FloodEventsTest::flapping()
{
    const Flood storm = withStorm(R"({"kind":"flapping","after":"1h","length":"32m","perMinute":10,"on":"5m",
                                      "off":"10m","set":{"host.name":"x"}})");
    const Table table = generate(storm, 1).value();
    for (std::int64_t minute = 55; minute < 100; ++minute) {
        const bool isOn = minute >= 60 && minute < 92 && (minute - 60) % 15 < 5;
        QCOMPARE(count(table, storm, minutes(minute), minutes(minute + 1), "string:x"), isOn ? 10U : 0U);
    }
}

void FloodEventsTest::giant()
{
    const Flood storm = withStorm(R"({"kind":"giant","after":"1h","length":"10m","perMinute":100,"field":"host.name",
                                      "value":"host-3"})");
    const Table table = generate(storm, 1).value();
    const std::uint32_t found = count(table, storm, minutes(60), minutes(70), "string:host-3");
    QVERIFY(found >= 1'000 && found <= 1'020);
    QCOMPARE(table->column("host.name")->distinctCount(), 10U);
}

void FloodEventsTest::backfill()
{
    const Flood quiet = flood();
    const Flood late = withStorm(R"({"kind":"backfill","after":"10h","length":"4h","within":"5m"})");
    const Table before = generate(quiet, 1).value();
    const Table after = generate(late, 1).value();
    QCOMPARE(after->size(), before->size());
    QVERIFY(std::is_sorted(after->times().begin(), after->times().end()));
    QCOMPARE(count(after, late, minutes(600), minutes(840)), 0U);
    QCOMPARE(count(after, late, minutes(840), minutes(845)), 480U + 10);
    QCOMPARE(count(after, late, {}, minutes(600)), 1'200U);
    // The late ones are those that did not come, with the values that they had.
    const auto counts = [](const Table& table) {
        std::map<std::string, int> found;
        for (std::uint32_t row = 0; row < table->size(); ++row)
            ++found[cellText(*table, "host.name", row)];
        return found;
    };
    QCOMPARE(counts(after), counts(before));
}

void FloodEventsTest::rename()
{
    const Flood storm = flood(R"("storms":[{"kind":"rename","after":"1d","field":"host.name","prefix":"new-"},
                                           {"kind":"rename","after":"2h","length":"1h","field":"host.name","prefix":"t"}])");
    const Table before = generate(flood(), 1).value();
    const Table table = generate(storm, 1).value();
    QCOMPARE(table->size(), before->size());
    for (std::uint32_t row = 0; row < table->size(); ++row) {
        const std::int64_t hour = (table->times()[row] - storm.start).milliseconds / base::Hour.milliseconds;
        const std::string number = cellText(*before, "host.name", row).substr(std::string("string:host-").size());
        const char* const prefix = hour >= 24 ? "string:new-" : hour == 2 ? "string:t" : "string:host-";
        QCOMPARE(cellText(*table, "host.name", row), prefix + number);
    }
}

/// What scanners and giants have changes as what is drawn.
void FloodEventsTest::renameOfStorms()
{
    const std::string storms = R"({"kind":"scanner","length":"1d","perMinute":1,"field":"host.name"},
        {"kind":"scanner","length":"1d","perMinute":1,"field":"host.name","prefix":"scan-"},
        {"kind":"giant","length":"1d","perMinute":1,"field":"host.name","value":"host-big"},
        {"kind":"giant","length":"1d","perMinute":1,"field":"host.name","value":"proxy"})";
    const Flood with = flood("\"storms\":[" + storms
                             + R"(,{"kind":"rename","after":"1h","length":"1h","field":"host.name","prefix":"new-"}])");
    const Table before = generate(flood("\"storms\":[" + storms + "]"), 1).value();
    const Table table = generate(with, 1).value();
    QCOMPARE(table->size(), before->size());
    std::map<std::string, int> renamed;
    for (std::uint32_t row = 0; row < table->size(); ++row) {
        const std::int64_t hour = (table->times()[row] - with.start).milliseconds / base::Hour.milliseconds;
        std::string wanted = cellText(*before, "host.name", row);
        if (hour == 1) {
            const std::string text = wanted.substr(std::string("string:").size());
            wanted = "string:new-" + (text.starts_with("host-") ? text.substr(5) : text);
            ++renamed[wanted];
        }
        QCOMPARE(cellText(*table, "host.name", row), wanted);
    }
    QCOMPARE(renamed["string:new-big"], 60);
    QCOMPARE(renamed["string:new-proxy"], 60);
    QCOMPARE(std::ranges::count_if(renamed, [](const auto& one) { return one.first.starts_with("string:new-scan-"); }),
             60);
    QCOMPARE(renamed.size(), std::size_t{10 + 60 + 60 + 2});
}

/// A renamed value that is the same text as another is the same value: under one code.
void FloodEventsTest::renamedNumbersStayDistinct()
{
    const Flood storm = flood(R"("storms":[{"kind":"scanner","length":"2h","perMinute":2,"field":"host.name"},
        {"kind":"scanner","length":"2h","perMinute":2,"field":"host.name","prefix":"1"},
        {"kind":"giant","length":"2h","perMinute":1,"field":"host.name","value":"1250"},
        {"kind":"rename","after":"1h","field":"host.name","prefix":"host-1"}])");
    const Table table = generate(storm, 1).value();
    const Column& column = *table->column("host.name");
    std::set<std::string> values;
    for (std::uint32_t code = 1; code <= column.distinctCount(); ++code)
        values.insert(std::string(column.value(code).text));
    QCOMPARE(values.size(), std::size_t{column.distinctCount()});
}

void FloodEventsTest::missing()
{
    const Flood storm = flood(R"("storms":[{"kind":"missing","after":"1h","length":"1h","field":"host.name"},
                                           {"kind":"burst","after":"1h","length":"2h","perMinute":1}])");
    const Table table = generate(storm, 1).value();
    QCOMPARE(count(table, storm, minutes(60), minutes(120), "-"), 180U);
    QCOMPARE(count(table, storm, {}, base::Week, "-"), 180U);
    QCOMPARE(table->column("host.name")->presentCount(), table->size() - 180);
}

void FloodEventsTest::stormsBeginAtOnce()
{
    const std::string rest = R"("kind":"burst","length":"10m","perMinute":50})";
    const Flood unsaid = withStorm("{" + rest);
    QCOMPARE(withStorm(R"({"after":"0s",)" + rest), unsaid);
    QCOMPARE(withStorm(R"({"after":"0w",)" + rest), unsaid);
    QVERIFY(!parseFlood(R"({"casewright":"flood/1","start":"2026-01-05T00:00:00Z","storms":[{"after":"0",)" + rest + "]}"));
}

void FloodEventsTest::stormsAreCutOffByTheEnd()
{
    const Flood storm = flood(R"("storms":[{"kind":"burst","after":"47h","length":"10h","perMinute":10},
                                           {"kind":"ramp","after":"3d","length":"10h","perMinute":10},
                                           {"kind":"flapping","after":"47h","length":"3h","perMinute":10,"on":"1h","off":"1h"},
                                           {"kind":"rename","after":"1w","field":"host.name","prefix":"x"}])");
    const Table table = generate(storm, 1).value();
    QCOMPARE(table->size(), 5'760U + 600 + 600);
    QVERIFY(table->times().back() < storm.start + storm.length);
    QCOMPARE(table->column("host.name")->distinctCount(), 10U);
}

void FloodEventsTest::aStormMoreChangesNoOther()
{
    const std::string first = R"({"kind":"burst","name":"a","after":"1h","length":"1h","perMinute":5,"set":{"m":"a"}})";
    const std::string second = R"({"kind":"scanner","after":"1h","length":"1h","perMinute":5,"field":"host.name",
                                   "set":{"m":"b"}})";
    const std::string mark = R"(,{"name":"m","missing":1},{"name":"user","prefix":"u","cardinality":100})";
    const auto lines = [](const Table& table, const char* left) {
        std::string text;
        for (std::uint32_t row = 0; row < table->size(); ++row) {
            if (cellText(*table, "m", row) != left)
                text += base::formatTimestamp(table->times()[row]) + cellText(*table, "host.name", row)
                        + cellText(*table, "user", row) + '\n';
        }
        return text;
    };
    const Table one = generate(withStorm(first, mark), 9).value();
    const Table two = generate(withStorm(first + "," + second, mark), 9).value();
    QCOMPARE(two->size(), one->size() + 300);
    QCOMPARE(lines(two, "string:b"), lines(one, "none"));
}

QTEST_APPLESS_MAIN(FloodEventsTest)
#include "tst_FloodEvents.moc"
