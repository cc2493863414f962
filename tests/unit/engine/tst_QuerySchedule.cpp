// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

#include "core/engine/QuerySchedule.h"

using namespace casewright;
using base::Duration;
using base::Timestamp;
using engine::QueryRun;
using engine::QuerySchedule;

namespace {

/// What came of a schedule: by tick the documents that became alerts and how many were lost.
struct Outcome {
    std::vector<std::size_t> alerts;
    std::uint64_t lost = 0;
    friend bool operator==(const Outcome&, const Outcome&) = default;
};
using Outcomes = std::map<std::int64_t, Outcome>;

std::int64_t floorDivide(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// spec/alerting, "Ticks" and "Custom query", word by word and without any hurry.
Outcomes plainly(const std::vector<Timestamp>& times, std::int64_t interval, std::int64_t lookBack, std::size_t most)
{
    Outcomes outcomes;
    if (times.empty())
        return outcomes;
    const std::int64_t last = floorDivide(times.back().milliseconds - 1, interval) + 1;
    std::vector<bool> isAlert(times.size(), false);
    std::vector<bool> isLost(times.size(), false);
    for (std::int64_t tick = floorDivide(times.front().milliseconds - 1, interval) + 1; tick <= last; ++tick) {
        const std::int64_t now = tick * interval;
        Outcome outcome;
        for (std::size_t i = 0; i < times.size(); ++i) {
            const std::int64_t at = times[i].milliseconds;
            if (isAlert[i] || isLost[i] || at > now)
                continue;
            if (at > now - lookBack && outcome.alerts.size() < most) {
                isAlert[i] = true;
                outcome.alerts.push_back(i);
            } else if (at <= now - lookBack || tick == last) {
                isLost[i] = true;
                ++outcome.lost;
            }
        }
        if (outcome != Outcome{})
            outcomes[now] = outcome;
    }
    return outcomes;
}

Outcomes scheduled(const std::vector<Timestamp>& times, std::int64_t interval, std::int64_t lookBack, std::size_t most)
{
    QuerySchedule schedule(times, Duration{interval}, Duration{lookBack}, most);
    Outcomes outcomes;
    while (const std::optional<QueryRun> run = schedule.next()) {
        Outcome& outcome = outcomes[run->at.milliseconds];
        for (std::size_t i = run->begin; i < run->end; ++i)
            outcome.alerts.push_back(i);
        outcome.lost = run->lost;
    }
    return outcomes;
}

} // namespace

class QueryScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutDocumentsThereAreNoRuns()
    {
        QuerySchedule schedule({}, base::Minute, base::Minute, 10);
        QCOMPARE(schedule.tickCount(), 0U);
        QVERIFY(!schedule.next());
    }

    void aDocumentOnATickBelongsToIt()
    {
        const std::vector<Timestamp> times{{300'000}};
        QuerySchedule schedule(times, Duration{300'000}, Duration{360'000}, 10);
        QCOMPARE(schedule.tickCount(), 1U);
        const QueryRun run = schedule.next().value();
        QCOMPARE(run.at.milliseconds, 300'000);
        QCOMPARE(run.end, std::size_t{1});
        QVERIFY(!schedule.next());
    }

    void aYearOfSilenceIsPassedInOneStep()
    {
        const std::vector<Timestamp> times{{1}, {31'536'000'000'000}};
        QuerySchedule schedule(times, base::Second, base::Minute, 10);
        QCOMPARE(schedule.tickCount(), 31'536'000'000ULL);
        QCOMPARE(schedule.next()->tick, 0U);
        QCOMPARE(schedule.next()->tick, 31'535'999'999ULL);
        QVERIFY(!schedule.next());
    }

    void agreesWithThePlainWay_data()
    {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 300; ++seed)
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
    /// The property: gaps between look-backs, long look-backs, full runs, times before 1970, ties.
    void agreesWithThePlainWay()
    {
        QFETCH(quint64, seed);
        std::mt19937_64 bits(seed);
        const auto pick = [&bits](std::int64_t from, std::int64_t to) {
            return from + static_cast<std::int64_t>(bits() % static_cast<std::uint64_t>(to - from + 1));
        };
        const std::int64_t interval = pick(1, 50);
        const std::int64_t lookBack = pick(1, 120);
        const auto most = static_cast<std::size_t>(pick(1, 8));
        const std::int64_t begin = pick(-300, 300);
        std::vector<Timestamp> times;
        for (std::int64_t i = 0, count = pick(0, 120); i < count; ++i)
            times.push_back({begin + pick(0, 900)});
        std::sort(times.begin(), times.end());
        QVERIFY(scheduled(times, interval, lookBack, most) == plainly(times, interval, lookBack, most));
    }
};

QTEST_APPLESS_MAIN(QueryScheduleTest)
#include "tst_QuerySchedule.moc"
