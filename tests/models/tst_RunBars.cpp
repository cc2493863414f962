// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunBars.h"

#include <QTest>

#include <numeric>
#include <vector>

using casewright::base::Duration;
using casewright::base::Minute;
using casewright::store::StoredRun;
using casewright::ui::gatherRuns;
using casewright::ui::RunBar;
using casewright::ui::RunBars;
using casewright::ui::struckALimit;

namespace {

constexpr std::int64_t MinuteLength = 60'000;

/// A run a minute, each with its number + 1 alerts.
std::vector<StoredRun> minutes(std::size_t count, std::int64_t from = 0)
{
    std::vector<StoredRun> runs(count);
    for (std::size_t i = 0; i < count; ++i) {
        runs[i].number = i;
        runs[i].at.milliseconds = from + static_cast<std::int64_t>(i) * MinuteLength;
        runs[i].alerts = static_cast<std::uint32_t>(i + 1);
        runs[i].audit.attached = i + 1;
        runs[i].created = 1;
    }
    return runs;
}

} // namespace

/// The bars of the timeline.
class RunBarsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noRunsAreNoBars() { QCOMPARE(gatherRuns({}, Minute, 100).bars.size(), std::size_t(0)); }
    void fewRunsAreABarEach();
    void manyRunsAreGathered();
    void gapsHaveNoBars();
    void limitsHaveAPartOfTheirOwn();
    void timesBefore1970AreInOrder();
    void nothingIsLost_data();
    void nothingIsLost();
    void eachLimitStrikes();
};

void RunBarsTest::fewRunsAreABarEach()
{
    const RunBars gathered = gatherRuns(minutes(3), Minute, 10);
    QCOMPARE(gathered.length.milliseconds, MinuteLength);
    QCOMPARE(gathered.bars.size(), std::size_t(3));
    QCOMPARE(gathered.bars[1],
             (RunBar{.from = {MinuteLength}, .runs = 1, .alerts = 2, .opened = 2, .created = 1, .run = 1}));
}

void RunBarsTest::manyRunsAreGathered()
{
    const RunBars gathered = gatherRuns(minutes(10), Minute, 5);
    QCOMPARE(gathered.length.milliseconds, 2 * MinuteLength);
    QCOMPARE(gathered.bars.size(), std::size_t(5));
    QCOMPARE(gathered.bars[0], (RunBar{.from = {0}, .runs = 2, .alerts = 3, .opened = 2, .created = 2, .run = 1}));
    QCOMPARE(gathered.bars[4].alerts, std::uint64_t(19));
    QCOMPARE(gathered.bars[4].opened, std::uint64_t(10));
}

void RunBarsTest::gapsHaveNoBars()
{
    std::vector<StoredRun> runs = minutes(2);
    runs[1].at.milliseconds = 9 * MinuteLength;
    const RunBars gathered = gatherRuns(runs, Minute, 10);
    QCOMPARE(gathered.bars.size(), std::size_t(2));
    QCOMPARE(gathered.bars[1].from.milliseconds, 9 * MinuteLength);
}

void RunBarsTest::limitsHaveAPartOfTheirOwn()
{
    std::vector<StoredRun> runs = minutes(4);
    runs[1].breaker = true;
    runs[2].audit.overLimit = 3;
    runs[2].audit.attached = 0;
    const RunBars gathered = gatherRuns(runs, Minute, 1);
    QCOMPARE(gathered.bars.size(), std::size_t(1));
    QCOMPARE(gathered.bars[0], (RunBar{.from = {0}, .runs = 4, .struckRuns = 2, .alerts = 5, .struckAlerts = 5,
                                       .lost = 3, .opened = 4, .created = 4, .run = 2}));
}

void RunBarsTest::timesBefore1970AreInOrder()
{
    const RunBars gathered = gatherRuns(minutes(6, -3 * MinuteLength), Duration{2 * MinuteLength}, 10);
    QCOMPARE(gathered.bars.size(), std::size_t(4));
    QCOMPARE(gathered.bars.front().from.milliseconds, -4 * MinuteLength);
    QCOMPARE(gathered.bars.back().from.milliseconds, 2 * MinuteLength);
}

void RunBarsTest::nothingIsLost_data()
{
    QTest::addColumn<int>("runs");
    QTest::addColumn<int>("most");
    for (const int runs : {1, 2, 7, 100, 5'000})
        for (const int most : {0, 1, 3, 160})
            QTest::addRow("%d runs, %d bars", runs, most) << runs << most;
}

void RunBarsTest::nothingIsLost()
{
    QFETCH(const int, runs);
    QFETCH(const int, most);
    const auto count = static_cast<std::size_t>(runs);
    const RunBars gathered = gatherRuns(minutes(count, 123 * MinuteLength), Minute, static_cast<std::size_t>(most));
    QVERIFY(gathered.bars.size() <= static_cast<std::size_t>(std::max(most, 1)));
    QVERIFY(gathered.bars.size() * 2 >= std::min(count, static_cast<std::size_t>(std::max(most, 1))));
    const auto alerts = std::accumulate(gathered.bars.begin(), gathered.bars.end(), std::uint64_t(0),
                                        [](std::uint64_t sum, const RunBar& bar) { return sum + bar.alerts; });
    QCOMPARE(alerts, std::uint64_t(count * (count + 1) / 2));
    QCOMPARE(gathered.bars.back().opened, std::uint64_t(count));
}

void RunBarsTest::eachLimitStrikes()
{
    StoredRun run;
    run.audit.attached = 3;
    run.audit.alreadyAttached = 2;
    run.audit.muted = 1;
    QVERIFY(!struckALimit(run));
    StoredRun breaker = run;
    breaker.breaker = true;
    QVERIFY(struckALimit(breaker));
    StoredRun failed = run;
    failed.failure = "400: no";
    QVERIFY(struckALimit(failed));
    for (const auto bin : {&casewright::engine::Audit::overMaxSignals, &casewright::engine::Audit::overRunCap,
                           &casewright::engine::Audit::overLimit}) {
        StoredRun over = run;
        over.audit.*bin = 1;
        QVERIFY(struckALimit(over));
    }
}

QTEST_GUILESS_MAIN(RunBarsTest)
#include "tst_RunBars.moc"
