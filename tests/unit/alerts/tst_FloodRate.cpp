// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "FloodText.h"
#include "core/alerts/FloodRate.h"
#include "core/alerts/FloodSchedule.h"

using namespace casewright;
using namespace casewright::alerts;

/// The expected rate against the documents that are made.
class FloodRateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void totalIsTheNumberOfDocuments_data();
    void totalIsTheNumberOfDocuments();
    void partsAreWhatComesInThem_data();
    void partsAreWhatComesInThem();
    void findsThePeak();
    void onePartIsEnough();
    void stretchesAreCutOff();
    void countsSteps();
    void aYearWithAHundredStorms();
};

namespace {

void addFloods()
{
    QTest::addColumn<QString>("more");
    const auto add = [](const char* name, const std::string& more) {
        QTest::newRow(name) << QString::fromStdString(more);
    };
    const auto addStorm = [&](const char* name, const std::string& storm) { add(name, "\"storms\":[" + storm + "]"); };
    add("even", {});
    add("storm", R"("storm":{"after":"5h","length":"45m","factor":12.5})");
    add("storm over the end", R"("storm":{"after":"47h","length":"9h","factor":3})");
    add("storm behind the end", R"("storm":{"after":"50h","length":"9h","factor":3})");
    add("day and week", R"("day":[0,0,0,0,0,0,0.5,1,2,2,2,2,1,2,2,2,2,1,0.5,0,0,0,0,0],"zone":"+05:30",
        "week":[1,3,1,1,1,0,0],"storm":{"after":"11h","length":"4h","factor":5})");
    addStorm("burst", R"({"kind":"burst","after":"1h","length":"10m","perMinute":50})");
    addStorm("ramp", R"({"kind":"ramp","after":"1h","length":"100m","perMinute":64})");
    addStorm("ramp cut off",
             R"({"kind":"ramp","shape":"upAndDown","after":"47h","length":"100m","perMinute":64})");
    addStorm("drip", R"({"kind":"drip","after":"1h","length":"40h","every":"7m"})");
    addStorm("flapping", R"({"kind":"flapping","after":"1h","length":"20h","perMinute":30,"on":"2m","off":"13m"})");
    addStorm("flapping cut off",
             R"({"kind":"flapping","after":"47h","length":"20h","perMinute":31.7,"on":"7m","off":"90s"})");
    add("mixed in at a strength", R"("mix":{"into":"history.ndjson","strength":0.37},"storms":[
        {"kind":"flapping","after":"1h","length":"20h","perMinute":31.7,"on":"7m","off":"90s"},
        {"kind":"drip","after":"1h","length":"40h","every":"7m"}])");
    addStorm("back-fill", R"({"kind":"backfill","after":"1h","length":"6h","within":"10m"})");
    add("two back-fills in a day", R"("day":[0,0,0,0,0,0,0.5,1,2,2,2,2,1,2,2,2,2,1,0.5,0,0,0,0,0],
        "storms":[{"kind":"backfill","after":"30h","length":"6h","within":"10m"},
                  {"kind":"backfill","after":"6h","length":"90m","within":"45s"},
                  {"kind":"rolling","after":"7h","length":"1h","perMinute":9,"field":"host.name","each":"4m"},
                  {"kind":"rename","after":"3h","length":"2h","field":"host.name","prefix":"x-"}])");
}

} // namespace

void FloodRateTest::totalIsTheNumberOfDocuments_data()
{
    addFloods();
    const QDir presets(QStringLiteral(CASEWRIGHT_SOURCE_DIR "/resources/floods"));
    for (const QString& name : presets.entryList({QStringLiteral("*.json")})) {
        QFile file(presets.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << QString::fromUtf8(file.readAll());
    }
}

void FloodRateTest::totalIsTheNumberOfDocuments()
{
    QFETCH(const QString, more);
    const std::string text = more.toStdString();
    const Flood tested = text.starts_with('{') ? parseFlood(text).value() : flood(text);
    const double count = documentCount(tested).value();
    // Each stream is rounded down to whole documents.
    const double streams = 1 + static_cast<double>(tested.storms.size());
    QCOMPARE(static_cast<double>(FloodRate::of(tested, 1).count), count);
    for (const FloodEvent& event : tested.storms) {
        if (hasDocuments(event.kind))
            QCOMPARE(FloodSchedule::countOf(tested, event), FloodSchedule::ofEvent(tested, event).count());
    }
    for (const std::size_t parts : {std::size_t{1}, std::size_t{7}, std::size_t{800}}) {
        const double total = FloodRate::of(tested, parts).total;
        QVERIFY2(total > count - 1e-6 && total < count + streams,
                 qPrintable(QStringLiteral("%1 of %2").arg(total).arg(count)));
    }
}

void FloodRateTest::partsAreWhatComesInThem_data() { addFloods(); }

void FloodRateTest::partsAreWhatComesInThem()
{
    QFETCH(const QString, more);
    const Flood tested = flood(more.toStdString());
    const Table table = generate(tested, 5).value();
    const FloodRate rate = FloodRate::of(tested, 96); // half an hour each
    for (std::int64_t part = 0; part < 96; ++part) {
        const double expected = rate.parts[static_cast<std::size_t>(part)].documents;
        const double found = count(table, tested, minutes(30 * part), minutes(30 * part + 30));
        // One may fall on either side of each end, in each stream.
        QVERIFY2(std::abs(found - expected) <= 2.0 * (1 + static_cast<double>(tested.storms.size())),
                 qPrintable(QStringLiteral("part %1: %2, expected %3").arg(part).arg(found).arg(expected)));
    }
}

void FloodRateTest::findsThePeak()
{
    const FloodRate even = FloodRate::of(flood(), 10);
    QCOMPARE(even.peak, 2.0);
    QCOMPARE(even.peakAt, flood().start);
    const Flood storm = withStorm(R"({"kind":"burst","after":"1h","length":"10s","perMinute":50},
                                     {"kind":"drip","length":"40h","every":"1m"})");
    const FloodRate rate = FloodRate::of(storm, 10);
    QCOMPARE(rate.peak, 53.0);
    QCOMPARE(rate.peakAt, storm.start + minutes(60));
    QCOMPARE(rate.parts[0].highest, 53.0);
    QCOMPARE(rate.parts[1].highest, 3.0);
    // The part's own rate is the mean: ten seconds in some five hours are little.
    QVERIFY(rate.parts[0].documents / 288 < 4);
    const Flood late = withStorm(R"({"kind":"backfill","after":"1h","length":"6h","within":"10m"})");
    QCOMPARE(FloodRate::of(late, 48).peak, 2.0 + 2 * 36);
    QCOMPARE(FloodRate::of(late, 48).peakAt, late.start + minutes(7 * 60));
    QCOMPARE(FloodRate::of(late, 48).parts[3].documents, 0.0);
}

void FloodRateTest::onePartIsEnough()
{
    const FloodRate rate = FloodRate::of(flood(), 0);
    QCOMPARE(rate.parts.size(), std::size_t{1});
    QCOMPARE(rate.total, 2.0 * 2 * 1440);
}

void FloodRateTest::stretchesAreCutOff()
{
    const Flood storms = withStorm(R"({"kind":"burst","after":"47h","length":"3h","perMinute":1},
                                      {"kind":"rename","after":"1h","field":"host.name","prefix":"x-"},
                                      {"kind":"backfill","after":"1h","length":"2h","within":"30m"},
                                      {"kind":"burst","after":"50h","length":"3h","perMinute":1})");
    const base::Timestamp end = storms.start + storms.length;
    QVERIFY((stretchOf(storms, storms.storms[0]) == FloodStretch{storms.start + minutes(47 * 60), end}));
    QVERIFY((stretchOf(storms, storms.storms[1]) == FloodStretch{storms.start + minutes(60), end}));
    QVERIFY((stretchOf(storms, storms.storms[2])
             == FloodStretch{storms.start + minutes(60), storms.start + minutes(210)}));
    QVERIFY((stretchOf(storms, storms.storms[3]) == FloodStretch{end, end}));
    const FloodStorm single{.after = base::Hour, .length = base::Hour};
    QVERIFY((stretchOf(storms, single) == FloodStretch{storms.start + minutes(60), storms.start + minutes(120)}));
}

void FloodRateTest::countsSteps()
{
    QCOMPARE(countRateSteps(flood()), std::uint64_t{0});
    const Flood flapping = withStorm(
        R"({"kind":"flapping","after":"1h","length":"20h","perMinute":30,"on":"2m","off":"13m"})");
    QCOMPARE(countRateSteps(flapping), std::uint64_t{162});
}

/// The form computes it at each key.
void FloodRateTest::aYearWithAHundredStorms()
{
    Flood year = flood(R"("day":[0,0,0,0,0,0,0.5,1,2,2,2,2,1,2,2,2,2,1,0.5,0,0,0,0,0],"week":[1,3,1,1,1,0,0])");
    year.length = {365 * base::Day.milliseconds};
    for (std::int64_t i = 0; i < 100; ++i)
        year.storms.push_back({.kind = FloodEventKind::Ramp, .after = {i * 3 * base::Day.milliseconds},
                               .length = {base::Week.milliseconds}, .perMinute = 100});
    QVERIFY(documentCount(year));
    std::vector<double> times;
    for (int i = 0; i < 9; ++i) {
        QElapsedTimer timer;
        timer.start();
        const FloodRate rate = FloodRate::of(year, 1'000);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QVERIFY(rate.total > 1e6);
    }
    const double best = *std::ranges::min_element(times);
    qInfo("%.2f ms for %llu steps", best, static_cast<unsigned long long>(countRateSteps(year)));
#if defined(NDEBUG) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    QVERIFY2(best < 8, std::to_string(best).c_str());
#endif
}

QTEST_GUILESS_MAIN(FloodRateTest)
#include "tst_FloodRate.moc"
