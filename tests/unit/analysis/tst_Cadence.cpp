// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <algorithm>

#include "core/analysis/Cadence.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

/// For an hour every minute an alert of the next of twelve hosts.
SweepInput minutes()
{
    static test::SmallHistory history;
    static const engine::SimulationInput& input = []() -> const engine::SimulationInput& {
        for (int i = 0; i < 60; ++i)
            history.addHost(std::to_string(i), fmt::format("2026-01-05T08:{:02}:30Z", i), fmt::format("h{}", i % 12));
        return history.input();
    }();
    return {.runs = {.rule = input.rule, .alerts = input.alerts, .profile = input.profile},
            .action = {.action = *input.rule.casesAction}};
}

} // namespace

class CadenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsWhereLimitsBegin()
    {
        SweepInput input = minutes();
        input.runs.rule.maxSignals = 12;
        const Cadence cadence = findCadence(input, usualIntervals(input.runs.rule)).value();
        QCOMPARE(cadence.points.size(), std::size_t{12});
        QVERIFY(std::ranges::is_sorted(cadence.points, {}, &CadencePoint::length));
        QCOMPARE(cadence.current, std::string("5m"));
        // Five cases a run: with ten minutes there are ten hosts in one.
        QCOMPARE(cadence.points[cadence.firstBreaker.value()].interval, std::string("10m"));
        // Twelve alerts a run: fifteen minutes have more.
        QCOMPARE(cadence.points[cadence.firstOverMaxSignals.value()].interval, std::string("15m"));
        QVERIFY(!cadence.firstOverRunCap && !cadence.firstOverLimit);
        QVERIFY2(cadence.summary.find("Grouping is first given up at 10m (") != std::string::npos,
                 cadence.summary.c_str());
        QVERIFY2(cadence.summary.starts_with("Run every 5m, as it is now, it opens 12 cases, and 0 alerts end in no "
                                             "case. "),
                 cadence.summary.c_str());
    }

    void isWhatTheRuleWouldDo()
    {
        const SweepInput input = minutes();
        const std::vector<std::string> intervals{"1h", "2m"};
        const Cadence cadence = findCadence(input, intervals).value();
        QCOMPARE(cadence.points[0].interval, std::string("2m"));
        for (const CadencePoint& point : cadence.points) {
            engine::SimulationInput plain = engine::simulationInput(input.runs, input.action);
            plain.rule.interval = point.interval;
            plain.rule.from = point.interval == "1h" ? "now-61m" : "now-3m";
            const engine::SimulationSummary summary = engine::simulate(plain, nullptr)->summary;
            QCOMPARE(point.outcome->summary.casesOpened, summary.casesOpened);
            QCOMPARE(point.outcome->summary.breakerRuns, summary.breakerRuns);
            QCOMPARE(point.outcome->summary.runs, summary.runs);
        }
    }

    void saysThatNothingBites()
    {
        const SweepInput input = minutes();
        const std::vector<std::string> intervals{"1m", "2m"};
        const Cadence cadence = findCadence(input, intervals).value();
        QCOMPARE(cadence.summary, std::string("No limit bites at any interval from 1m to 2m."));
    }

    void hasTheRulesOwnInterval()
    {
        rules::Rule rule;
        rule.interval = "7m";
        QCOMPARE(usualIntervals(rule)[3], std::string("7m"));
        QCOMPARE(usualIntervals(rule).size(), std::size_t{13});
        rule.interval = "60s";
        QCOMPARE(usualIntervals(rule).front(), std::string("60s"));
        QCOMPARE(usualIntervals(rule).size(), std::size_t{12});
        rule.interval = "3d";
        QCOMPARE(usualIntervals(rule).back(), std::string("3d"));
        rule.interval = "often";
        QCOMPARE(usualIntervals(rule).size(), std::size_t{12});
    }

    void failsAsASweepDoes()
    {
        const SweepInput input = minutes();
        const std::vector<std::string> wrong{"5m", "often"};
        QVERIFY(!findCadence(input, wrong));
        std::stop_source source;
        source.request_stop();
        const std::vector<std::string> right{"5m"};
        QCOMPARE(findCadence(input, right, nullptr, source.get_token()).error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(CadenceTest)
#include "tst_Cadence.moc"
