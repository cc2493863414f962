// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include "core/alerts/Flood.h"
#include "core/analysis/GroupingOutlook.h"
#include "tests/unit/analysis/SmallHistory.h"

using namespace casewright;
using namespace casewright::analysis;

namespace {

engine::SimulationInput floodInput(std::uint64_t seed)
{
    engine::SimulationInput input{.rule = {},
                                  .alerts = alerts::generate({.name = "f",
                                                              .start = base::Timestamp{1'767'600'000'000},
                                                              .length = {2 * base::Day.milliseconds},
                                                              .perMinute = 2,
                                                              .storm = {},
                                                              .fields = {{"host.name", "h", 30, 0.5, 0.1},
                                                                         {"user.name", "u", 4, 1.0, 0.0},
                                                                         {"one", "x", 1, 0.0, 0.0},
                                                                         {"n", "n", 1'000'000, 0.0, 0.0}}},
                                                             seed)
                                                .value(),
                                  .profile = rules::newestProfile()};
    input.rule.id = {"r"};
    input.rule.name = "R";
    input.rule.casesAction = rules::CasesAction{.groupBy = "host.name", .maximumCasesToOpen = {}};
    return input;
}

std::shared_ptr<const engine::PreparedRuns> prepare(const engine::SimulationInput& input)
{
    return engine::PreparedRuns::prepare({.rule = input.rule, .alerts = input.alerts, .profile = input.profile}, "")
        .value();
}

/// The most groups of a run, from the runs themselves.
class MostGroups final : public engine::RunSink {
public:
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& /*cases*/) override
    {
        most = std::max(most, run.groups);
        return {};
    }
    std::uint32_t most = 0;
};

} // namespace

class GroupingOutlookTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAsASimulationDoes()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            engine::SimulationInput input = floodInput(seed);
            const auto runs = prepare(input);
            const std::vector<std::string> fields{"host.name", "user.name", "n", "none", "", "one"};
            const auto found = groupingOutlooks(*runs, {.action = *input.rule.casesAction}, fields);
            QVERIFY(found.has_value());
            QCOMPARE(found->size(), fields.size());
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const GroupingOutlook& outlook = (*found)[i];
                QCOMPARE(outlook.field, fields[i]);
                input.rule.casesAction->groupBy = fields[i];
                MostGroups most;
                const engine::SimulationSummary plain = engine::simulate(input, &most).value().summary;
                QCOMPARE(outlook.peakGroups, most.most);
                QCOMPARE(outlook.breakerRuns, plain.breakerRuns);
                QCOMPARE(outlook.casesOpened, plain.casesOpened);
                QCOMPARE(outlook.inNoCase, plain.audit.inNoCase());
                QCOMPARE(outlook.overLimit, plain.audit.overLimit);
                QVERIFY(outlook.runs >= outlook.breakerRuns && outlook.runs <= plain.runs);
                QCOMPARE(outlook.alerts, plain.audit.handedOver());
                QCOMPARE(outlook.limit, 5U);
            }
            QVERIFY((*found)[0].coverage() > 0.85 && (*found)[0].coverage() < 0.95);
            QCOMPARE((*found)[1].coverage(), 1.0);
            QCOMPARE((*found)[1].values, std::uint64_t{4});
            QCOMPARE((*found)[3].coverage(), 0.0);
            QCOMPARE((*found)[3].values, std::uint64_t{0});
        }
    }

    void knowsWhenItPeaks()
    {
        test::SmallHistory history;
        history.addHost("1", "2026-01-05T08:01:00Z", "a");
        history.addHost("2", "2026-01-06T08:01:00Z", "a");
        history.addHost("3", "2026-01-06T08:02:00Z", "b");
        const auto outlook = groupingOutlook(*prepare(history.input()), {.action = history.action()}, "host.name");
        QCOMPARE(outlook->peakGroups, 2U);
        QCOMPARE(outlook->peakRun, std::uint64_t{1});
        QCOMPARE(outlook->runs, std::uint64_t{2});
        QCOMPARE(outlook->casesOpened, std::uint64_t{2});
        QVERIFY(outlook->casesADay > 1.9 && outlook->casesADay <= 2.0);
    }

    void countsValuesOfWhatIsHandedOver()
    {
        test::SmallHistory history;
        history.addHost("1", "2026-01-05T08:01:00Z", "a");
        history.addHost("2", "2026-01-05T08:02:00Z", "b");
        engine::SimulationInput input = history.input();
        input.rule.query = "host.name : a";
        const auto outlook = groupingOutlook(*prepare(input), {.action = history.action()}, "host.name");
        QCOMPARE(outlook->alerts, std::uint64_t{1});
        QCOMPARE(outlook->values, std::uint64_t{1});
    }

    void proposesFieldsThatPromiseSomething()
    {
        const engine::SimulationInput input = floodInput(1);
        const auto fields = alerts::fieldStatistics(*input.alerts).value();
        const auto runs = prepare(input);
        const auto names = groupingCandidates(*runs, {.action = *input.rule.casesAction}, fields, 10);
        QVERIFY(names == std::vector<std::string>{"user.name"});
        const auto others = groupingCandidates(*runs, {.action = {.groupBy = ""}}, fields, 1);
        QVERIFY(others == std::vector<std::string>{"host.name"});
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const engine::SimulationInput input = floodInput(1);
        const std::vector<std::string> fields{"host.name", "user.name"};
        const auto stopped =
            groupingOutlooks(*prepare(input), {.action = *input.rule.casesAction}, fields, source.get_token());
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(GroupingOutlookTest)
#include "tst_GroupingOutlook.moc"
