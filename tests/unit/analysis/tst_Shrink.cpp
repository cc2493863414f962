// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <stop_token>
#include <string>

#include "SmallHistory.h"
#include "core/alerts/Flood.h"
#include "core/alerts/TableSelection.h"
#include "core/analysis/Shrink.h"

using namespace casewright;
using namespace casewright::analysis;
using test::SmallHistory;

namespace {

std::string minute(int number) { return fmt::format("2026-01-05T{:02}:{:02}:30Z", 8 + number / 60, number % 60); }

/// An alert of each of some hosts in the same run, among one a minute of host "quiet".
void addHosts(SmallHistory& history, int hosts)
{
    for (int i = 0; i < 60; ++i)
        history.addHost(fmt::format("quiet-{}", i), minute(i), "quiet");
    for (int i = 0; i < hosts; ++i)
        history.addHost(fmt::format("storm-{}", i), minute(31), fmt::format("h{}", i));
}

/// A flood that fills cases.
engine::SimulationInput flooded(const char* field, std::int64_t most)
{
    return {
        .rule = {.id = {"r"},
                 .name = "R",
                 .tags = {},
                 .query = {},
                 .maxSignals = 1'000,
                 .casesAction = rules::CasesAction{.groupBy = field, .timeWindow = "30d", .maximumCasesToOpen = most},
                 .body = {}},
        .alerts = alerts::generate({.name = "F",
                                    .start = base::parseTimestamp("2026-01-05T00:00:00Z").value(),
                                    .length = base::Duration{7 * base::Day.milliseconds},
                                    .perMinute = 4.961,
                                    .storm = {},
                                    .fields = {{.name = "host.name", .prefix = "h", .cardinality = 30, .skew = 0.5}}},
                                   1)
                      .value(),
        .profile = rules::newestProfile()};
}

} // namespace

class ShrinkTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void symptomsHaveNames();
    void whatIsLeftShowsItAndNothingCanGo();
    void keepsTheReason();
    void keepsTheAlert();
    void aFullCaseTakesAllThatItHolds_data();
    void aFullCaseTakesAllThatItHolds();
    void saysWhatDoesNotShow();
    void stopsAndRunsOutOfTime();
};

void ShrinkTest::symptomsHaveNames()
{
    for (const SymptomKind kind : {SymptomKind::AlertLost, SymptomKind::MixedCase, SymptomKind::RunFailed,
                                   SymptomKind::BreakerRun, SymptomKind::CaseFull, SymptomKind::CaseReopened})
        QCOMPARE(symptomKind(nameOf(kind)).value(), kind);
    const auto unknown = symptomKind("lost");
    QVERIFY(!unknown);
    QVERIFY(unknown.error().text.find("alert-lost, mixed-case") != std::string::npos);
}

void ShrinkTest::whatIsLeftShowsItAndNothingCanGo()
{
    SmallHistory history;
    addHosts(history, 7);
    const Symptom symptom{.kind = SymptomKind::BreakerRun};
    base::Progress progress;
    const Shrunk shrunk = shrink(history.input(), symptom, &progress).value();
    QCOMPARE(shrunk.rows.size(), std::size_t{6});
    QVERIFY(shrunk.isMinimal);
    QCOMPARE(progress.total(), std::uint64_t{67});
    QCOMPARE(progress.done(), std::uint64_t{61});
    engine::SimulationInput less = history.input();
    less.alerts = shrunk.table;
    QVERIFY(shows(less, symptom).value());
    for (std::size_t out = 0; out < shrunk.rows.size(); ++out) {
        std::vector<base::AlertRow> rows = shrunk.rows;
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(out));
        less.alerts = alerts::selectRows(history.input().alerts, rows);
        QVERIFY(!shows(less, symptom).value());
    }
}

/// A case that grouping was given up for and one per host that is mixed otherwise: each by itself.
void ShrinkTest::keepsTheReason()
{
    SmallHistory history;
    history.action().groupBy = "team";
    for (int i = 0; i < 7; ++i)
        history.add(fmt::format("a{}", i), minute(i < 6 ? 0 : 20),
                    fmt::format(R"(,"team":"t{}","user":"u{}")", i, i % 2));
    const Shrunk givenUp = shrink(history.input(), {.kind = SymptomKind::MixedCase, .field = "user"}).value();
    QVERIFY(givenUp.reason.isGivenUp);
    QCOMPARE(givenUp.rows.size(), std::size_t{6});
    QVERIFY(givenUp.text.find("grouping is given up there") != std::string::npos);

    SmallHistory both;
    both.action().groupBy = "team";
    for (int i = 0; i < 7; ++i)
        both.add(fmt::format("a{}", i), minute(i < 6 ? 0 : 20), fmt::format(R"(,"team":"t{}","user":"u{}")", i, i % 2));
    both.add("late", minute(40), R"(,"team":"t6","user":"u1")");
    const Shrunk plain = shrink(both.input(), {.kind = SymptomKind::MixedCase, .field = "user"}).value();
    QVERIFY(!plain.reason.isGivenUp);
    QCOMPARE(plain.rows.size(), std::size_t{2});
}

void ShrinkTest::keepsTheAlert()
{
    SmallHistory history;
    addHosts(history, 3);
    history.rule().maxSignals = 2;
    const Shrunk shrunk = shrink(history.input(), {.kind = SymptomKind::AlertLost, .alert = "storm-2"}).value();
    QCOMPARE(shrunk.alert, std::string("storm-2"));
    QCOMPARE(shrunk.reason.bin, Bin::OverMaxSignals);
    QCOMPARE(shrunk.reason.entry, Entry::LeftLookBack);
    bool isThere = false;
    for (std::uint32_t row = 0; row < shrunk.table->size(); ++row)
        isThere = isThere || shrunk.table->id({row}) == "storm-2";
    QVERIFY(isThere);
    QCOMPARE(shrunk.rows.size(), std::size_t{4}); // two before it, and one later that has the clock go on
    QVERIFY(shrunk.text.find("max_signals is 2") != std::string::npos);
}

void ShrinkTest::aFullCaseTakesAllThatItHolds_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("kind");
    QTest::newRow("case of a host") << QByteArray("host.name") << 20 << static_cast<int>(SymptomKind::CaseFull);
    QTest::newRow("case for all") << QByteArray() << 5 << static_cast<int>(SymptomKind::CaseFull);
    QTest::newRow("given up") << QByteArray("host.name") << 1 << static_cast<int>(SymptomKind::CaseFull);
    QTest::newRow("lost") << QByteArray("host.name") << 20 << static_cast<int>(SymptomKind::AlertLost);
}

/// By its nature it is not small, and the text says so.
void ShrinkTest::aFullCaseTakesAllThatItHolds()
{
    QFETCH(const QByteArray, field);
    QFETCH(const int, most);
    QFETCH(const int, kind);
    const Shrunk shrunk = shrink(flooded(field.constData(), most), {.kind = static_cast<SymptomKind>(kind)}).value();
    qInfo("%s (%u simulations)", shrunk.text.c_str(), static_cast<unsigned>(shrunk.simulations));
    QCOMPARE(shrunk.rows.size(), std::size_t{1'001});
    QVERIFY(shrunk.isMinimal);
    QVERIFY(shrunk.text.find("a case holds 1 000") != std::string::npos);
}

void ShrinkTest::saysWhatDoesNotShow()
{
    SmallHistory history;
    addHosts(history, 3);
    const auto said = [&history](const Symptom& symptom) {
        const auto shrunk = shrink(history.input(), symptom);
        return shrunk ? std::string("it shows") : shrunk.error().text;
    };
    QVERIFY(!shows(history.input(), {.kind = SymptomKind::BreakerRun}).value());
    QVERIFY(said({.kind = SymptomKind::BreakerRun}).starts_with("The symptom does not show"));
    QVERIFY(said({.kind = SymptomKind::CaseReopened}).ends_with("The rule does not reopen closed cases."));
    QVERIFY(said({.kind = SymptomKind::AlertLost, .alert = "quiet-1"}).ends_with("to see where it ends."));
    QCOMPARE(said({.kind = SymptomKind::AlertLost, .alert = "nobody"}), std::string("No document has the _id nobody."));
    QCOMPARE(said({.kind = SymptomKind::MixedCase, .field = "none"}), std::string("No alert has the field none."));
}

void ShrinkTest::stopsAndRunsOutOfTime()
{
    SmallHistory history;
    addHosts(history, 7);
    const Symptom symptom{.kind = SymptomKind::BreakerRun};
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = shrink(history.input(), symptom, nullptr, stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    const Shrunk late = shrink(history.input(), symptom, nullptr, {}, base::Duration{0}).value();
    QVERIFY(!late.isMinimal);
    QCOMPARE(late.rows.size(), std::size_t{67});
    QVERIFY(late.text.find("The time was up") != std::string::npos);
}

QTEST_APPLESS_MAIN(ShrinkTest)
#include "tst_Shrink.moc"
