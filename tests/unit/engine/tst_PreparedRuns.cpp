// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <array>
#include <random>
#include <thread>

#include "core/alerts/Flood.h"
#include "core/engine/PreparedRuns.h"
#include "tests/unit/engine/RandomRule.h"
#include "tests/unit/engine/SameSimulation.h"
#include "tests/unit/engine/StormyFlood.h"

using namespace casewright;
using namespace casewright::engine;
using test::differenceOf;

namespace {

/// A query rule over random floods, and actions on it.
RunsInput floodInput(std::uint64_t seed)
{
    std::mt19937_64 bits(seed);
    const auto below = [&bits](std::uint64_t range) { return bits() % range; };
    const alerts::Flood flood = tests::stormyFlood(bits, {.hours = 30, .twentieths = 80, .hosts = 30});
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = "R";
    rule.interval = std::to_string(1 + below(15)) + 'm';
    rule.from = "now-" + std::to_string(15 + below(30)) + 'm';
    rule.maxSignals = static_cast<std::int64_t>(1 + below(seed % 2 == 0 ? 20 : 500));
    rule.query = below(3) == 0 ? "host.name : h1 or @timestamp > now-20m" : "";
    return {.rule = rule,
            .alerts = alerts::generate(flood, seed).value(),
            .profile = rules::versionProfiles()[below(rules::versionProfiles().size())]};
}

/// Closes what it gets, after a while.
AnalystModel someAnalysts()
{
    return {.name = "A", .work = CloseAfter{UniformLength{base::Minute, base::Hour}}};
}

/// Counts how often somebody looks at the values of its alerts.
class CountedRuns final : public RunSource {
public:
    explicit CountedRuns(AlertSource source) : m_source(std::move(source)) {}
    base::Result<bool> next(DueRun& /*run*/) override { return false; }
    [[nodiscard]] RunSpan span() const override { return {}; }
    [[nodiscard]] const AlertSource& source() const override { return m_source; }
    [[nodiscard]] base::Result<AlertGrouping> groupBy(const std::string& field,
                                                      const std::stop_token& stop) const override
    {
        ++looks;
        return RunSource::groupBy(field, stop);
    }
    [[nodiscard]] bool countsDocuments() const override { return true; }

    mutable int looks = 0;

private:
    AlertSource m_source;
};

} // namespace

class PreparedRunsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesWhatASimulationGives()
    {
        std::array<int, 6> seen{};
        std::uint64_t attached = 0;
        for (std::uint32_t seed = 1; seed <= 120; ++seed) {
            RandomRule draw(seed);
            const rules::Rule rule = draw.rule();
            const RunsInput input{.rule = rule,
                                  .alerts = draw.documents(),
                                  .profile = rules::versionProfiles()[seed % 4],
                                  .silences = draw.silences()};
            const auto prepared = PreparedRuns::prepare(input, rule.casesAction->groupBy);
            QVERIFY2(prepared.has_value(), prepared ? "" : base::describe(prepared.error()).c_str());
            QVERIFY((*prepared)->isOf(input));
            ActionInput action{.action = *rule.casesAction};
            for (int i = 0; i < 4; ++i) {
                const QByteArray difference = differenceOf(**prepared, action);
                QVERIFY2(difference.isEmpty(), qPrintable(QString::number(seed) + QLatin1String(difference)));
                action.action = *draw.rule().casesAction;
                action.seed = seed;
            }
            ++seen[rule.parameters.index()];
            attached += simulate(**prepared, action, nullptr)->summary.audit.attached;
        }
        for (const int count : seen)
            QVERIFY(count > 0);
        QVERIFY(attached > 1000);
    }

    void givesItOfFloodsAndAnalysts()
    {
        std::uint64_t breakers = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const auto prepared = PreparedRuns::prepare(floodInput(seed), "host.name");
            QVERIFY(prepared.has_value());
            for (const std::int64_t maximum : {1, 5, 20}) {
                const ActionInput action{.action = {.groupBy = seed % 4 == 0 ? "" : "host.name",
                                                    .timeWindow = "1d",
                                                    .reopenClosedCases = seed % 2 == 0,
                                                    .maximumCasesToOpen = maximum},
                                         .analysts = someAnalysts(),
                                         .seed = seed};
                const QByteArray difference = differenceOf(**prepared, action);
                QVERIFY2(difference.isEmpty(), qPrintable(QString::number(seed) + QLatin1String(difference)));
                breakers += simulate(**prepared, action, nullptr)->summary.breakerRuns;
            }
        }
        QVERIFY(breakers > 0);
    }

    /// Sweeps simulate on several threads over the same runs.
    void isSharedBetweenThreads()
    {
        for (const std::uint32_t seed : {3U, 11U, 27U, 40U}) {
            RandomRule draw(seed);
            const rules::Rule rule = draw.rule();
            const auto prepared = PreparedRuns::prepare(
                {.rule = rule, .alerts = draw.documents(), .profile = rules::newestProfile()}, "");
            QVERIFY(prepared.has_value());
            const std::array<const char*, 4> fields{"host.name", "user.name", "@timestamp", ""};
            std::array<QByteArray, 4> differences;
            {
                std::vector<std::jthread> threads;
                for (std::size_t i = 0; i < fields.size(); ++i)
                    threads.emplace_back([&prepared, &fields, &differences, i] {
                        differences[i] = differenceOf(**prepared, {.action = {.groupBy = fields[i]}});
                    });
            }
            for (const QByteArray& difference : differences)
                QVERIFY2(difference.isEmpty(), difference.constData());
        }
    }

    void knowsWhatItIsOf()
    {
        const RunsInput input = floodInput(1);
        const auto prepared = PreparedRuns::prepare(input, "host.name").value();
        RunsInput other = input;
        other.rule.casesAction = rules::CasesAction{.groupBy = "user.name"};
        QVERIFY(prepared->isOf(other));
        other.rule.query = "host.name : h1";
        QVERIFY(!prepared->isOf(other));
        other = input;
        other.profile = rules::versionProfile(input.profile.name == "8.14" ? "9.4" : "8.14").value();
        QVERIFY(!prepared->isOf(other));
        other = input;
        other.silences.mutedInstances = {"a"};
        QVERIFY(!prepared->isOf(other));
        other = input;
        other.alerts = floodInput(2).alerts;
        QVERIFY(!prepared->isOf(other));
    }

    void refusesWhatCannotBeSimulated()
    {
        RunsInput input = floodInput(1);
        input.rule.query = "host.name : (";
        const auto refused = PreparedRuns::prepare(input, "");
        QVERIFY(!refused.has_value());
        QCOMPARE(QString::fromStdString(refused.error().location->field), QStringLiteral("params.query"));
        // What is wrong with the action is no matter of the runs.
        const auto prepared = PreparedRuns::prepare(floodInput(1), "").value();
        QVERIFY(differenceOf(*prepared, {.action = {.groupBy = "", .timeWindow = "7 days"}}).isEmpty());
        QVERIFY(!simulate(*prepared, {.action = {.groupBy = "", .timeWindow = "7 days"}}, nullptr).has_value());
    }

    void stops()
    {
        std::stop_source source;
        source.request_stop();
        const auto stopped = PreparedRuns::prepare(floodInput(1), "", nullptr, nullptr, source.get_token());
        QVERIFY(!stopped.has_value());
        QCOMPARE(stopped.error().code, base::ErrorCode::Cancelled);
        const auto prepared = PreparedRuns::prepare(floodInput(1), "").value();
        const auto simulated = simulate(*prepared, {.action = {.groupBy = ""}}, nullptr, nullptr, source.get_token());
        QVERIFY(!simulated.has_value());
        QCOMPARE(simulated.error().code, base::ErrorCode::Cancelled);
    }

    /// Those that were asked for last are kept, as long as their alerts are there.
    void keepsGroupsOfTheLastFields()
    {
        AlertGroupings groupings;
        CountedRuns runs({.table = floodInput(1).alerts});
        const auto ask = [&](const std::string& field) { return groupings.of(runs, field)->groupCount(); };
        const std::uint32_t hosts = ask("host.name");
        QVERIFY(hosts > 0);
        for (std::size_t i = 1; i < AlertGroupings::Most; ++i)
            QCOMPARE(ask("none" + std::to_string(i)), 0U);
        QCOMPARE(ask("host.name"), hosts);
        QCOMPARE(runs.looks, static_cast<int>(AlertGroupings::Most));
        ask("another"); // pushes out what was asked for longest ago, which is not the hosts any more
        QCOMPARE(ask("host.name"), hosts);
        QCOMPARE(runs.looks, static_cast<int>(AlertGroupings::Most) + 1);
        ask("none1");
        QCOMPARE(runs.looks, static_cast<int>(AlertGroupings::Most) + 2);
        CountedRuns others({.table = floodInput(2).alerts});
        static_cast<void>(groupings.of(others, "host.name"));
        QCOMPARE(others.looks, 1);
    }

    /// Another query over the same alerts finds their groups where the one before left them.
    void sharesGroupsBetweenRules()
    {
        const auto groupings = std::make_shared<AlertGroupings>();
        RunsInput input = floodInput(1);
        for (const char* const query : {"", "host.name : h1", "not host.name : h1"}) {
            input.rule.query = query;
            const auto prepared = PreparedRuns::prepare(input, "host.name", groupings).value();
            for (const char* const field : {"host.name", "a", "b", "c", "d", "e", "f", "g"}) {
                const QByteArray difference = differenceOf(*prepared, {.action = {.groupBy = field}});
                QVERIFY2(difference.isEmpty(), difference.constData());
            }
        }
    }
};

QTEST_APPLESS_MAIN(PreparedRunsTest)
#include "tst_PreparedRuns.moc"
