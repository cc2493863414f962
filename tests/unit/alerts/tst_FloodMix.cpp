// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QTest>

#include <cmath>
#include <string>

#include "FloodText.h"
#include "core/alerts/FloodCheck.h"
#include "core/alerts/MixedAlerts.h"

using namespace casewright;
using namespace casewright::alerts;

/// The key `mix` of a flood file, and what its strength does to the flood itself.
class FloodMixTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void files()
    {
        Flood mixed = flood();
        mixed.mix = FloodMix{.into = "week.ndjson", .map = "time=@timestamp", .strength = 0.3};
        QCOMPARE(parseFlood(writeFlood(mixed)).value(), mixed);
        QVERIFY2(writeFlood(mixed).find(R"("strength": 0.3)") != std::string::npos, writeFlood(mixed).c_str());
        const auto wrong = [](const std::string& mix) {
            const base::Result<Flood> read =
                parseFlood(R"({"casewright":"flood/1","start":"2026-01-05","fields":[],"mix":)" + mix + "}");
            return read ? std::string("none") : read.error().location->field + ": " + read.error().text;
        };
        QCOMPARE(wrong(R"({"into":"h"})"), std::string("none"));
        QVERIFY(wrong("{}").starts_with("mix: "));
        QVERIFY(wrong(R"({"into":""})").starts_with("mix.into: "));
        QVERIFY(wrong(R"({"into":"h","strength":0})").starts_with("mix.strength: "));
        QVERIFY(wrong(R"({"into":"h","strength":1000.5})").starts_with("mix.strength: "));
        // Ten a minute, as the flood has it without saying.
        QCOMPARE(wrong(R"({"into":"h","strength":0.001})"), std::string("none"));
        QCOMPARE(wrong(R"({"into":"h","strength":1e-8})"),
                 std::string("mix.strength: makes a rate too fine: rates are kept in millionths of a document a minute, "
                             "and 1e-07 would become 0"));
        QVERIFY(wrong(R"({"into":"h","map":"a"})").starts_with("mix.map: "));
        QVERIFY(wrong(R"({"into":"h","power":1})").starts_with("mix"));
        QVERIFY(wrong("null").starts_with("mix: "));
        QVERIFY(wrong("7").starts_with("mix: "));
    }

    void historyIsSeenFromTheFloodsFolder()
    {
        const auto resolved = [](const std::string& into, const std::string& file) {
            Flood mixed = flood();
            mixed.mix = FloodMix{.into = into};
            resolveHistory(mixed, file);
            return mixed.mix->into;
        };
        QCOMPARE(resolved("h.ndjson", "/a/b/f.json"), std::string("/a/b/h.ndjson"));
        QCOMPARE(resolved("../h.ndjson", "/a/b/f.json"), std::string("/a/h.ndjson"));
        QCOMPARE(resolved("/c/h.ndjson", "/a/b/f.json"), std::string("/c/h.ndjson"));
        const std::string here = QDir::currentPath().toStdString();
        QCOMPARE(resolved("h.ndjson", "f.json"), here + "/h.ndjson");
        QCOMPARE(resolved("h.ndjson", "-"), here + "/h.ndjson");
        QCOMPARE(resolved("h.ndjson", "d/f.json"), here + "/d/h.ndjson");
    }

    void stormsMakeAStrengthTooFine()
    {
        Flood mixed = flood();
        mixed.mix = FloodMix{.into = "h", .map = {}, .strength = 0.01};
        FloodEvent burst{.kind = FloodEventKind::Burst, .length = base::Minute};
        burst.perMinute = 0.01;
        mixed.storms = {burst};
        QVERIFY(!findProblem(mixed));
        mixed.storms[0].perMinute = 0.00001;
        QCOMPARE(findProblem(mixed).value().pointer, std::string("/mix/strength"));
        mixed.mix.reset();
        QVERIFY(!findProblem(mixed));
        // A drip has no rate of its own.
        mixed.perMinute = 1'000;
        mixed.storms[0].kind = FloodEventKind::Drip;
        mixed.storms[0].every = base::Minute;
        mixed.mix = FloodMix{.into = "h", .map = {}, .strength = 0.0000005};
        QCOMPARE(findProblem(mixed).value().pointer, std::string("/mix/strength"));
    }

    void strengthIsTimesEveryRate_data()
    {
        QTest::addColumn<double>("strength");
        for (const double strength : {0.001, 0.3, 1.0, 2.5, 20.0})
            QTest::addRow("%g", strength) << strength;
    }
    void strengthIsTimesEveryRate()
    {
        QFETCH(double, strength);
        Flood flood = withStorm(R"({"kind":"drip","after":"1h","length":"10h","every":"30s"},)"
                                R"({"kind":"burst","length":"2h","perMinute":30,"set":{"host.name":"b"}},)"
                                R"({"kind":"ramp","length":"2h","perMinute":40,"set":{"host.name":"r"}},)"
                                R"({"kind":"flapping","length":"2h","perMinute":40,"on":"5m","off":"5m"})");
        const double usual = documentCount(flood).value();
        QCOMPARE(usual, 2.0 * 48 * 60 + 1'200 + 3'600 + 2'400 + 2'400);
        flood.mix = FloodMix{.into = "h", .map = {}, .strength = strength};
        const std::uint32_t count = documentCount(flood).value();
        QVERIFY2(std::abs(count - usual * strength) <= 5, std::to_string(count).c_str());
        const Table table = generate(flood, 1).value();
        QCOMPARE(table->size(), count);
        QVERIFY(table->times().back() < flood.start + flood.length);
    }

    void strengthOneChangesNothing()
    {
        Flood flood = withStorm(R"({"kind":"drip","after":"1h","length":"10h","every":"7s"},)"
                                R"({"kind":"burst","length":"2h","perMinute":3.7})");
        const std::string alone = tableText(*generate(flood, 5).value());
        flood.mix = FloodMix{.into = "h", .map = {}, .strength = 1};
        QCOMPARE(tableText(*generate(flood, 5).value()), alone);
    }
};

QTEST_APPLESS_MAIN(FloodMixTest)
#include "tst_FloodMix.moc"
