// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "TableText.h"
#include "core/alerts/Flood.h"
#include "core/base/Sha256.h"

using namespace casewright;
using namespace casewright::alerts;
using base::Duration;

namespace {

using Table = std::shared_ptr<const AlertTable>;

constexpr Duration minutes(std::int64_t count) { return {count * base::Minute.milliseconds}; }

/// Two days from a Monday on, 2 documents a minute; `more` are further keys.
Flood flood(const std::string& more = {}, const std::string& moreFields = {})
{
    const std::string text = R"({"casewright":"flood/1","name":"F","start":"2026-01-05T00:00:00Z","length":"2d",)"
                             R"("perMinute":2,"fields":[{"name":"host.name","prefix":"host-","cardinality":10})"
                             + moreFields + "]" + (more.empty() ? std::string() : "," + more) + "}";
    base::Result<Flood> parsed = parseFlood(text);
    if (!parsed)
        qFatal("%s", parsed.error().text.c_str());
    return *parsed;
}

Flood withStorm(const std::string& storm, const std::string& moreFields = {})
{
    return flood("\"storms\":[" + storm + "]", moreFields);
}

/// Documents from one time to another, and with a value in a field if one is named.
std::uint32_t count(const Table& table, const Flood& flood, Duration from, Duration to, const char* value = nullptr,
                    const char* field = "host.name")
{
    std::uint32_t found = 0;
    for (std::uint32_t row = 0; row < table->size(); ++row) {
        const base::Timestamp at = table->times()[row];
        if (at >= flood.start + from && at < flood.start + to
            && (value == nullptr || cellText(*table, field, row) == value))
            ++found;
    }
    return found;
}

} // namespace

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
    void flapping();
    void giant();
    void backfill();
    void rename();
    void missing();
    void stormsAreCutOffByTheEnd();
    void aStormMoreChangesNoOther();
    void valuesWithWeights();
    void sequence();
    void correlated();
    void duplicates();
    void everythingIsTheSameEverywhere();
    void readsBackWhatItWrites();
    void reportsBadStorms_data();
    void reportsBadStorms();
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

void FloodEventsTest::missing()
{
    const Flood storm = flood(R"("storms":[{"kind":"missing","after":"1h","length":"1h","field":"host.name"},
                                           {"kind":"burst","after":"1h","length":"2h","perMinute":1}])");
    const Table table = generate(storm, 1).value();
    QCOMPARE(count(table, storm, minutes(60), minutes(120), "-"), 180U);
    QCOMPARE(count(table, storm, {}, base::Week, "-"), 180U);
    QCOMPARE(table->column("host.name")->presentCount(), table->size() - 180);
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

void FloodEventsTest::valuesWithWeights()
{
    const Flood weighted = flood({}, R"(,{"name":"code","values":[200,"gone",true,404],"weights":[90,0,1,9]})");
    const Table table = generate(weighted, 1).value();
    const std::uint32_t good = count(table, weighted, {}, base::Week, "number:200", "code");
    const std::uint32_t lost = count(table, weighted, {}, base::Week, "number:404", "code");
    const std::uint32_t odd = count(table, weighted, {}, base::Week, "boolean:true", "code");
    QCOMPARE(good + lost + odd, table->size());
    QVERIFY(good > 5'000 && good < 5'300);
    QVERIFY(lost > 430 && lost < 610);
    QVERIFY(odd > 20 && odd < 100);
}

void FloodEventsTest::sequence()
{
    const Flood counted = withStorm(R"({"kind":"burst","after":"1h","length":"1h","perMinute":5})",
                                    R"(,{"name":"n","sequence":true,"number":true},
                                        {"name":"s","prefix":"s-","sequence":true,"missing":0.5})");
    const Table table = generate(counted, 1).value();
    std::uint32_t some = 0;
    for (std::uint32_t row = 0; row < table->size(); ++row) {
        QCOMPARE(cellText(*table, "n", row), "number:" + std::to_string(row + 1));
        if (cellText(*table, "s", row) != "-")
            QCOMPARE(cellText(*table, "s", row), "string:s-" + std::to_string(++some));
    }
    QVERIFY(some > table->size() * 0.47 && some < table->size() * 0.53);
}

void FloodEventsTest::correlated()
{
    const Flood related = flood(R"("storms":[
            {"kind":"scanner","after":"1h","length":"1h","perMinute":1,"field":"host.name"},
            {"kind":"rename","after":"1d","field":"host.name","prefix":"new-"},
            {"kind":"missing","after":"30h","length":"1h","field":"host.name"}])",
                                R"(,{"name":"host.ip","prefix":"10.0.0.","cardinality":10,"of":"host.name"},
                                    {"name":"team","values":["red","blue","green"],"of":"host.ip"})");
    const Table table = generate(related, 1).value();
    std::map<std::string, std::set<std::string>> addresses;
    std::map<std::string, std::set<std::string>> teams;
    for (std::uint32_t row = 0; row < table->size(); ++row) {
        addresses[cellText(*table, "host.name", row)].insert(cellText(*table, "host.ip", row));
        teams[cellText(*table, "host.ip", row)].insert(cellText(*table, "team", row));
    }
    QCOMPARE(addresses.size(), std::size_t{10 + 10 + 60 + 1});
    QCOMPARE(teams.size(), std::size_t{11});
    for (const auto& [host, found] : addresses)
        QVERIFY2(found.size() == 1 && (*found.begin() == "-") == (host == "-"), host.c_str());
    for (const auto& [address, found] : teams)
        QVERIFY2(found.size() == 1, address.c_str());
    QCOMPARE(*addresses["string:host-4"].begin(), std::string("string:10.0.0.4"));
    QCOMPARE(*addresses["string:new-4"].begin(), std::string("string:10.0.0.4"));
    QCOMPARE(*teams["string:10.0.0.4"].begin(), std::string("string:red"));
}

void FloodEventsTest::duplicates()
{
    const Flood twice = flood(R"("duplicates":0.1)");
    const Table table = generate(twice, 1).value();
    QCOMPARE(tableText(*table), tableText(*generate(flood(), 1).value()));
    QCOMPARE(table->size(), documentCount(twice).value());
    QCOMPARE(table->counts().records, table->size() + table->counts().duplicates);
    const double share = static_cast<double>(table->counts().duplicates) / table->size();
    QVERIFY(share > 0.085 && share < 0.115);
    QCOMPARE(generate(flood(R"("duplicates":1)"), 1).value()->counts().duplicates, std::uint64_t{table->size()});
}

namespace {

/// Every kind and every key.
Flood everything()
{
    return flood(R"("day":[1,1,1,1,1,0.5,1,1,2,2,2,2,1,2,2,2,2,1,1,1,1,1,1,1],"week":[1,1.5,1,1,1,0,0],"zone":"-03:30",
        "storm":{"after":"20h","length":"1h","factor":3},"duplicates":0.25,"storms":[
        {"kind":"burst","name":"b","length":"10m","perMinute":7.5,"set":{"host.name":"x","code":404,"ok":false}},
        {"kind":"ramp","after":"1h","length":"2h","perMinute":9,"shape":"upAndDown"},
        {"kind":"ramp","after":"1h","length":"2h","perMinute":9},
        {"kind":"drip","after":"1h","length":"20h","every":"7m"},
        {"kind":"rolling","after":"3h","length":"3h","perMinute":5,"field":"host.name","each":"10m"},
        {"kind":"scanner","after":"4h","length":"1h","perMinute":5,"field":"host.name","prefix":"scan-"},
        {"kind":"scanner","after":"5h","length":"1h","perMinute":5,"field":"n"},
        {"kind":"flapping","after":"6h","length":"2h","perMinute":5,"on":"1m","off":"90s"},
        {"kind":"giant","after":"7h","length":"1h","perMinute":5,"field":"code","value":500},
        {"kind":"backfill","after":"10h","length":"3h","within":"10m"},
        {"kind":"backfill","after":"15h","length":"1h"},
        {"kind":"rename","after":"30h","field":"host.name","prefix":"new-"},
        {"kind":"missing","after":"40h","length":"1h","field":"ok"}])",
                 R"(,{"name":"code","values":[200,404],"weights":[9,0.5]},{"name":"ok","values":[true,false],"missing":0.1},
        {"name":"n","cardinality":50,"skew":1.1,"number":true},{"name":"seq","prefix":"s","sequence":true},
        {"name":"host.ip","prefix":"10.","cardinality":4,"of":"host.name","missing":0.2})");
}

} // namespace

/// The figure was seen on x86-64; another machine, or another library, must come to the same.
void FloodEventsTest::everythingIsTheSameEverywhere()
{
    const Table table = generate(everything(), 42).value();
    QCOMPARE(table->size(), documentCount(everything()).value());
    QVERIFY(std::is_sorted(table->times().begin(), table->times().end()));
    const std::string once = tableText(*table);
    QCOMPARE(tableText(*generate(everything(), 42).value()), once);
    QVERIFY(tableText(*generate(everything(), 43).value()) != once);
    QCOMPARE(QByteArray::fromStdString(base::sha256Hex(once)), QByteArray("c4abd6d061a4a18a6a1ebe97d6db4f48f688733b21ba7048a7cfc60ba8e9e572"));
}

void FloodEventsTest::readsBackWhatItWrites()
{
    const base::Result<Flood> again = parseFlood(writeFlood(everything()));
    QVERIFY2(again.has_value(), again ? "" : again.error().text.c_str());
    QCOMPARE(*again, everything());
}

void FloodEventsTest::reportsBadStorms_data()
{
    QTest::addColumn<QByteArray>("storms"); // or other keys, if they begin with a quote
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& storms, const char* field, const char* text) {
        QTest::newRow(name) << storms << QByteArray(field) << QByteArray(text);
    };
    const QByteArray burst(R"({"kind":"burst","length":"1h","perMinute":1})");
    QByteArray many = burst;
    for (int i = 0; i < 100; ++i)
        many += "," + burst;
    row("no object", "5", "storms[0]", "object");
    row("no kind", R"({"length":"1h"})", "storms[0]", "\"kind\"");
    row("unknown kind", R"({"kind":"gale","length":"1h"})", "storms[0].kind", "burst, ramp");
    row("key of another kind", R"({"kind":"burst","length":"1h","perMinute":1,"every":"1m"})", "storms[0].every", "every");
    row("no rate", burst + R"(,{"kind":"burst","length":"1h"})", "storms[1]", "\"perMinute\"");
    row("rate 0", R"({"kind":"burst","length":"1h","perMinute":0})", "storms[0].perMinute", "above 0");
    row("no length", R"({"kind":"burst","perMinute":1})", "storms[0]", "\"length\"");
    row("shape", R"({"kind":"ramp","length":"1h","perMinute":1,"shape":"down"})", "storms[0].shape", "upAndDown");
    row("field", R"({"kind":"missing","length":"1h","field":"user"})", "storms[0].field", "user is none");
    row("set", R"({"kind":"burst","length":"1h","perMinute":1,"set":{"user":1}})", "storms[0].set", "user is none");
    row("set is null", R"({"kind":"burst","length":"1h","perMinute":1,"set":{"host.name":null}})",
        "storms[0].set.host.name", "a text, a number");
    row("set and field", R"({"kind":"giant","length":"1h","perMinute":1,"field":"host.name","value":1,"set":{"host.name":1}})",
        "storms[0].set", "itself");
    row("flaps", R"({"kind":"flapping","length":"3660d","perMinute":1,"on":"1s","off":"1s"})", "storms[0].length", "100000");
    row("late after the end", R"({"kind":"backfill","after":"1d","length":"1d"})", "storms[0].within", "behind the end");
    row("late twice", R"({"kind":"backfill","length":"2h"},{"kind":"backfill","after":"1h","length":"2h"})",
        "storms[1].after", "overlaps");
    row("too many", many, "storms", "at most 100");
    row("23 hours", R"("day":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1])", "day", "24 numbers");
    row("no hours", R"("day":[])", "day", "24 numbers");
    row("no rate in the week", R"("week":[0,0,0,0,0,0,0])", "week", "7 numbers");
    row("zone", R"("zone":"Europe/Berlin")", "zone", "+01:00");
    row("duplicates", R"("duplicates":1.5)", "duplicates", "share");
}

void FloodEventsTest::reportsBadStorms()
{
    QFETCH(QByteArray, storms);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, text);
    const std::string keys = storms.startsWith('"') ? storms.toStdString() : "\"storms\":[" + storms.toStdString() + "]";
    const base::Result<Flood> read = parseFlood("{\"casewright\":\"flood/1\",\"start\":\"2026-01-05\",\"length\":\"2d\",\n"
                                                "\"fields\":[{\"name\":\"host.name\"}],\n" + keys + "}", "f.json");
    QVERIFY(!read);
    QVERIFY2(read.error().text.find(text.toStdString()) != std::string::npos, read.error().text.c_str());
    QCOMPARE(QByteArray::fromStdString(read.error().location->field), field);
    QCOMPARE(read.error().location->file, std::string("f.json"));
    QVERIFY(read.error().location->line >= 3);
}

QTEST_APPLESS_MAIN(FloodEventsTest)
#include "tst_FloodEvents.moc"
