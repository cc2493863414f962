// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>

#include <nlohmann/json.hpp>

#include "core/alerts/AlertReader.h"
#include "core/alerts/Flood.h"
#include "core/scenario/Check.h"
#include "core/scenario/ScenarioWriter.h"
#include "tests/unit/alerts/TableText.h"

using namespace casewright;

namespace {

engine::SimulationInput input(std::shared_ptr<const alerts::AlertTable> alerts)
{
    return {.rule = {.id = {"r"},
                     .name = "R",
                     .tags = {"t"},
                     .query = {},
                     .casesAction = rules::CasesAction{.groupBy = "host.name", .maximumCasesToOpen = 3},
                     .body = {}},
            .alerts = std::move(alerts),
            .profile = rules::versionProfile("8.18").value()};
}

std::shared_ptr<const alerts::AlertTable> flood(double perMinute)
{
    return alerts::generate({.name = "f",
                             .start = base::parseTimestamp("2026-01-05T00:00:00Z").value(),
                             .length = base::Duration{4 * base::Hour.milliseconds},
                             .perMinute = perMinute,
                             .storm = alerts::FloodStorm{.after = base::Hour, .length = base::Hour, .factor = 20},
                             .fields = {{.name = "host.name", .prefix = "h", .cardinality = 6, .skew = 1}}},
                            1)
        .value();
}

} // namespace

class ScenarioWriterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// What is written holds, and says what the simulation came to.
    void whatIsWrittenHolds()
    {
        const engine::SimulationInput simulated = input(flood(2));
        const std::string text = scenario::writeScenario(simulated).value();
        const scenario::CheckedFile checked = scenario::checkFile("s.json", text, {});
        QVERIFY2(!checked.error, checked.error ? base::describe(*checked.error).c_str() : "");
        QVERIFY(checked.checks.front().differences.empty());
        const engine::SimulationResult result = engine::simulate(simulated, nullptr).value();
        const base::Json expect = base::parseJson(text)->at("expect");
        QCOMPARE(expect.at("cases").size(), result.cases.size());
        QCOMPARE(expect.at("cases").at(0).at("id").get<std::string>(), result.cases.front().id.text);
        QCOMPARE(expect.at("summary").at("breakerRuns").get<std::uint64_t>(), result.summary.breakerRuns);
        QVERIFY(result.summary.breakerRuns > 0);
    }

    /// What analysts did becomes steps of its own, and playing them comes to the same cases.
    void analystsBecomeSteps()
    {
        for (const bool reopens : {false, true}) {
            engine::SimulationInput simulated = input(flood(2));
            simulated.rule.casesAction->reopenClosedCases = reopens;
            simulated.analysts.work = engine::StaffedQueue{
                .zone = {},
                .shifts = {{.days = {true, true, true, true, true, true, true}, .from = {}, .to = base::Day}},
                .triage = engine::UniformLength{base::Minute, {20 * base::Minute.milliseconds}},
                .closes = 0.9};
            const engine::SimulationResult result = engine::simulate(simulated, nullptr).value();
            QVERIFY(result.summary.queue.has_value());
            QVERIFY(result.summary.queue->closed > 5);
            const std::string text = scenario::writeScenario(simulated).value();
            QVERIFY(scenario::checkFile("s.json", text, {}).checks.front().differences.empty());
            const base::Json expect = base::parseJson(text)->at("expect");
            QCOMPARE(expect.at("cases").size(), result.cases.size());
            for (std::size_t i = 0; i < result.cases.size(); ++i) {
                const base::Json& one = expect.at("cases").at(i);
                const auto textOf = [](const std::optional<base::Timestamp>& time) {
                    return time ? base::Json(base::formatTimestamp(*time)) : base::Json();
                };
                QCOMPARE(one.at("closed_at").dump(), textOf(result.cases[i].closedAt).dump());
                QCOMPARE(one.at("updated_at").dump(), textOf(result.cases[i].updatedAt).dump());
                QCOMPARE(one.at("alerts").size(), std::size_t{result.cases[i].totalAlerts});
            }
        }
    }

    void documentsStandAsTheActionSeesThem()
    {
        const QTemporaryDir folder;
        const auto table =
            alerts::readAlerts(alerts::writeFile(folder, "f.ndjson",
                                                 "{\"@timestamp\":1767600000,\"host.name\":\"a\",\"_id\":\"x\"}\n"),
                               {})
                .value()
                .table;
        const base::Json written = base::parseJson(scenario::writeScenario(input(table)).value()).value();
        const base::Json& alert = written.at("timeline").at(0).at("run").at("alerts").at(0);
        QCOMPARE(QString::fromStdString(alert.dump()),
                 QStringLiteral("{\"_id\":\"x\",\"_index\":\"f\",\"@timestamp\":1767600000,\"host\":{\"name\":\"a\"}}"));
        QCOMPARE(written.at("name").get<std::string>(), std::string("R \u00b7 f"));
    }

    void tooMuchIsRefused()
    {
        engine::SimulationInput large = input(flood(100));
        large.rule.maxSignals = 1'000;
        const auto written = scenario::writeScenario(large);
        QVERIFY(!written);
        QCOMPARE(written.error().code, base::ErrorCode::LimitReached);
    }

    void aRuleThatIsNotSimulatedIsRefused()
    {
        engine::SimulationInput bad = input(flood(1));
        bad.rule.interval = "often";
        QCOMPARE(scenario::writeScenario(bad).error().location->field, std::string("schedule.interval"));
    }

    void stopsOnRequest()
    {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(scenario::writeScenario(input(flood(1)), stop.get_token()).error().code, base::ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(ScenarioWriterTest)
#include "tst_ScenarioWriter.moc"
