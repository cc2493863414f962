// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/scenario/ScenarioAlerts.h"
#include "core/scenario/ScenarioFile.h"
#include "core/scenario/ScenarioPlay.h"
#include "core/scenario/SharedKeys.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"

using namespace casewright;
using base::Json;

namespace {

constexpr std::uint32_t Plenty = 100'000;

QDir folder() { return {QStringLiteral(CASEWRIGHT_SOURCE_DIR "/tests/golden/cases-action")}; }

scenario::Scenario scenarioOf(const QString& file)
{
    QFile opened(folder().filePath(file));
    if (!opened.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qUtf8Printable(file));
    return std::move(*scenario::parseScenario(opened.readAll().toStdString(), file.toStdString()));
}

Json timeJson(const std::optional<base::Timestamp>& at)
{
    return at ? Json(base::formatTimestamp(*at)) : Json(nullptr);
}

/// Keeps the runs as they come.
class Runs final : public engine::RunSink {
public:
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>&) override
    {
        all.push_back(std::move(run));
        return {};
    }
    std::vector<engine::RunResult> all;
};

} // namespace

/// What a scenario leaves in a workspace is what it came to.
class StoredScenariosTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithWhatWasPlayed_data()
    {
        QTest::addColumn<QString>("file");
        const QStringList files = folder().entryList({QStringLiteral("*.json")});
        QVERIFY(files.size() >= 78);
        for (const QString& file : files)
            QTest::newRow(qUtf8Printable(file)) << file;
    }
    void agreesWithWhatWasPlayed();
    void givesTheRunsToTheSink();
    void tellsWhoChangedAStatus();
    void stops();

private:
    /// Plays the scenario into the workspace, and gives its key there.
    std::int64_t store(const scenario::Scenario& scenario);
    [[nodiscard]] Json casesOf(const store::Workspace& workspace, std::int64_t simulation) const;
    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("w.casewright")).toStdString(); }

    QTemporaryDir m_folder;
    scenario::PlayedScenario m_played;
};

std::int64_t StoredScenariosTest::store(const scenario::Scenario& scenario)
{
    const auto made = store::Workspace::open(path(), store::Access::Create);
    const auto alerts = scenario::alertsOf(scenario);
    auto writer = store::SimulationWriter::begin(path(), {.name = scenario.name, .isScenario = true}, alerts);
    base::Result<scenario::PlayedScenario> played = scenario::play(scenario, *alerts, writer->get());
    m_played = std::move(*played);
    return (*writer)->finish(m_played.result).value_or(0);
}

/// In the words of `expect.cases`.
Json StoredScenariosTest::casesOf(const store::Workspace& workspace, std::int64_t simulation) const
{
    Json cases = Json::array();
    auto rows = workspace.cases({.simulation = simulation, .order = store::CaseOrder::CreatedOldestFirst}, {}, Plenty)
                    .value();
    // Within a run, the order of creation is that of the keys.
    std::ranges::sort(rows, {}, &store::CaseRow::key);
    for (const store::CaseRow& row : rows) {
        const store::CaseDetail detail = workspace.caseDetail(row.key).value();
        Json alerts = Json::array();
        const auto attached = workspace.alerts(row.key, {}, Plenty).value();
        for (const store::AttachedAlert& alert : attached)
            alerts.push_back(alert.id);
        cases.push_back({{"id", row.id.text},
                         {"title", row.title},
                         {"description", detail.description},
                         {"tags", row.tags},
                         {"owner", detail.owner},
                         {"status", scenario::statusText(row.status)},
                         {"counter", row.counter},
                         {"created_at", base::formatTimestamp(row.createdAt)},
                         {"updated_at", timeJson(row.updatedAt)},
                         {"closed_at", timeJson(row.closedAt)},
                         {"alerts", std::move(alerts)}});
    }
    return cases;
}

void StoredScenariosTest::agreesWithWhatWasPlayed()
{
    QFETCH(QString, file);
    const scenario::Scenario scenario = scenarioOf(file);
    const std::int64_t key = store(scenario);
    QVERIFY(key != 0);
    const store::Workspace workspace = std::move(*store::Workspace::open(path(), store::Access::ReadOnly));
    QCOMPARE(casesOf(workspace, key).dump(1), m_played.outcome->at("cases").dump(1));

    // A row for each run step, and a summary that sums up.
    const auto runs = workspace.runs(key, {}, Plenty).value();
    std::vector<const scenario::TimelineStep*> steps;
    for (const scenario::TimelineStep& step : scenario.timeline)
        if (std::holds_alternative<scenario::RunStep>(step.what))
            steps.push_back(&step);
    QCOMPARE(runs.size(), steps.size());
    engine::Audit audit;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QCOMPARE(runs[i].at, steps[i]->at);
        QCOMPARE(std::size_t{runs[i].alerts}, std::get<scenario::RunStep>(steps[i]->what).alerts.size());
        audit += runs[i].audit;
    }
    const engine::SimulationSummary summary = workspace.simulations().value().front().summary;
    QCOMPARE(summary.runs, std::uint64_t{steps.size()});
    QVERIFY(summary.audit == audit);
    QCOMPARE(audit.total(), summary.matched);
    QCOMPARE(summary.casesOpened, m_played.outcome->at("summary").at("casesOpened").get<std::uint64_t>());
}

/// In order, with what was done to the cases up to the next run or the end.
void StoredScenariosTest::givesTheRunsToTheSink()
{
    const scenario::Scenario scenario = scenarioOf(QStringLiteral("25-full-then-closed.json"));
    Runs runs;
    const auto played = scenario::play(scenario, *scenario::alertsOf(scenario), &runs);
    QVERIFY(played);
    std::vector<std::size_t> changes;
    for (const scenario::TimelineStep& step : scenario.timeline) {
        if (std::holds_alternative<scenario::RunStep>(step.what))
            changes.push_back(0);
        else if (const auto* const status = std::get_if<scenario::StatusStep>(&step.what))
            changes.back() += status->cases.size();
    }
    QVERIFY(std::ranges::count(changes, std::size_t{0}) < std::ssize(changes));
    QCOMPARE(runs.all.size(), changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i) {
        QVERIFY(runs.all[i].changesBefore.empty());
        QCOMPARE(runs.all[i].changesAfter.size(), changes[i]);
    }
}

/// Also at the very end, after the last run.
void StoredScenariosTest::tellsWhoChangedAStatus()
{
    scenario::Scenario scenario = scenarioOf(QStringLiteral("01-no-grouping.json"));
    const Json before = scenario::play(scenario).value();
    const base::CaseId id{before.at("cases").at(0).at("id").get<std::string>()};
    const base::Timestamp at = scenario.timeline.back().at + base::Hour;
    scenario.timeline.push_back(
        {.at = at, .what = scenario::StatusStep{.cases = {{.id = id, .pointer = {}}},
                                                .status = engine::CaseStatus::Closed}});
    const std::int64_t key = store(scenario);
    const store::Workspace workspace = std::move(*store::Workspace::open(path(), store::Access::ReadOnly));
    const auto rows = workspace.cases({.simulation = key}, {}, Plenty).value();
    const auto found = std::ranges::find(rows, id, &store::CaseRow::id);
    QVERIFY(found != rows.end());
    QCOMPARE(found->status, engine::CaseStatus::Closed);
    QCOMPARE(found->closedAt, std::optional(at));
    const auto activity = workspace.activity(found->key, {}, Plenty).value();
    QCOMPARE(activity.back().kind, store::ActivityKind::StatusChanged);
    QCOMPARE(activity.back().user, std::string("scenario"));
    QCOMPARE(activity.back().at, at);
}

void StoredScenariosTest::stops()
{
    const scenario::Scenario scenario = scenarioOf(QStringLiteral("01-no-grouping.json"));
    std::stop_source stop;
    stop.request_stop();
    const auto played = scenario::play(scenario, *scenario::alertsOf(scenario), nullptr, nullptr, stop.get_token());
    QVERIFY(!played);
    QCOMPARE(played.error().code, base::ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(StoredScenariosTest)
#include "tst_StoredScenarios.moc"
