// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "FloodText.h"
#include "core/base/Sha256.h"

using namespace casewright;
using namespace casewright::alerts;

/// How fields of floods get their values, duplicates, and files of floods with all that there is.
class FloodFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void valuesWithWeights();
    void sequence();
    void correlated();
    void duplicates();
    void everythingIsTheSameEverywhere();
    void readsBackWhatItWrites();
    void reportsBadStorms_data();
    void reportsBadStorms();
};

void FloodFieldsTest::valuesWithWeights()
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

void FloodFieldsTest::sequence()
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

void FloodFieldsTest::correlated()
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

void FloodFieldsTest::duplicates()
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
void FloodFieldsTest::everythingIsTheSameEverywhere()
{
    const Table table = generate(everything(), 42).value();
    QCOMPARE(table->size(), documentCount(everything()).value());
    QVERIFY(std::is_sorted(table->times().begin(), table->times().end()));
    const std::string once = tableText(*table);
    QCOMPARE(tableText(*generate(everything(), 42).value()), once);
    QVERIFY(tableText(*generate(everything(), 43).value()) != once);
    QCOMPARE(QByteArray::fromStdString(base::sha256Hex(once)), QByteArray("c4abd6d061a4a18a6a1ebe97d6db4f48f688733b21ba7048a7cfc60ba8e9e572"));
}

void FloodFieldsTest::readsBackWhatItWrites()
{
    const base::Result<Flood> again = parseFlood(writeFlood(everything()));
    QVERIFY2(again.has_value(), again ? "" : again.error().text.c_str());
    QCOMPARE(*again, everything());
}

void FloodFieldsTest::reportsBadStorms_data()
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

void FloodFieldsTest::reportsBadStorms()
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

QTEST_APPLESS_MAIN(FloodFieldsTest)
#include "tst_FloodFields.moc"
