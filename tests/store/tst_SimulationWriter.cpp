// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

#include <sys/resource.h>

#include "core/alerts/Flood.h"
#include "core/cases/StatusEffects.h"
#include "core/engine/Simulation.h"
#include "core/store/CasesClient.h"
#include "core/store/Opening.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"
#include "tests/store/StaffedSimulation.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using engine::CaseStatus;
using store::ActivityKind;
using store::SimulationState;
using store::SimulationWriter;

namespace {

/// No file of this process may grow over a size, as on a full disk.
class FullDisk final {
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &m_before); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
};

} // namespace

class TestSimulationWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storesWhatTheEngineHandedOver();
    void storesAlertsOfRulesThatMakeThem();
    void tellsWhatHappenedToACase();
    void keepsWhatAnalystsDid();
    void refusesChangesWithoutACase();
    void keepsFailuresAndLosses();
    void refusesWhatDoesNotFit();
    void removesDeletedCases();
    void keepsDecisions();
    void abandonsAtOnce();
    void anAbandonedSimulationAgrees();
    void aCancelledSimulationNamesItsGroups();
    void aLiveSimulationIsNotCancelled();
    void readersSeeWholeBatches();
    void twoSimulationsAtOnce();
    void aFullDiskIsAnError();
    void givesSpaceBack();
    void refusesWhatWorkspaceRefuses();

private:
    store::Workspace open(store::Access access = store::Access::ReadWrite)
    {
        return std::move(*store::Workspace::open(m_path, access));
    }
    std::unique_ptr<SimulationWriter> begin(const std::shared_ptr<const alerts::AlertTable>& table)
    {
        return std::move(*SimulationWriter::begin(m_path, tests::simulationNamed("Scripted"), table));
    }
    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
};

void TestSimulationWriter::init()
{
    m_place = std::make_unique<tests::Place>();
    m_path = m_place->address(u"bank.cwspace"_s);
    open(store::Access::Create);
}

void TestSimulationWriter::storesWhatTheEngineHandedOver()
{
    const tests::Script script{.runs = 30, .alertsPerRun = 500, .groups = 7};
    const auto writer = begin(tests::makeTable(script.alerts()));
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(*writer));
    engine::SimulationResult result = runs.result();
    result.summary.evaluateSeconds = 1.5;
    result.summary.openAtPeak = 9;
    QCOMPARE(writer->finish(result).value(), writer->simulation());
    QVERIFY(writer->storeSeconds() > 0);
    QVERIFY(!writer->finish(result));

    const store::Workspace workspace = open();
    const store::StoredSimulation stored = workspace.simulations().value().front();
    QVERIFY(stored.state == SimulationState::Finished);
    QVERIFY(stored.summary.audit == result.summary.audit);
    QCOMPARE(stored.summary.casesOpened, result.cases.size());
    QCOMPARE(stored.summary.evaluateSeconds, 1.5);
    QCOMPARE(stored.summary.openAtPeak, std::uint64_t{9});
    const auto rows = workspace.cases({.order = store::CaseOrder::CreatedOldestFirst}, {}, 1'000).value();
    QCOMPARE(rows.size(), result.cases.size());
    for (const store::CaseRow& row : rows) {
        const auto found = std::find_if(result.cases.begin(), result.cases.end(),
                                        [&](const engine::Case& one) { return one.id == row.id; });
        QVERIFY(found != result.cases.end());
        QCOMPARE(row.title, found->title);
        QCOMPARE(row.tags, found->tags);
        QCOMPARE(row.totalAlerts, found->totalAlerts);
        QVERIFY(row.updatedAt == found->updatedAt);
        QVERIFY(row.createdAt == found->createdAt);
        QCOMPARE(workspace.caseDetail(row.key)->grouping, result.groupings[found->group.value]);
        QCOMPARE(workspace.caseDetail(row.key)->description, found->description);
    }
    QCOMPARE(workspace.runs(stored.key, {}, 100)->size(), std::size_t{30});
    QCOMPARE(workspace.runs(stored.key, 28, 100)->size(), std::size_t{1});
    QCOMPARE(workspace.runs(stored.key, {}, 1)->front().created, std::uint32_t{7});
    QCOMPARE(tests::disagreements(m_path), std::string());
}

/// The alerts in a case are those that the rule made, not the documents that the writer was begun with.
void TestSimulationWriter::storesAlertsOfRulesThatMakeThem()
{
    alerts::Flood flood;
    flood.start = {1'767'600'000'000};
    flood.perMinute = 2;
    flood.fields = {{.name = "host.name", .prefix = "h", .cardinality = 4}};
    rules::Rule rule;
    rule.id = {"r"};
    rule.name = std::string("R");
    rule.ruleTypeId = "siem.thresholdRule";
    rule.parameters = rules::ThresholdParameters{.fields = {"host.name"}, .value = 3};
    rule.casesAction = rules::CasesAction{.groupBy = "host.name"};
    const engine::SimulationInput input{
        .rule = rule, .alerts = alerts::generate(flood, 1).value(), .profile = rules::newestProfile()};
    const std::unique_ptr<SimulationWriter> writer = begin(input.alerts);
    const auto simulated = engine::simulate(input, writer.get());
    QVERIFY2(simulated.has_value(), simulated ? "" : base::describe(simulated.error()).c_str());
    const engine::SimulationResult& result = *simulated;
    QVERIFY(result.source.table != input.alerts && result.source.table->size() > 4);
    QVERIFY(writer->finish(result).has_value());
    QStringList expected;
    for (std::uint32_t row = 0; row < result.source.table->size(); ++row)
        expected += QString::fromStdString(result.source.table->id({row}));
    QStringList stored;
    const store::Workspace workspace = open();
    const auto cases = workspace.cases({.order = store::CaseOrder::CreatedOldestFirst}, {}, 100);
    QVERIFY2(cases.has_value(), cases ? "" : base::describe(cases.error()).c_str());
    for (const store::CaseRow& each : *cases) {
        const auto attached = workspace.alerts(each.key, {}, 1'000);
        QVERIFY2(attached.has_value(), attached ? "" : base::describe(attached.error()).c_str());
        for (const store::AttachedAlert& alert : *attached)
            stored += QString::fromStdString(alert.id);
    }
    expected.sort();
    stored.sort();
    QCOMPARE(stored, expected);
}

void TestSimulationWriter::tellsWhatHappenedToACase()
{
    const auto writer = begin(tests::makeTable(100));
    std::vector<engine::Case> cases(1);
    cases[0].id.text = std::string(64, 'a');
    cases[0].createdAt = {1'000};
    cases[0].totalAlerts = 3;
    engine::RunResult run;
    run.at = {1'000};
    run.attached = {{0}, {1}, {2}};
    run.newCases = cases;
    engine::Decision decision;
    decision.outcome = engine::CaseOutcome::Created;
    decision.windowPassed = true;
    decision.counter = 2;
    decision.alerts = 3;
    decision.attached = 3;
    run.decisions = {decision};
    QVERIFY(writer->take(run, cases));

    cases[0].status = CaseStatus::Open;
    cases[0].timesReopened = 1;
    cases[0].totalAlerts = 5;
    cases[0].updatedAt = {2'000};
    run = {};
    run.at = {2'000};
    run.attached = {{3}, {4}};
    decision.outcome = engine::CaseOutcome::Reopened;
    decision.windowPassed = false;
    decision.alertsBefore = 3;
    decision.alerts = 4;
    decision.attached = 2;
    decision.alreadyAttached = 2;
    run.decisions = {decision};
    QVERIFY(writer->take(run, cases));
    run = {};
    run.at = {3'000};
    decision.outcome = engine::CaseOutcome::None;
    decision.alertsBefore = 5;
    decision.alerts = 2;
    decision.attached = 0;
    run.decisions = {decision};
    QVERIFY(writer->take(run, cases));
    engine::SimulationResult result;
    result.cases = cases;
    result.cases[0].status = CaseStatus::Closed;
    result.cases[0].closedAt = {9'000};
    QVERIFY(writer->finish(result));

    const store::Workspace workspace = open();
    const std::int64_t key = workspace.findCase(cases[0].id).value().value();
    const auto activity = workspace.activity(key, {}, 10).value();
    QCOMPARE(activity.size(), std::size_t{4});
    QVERIFY(activity[0].kind == ActivityKind::Created);
    QCOMPARE(activity[0].counter, std::uint32_t{2});
    QVERIFY(activity[0].windowPassed && !activity[0].closedPassed);
    QVERIFY(activity[1].kind == ActivityKind::AlertsAttached);
    QCOMPARE(activity[1].alerts, std::uint32_t{3});
    QVERIFY(activity[2].kind == ActivityKind::StatusChanged);
    QVERIFY(activity[2].status == CaseStatus::Open);
    QCOMPARE(activity[2].at.milliseconds, 2'000);
    QCOMPARE(activity[3].alerts, std::uint32_t{2});
    QCOMPARE(activity[3].alreadyAttached, std::uint32_t{2});
    const store::CaseDetail detail = workspace.caseDetail(key).value();
    QVERIFY(detail.row.status == CaseStatus::Closed);
    QCOMPARE(detail.row.timesReopened, std::uint32_t{1});
    QCOMPARE(detail.durationSeconds, std::optional<std::int64_t>(8));
    const auto alerts = workspace.alerts(key, {}, 10).value();
    QCOMPARE(alerts.size(), std::size_t{5});
    QCOMPARE(alerts[2].attachedAt.milliseconds, 1'000);
    QCOMPARE(alerts[3].attachedAt.milliseconds, 2'000);
}

/// A real simulation with a night shift, in which cases are taken, closed, reopened: the workspace ends with the cases
/// of the engine, and tells who did what, in order.
void TestSimulationWriter::keepsWhatAnalystsDid()
{
    const engine::SimulationInput input = tests::staffedSimulation();
    const auto writer = begin(input.alerts);
    const engine::SimulationResult result = engine::simulate(input, writer.get()).value();
    QVERIFY(writer->finish(result));
    QVERIFY(result.summary.queue->closed > 10);

    store::Workspace workspace = open();
    std::uint64_t closings = 0;
    for (const engine::Case& one : result.cases) {
        const std::int64_t key = workspace.findCase(one.id).value().value();
        const store::CaseDetail detail = workspace.caseDetail(key).value();
        QVERIFY(detail.row.status == one.status);
        QVERIFY(detail.row.closedAt == one.closedAt && detail.row.updatedAt == one.updatedAt);
        QCOMPARE(detail.durationSeconds.has_value(), one.closedAt.has_value());
        const auto activity = workspace.activity(key, {}, 10'000).value();
        CaseStatus status = CaseStatus::Open;
        cases::StatusTimes times;
        base::Timestamp last{};
        for (const store::Activity& each : activity) {
            QVERIFY(each.at >= last);
            last = each.at;
            if (each.kind != ActivityKind::StatusChanged)
                continue;
            // The rule opens what is closed; an analyst takes what is open, and closes what is in progress.
            const CaseStatus before = each.status == CaseStatus::Open ? CaseStatus::Closed
                : each.status == CaseStatus::Closed                  ? CaseStatus::InProgress
                                                                      : CaseStatus::Open;
            QVERIFY(status == before);
            QCOMPARE(each.user, std::string(each.status == CaseStatus::Open ? "rule" : "analyst"));
            status = each.status;
            times = cases::afterStatus(times, status, one.createdAt, each.at);
            closings += status == CaseStatus::Closed ? 1U : 0U;
        }
        QVERIFY(status == one.status);
        const cases::CaseDocument document = store::CasesClient(workspace).get(key)->document;
        QVERIFY(document.inProgressAt == times.inProgressAt);
        QVERIFY(document.timeToAcknowledge == times.timeToAcknowledge);
        QVERIFY(document.timeToInvestigate == times.timeToInvestigate);
        QVERIFY(document.timeToResolve == times.timeToResolve);
        QCOMPARE(document.closedBy.value_or("nobody"), std::string(one.closedAt ? "analyst" : "nobody"));
        QCOMPARE(document.updatedBy.value_or("rule"), activity.back().user);
    }
    QCOMPARE(closings, result.summary.queue->closed);
    engine::QueueSummary kept = workspace.simulations()->front().summary.queue.value();
    QVERIFY(kept.depth.empty());
    kept.depth = workspace.queueDepths(workspace.simulations()->front().key).value();
    QVERIFY(kept.depth.size() > 10);
    QVERIFY(kept == *result.summary.queue);
    QCOMPARE(tests::disagreements(m_path), std::string());
}

void TestSimulationWriter::refusesChangesWithoutACase()
{
    const auto writer = begin(tests::makeTable(1));
    engine::RunResult run;
    run.changesBefore = {{.caseIndex = {0}, .status = CaseStatus::Closed, .at = {1'000}}};
    QVERIFY(writer->take(run, {}));
    const auto finished = writer->finish({});
    QVERIFY(!finished);
    QVERIFY(finished.error().code == ErrorCode::InvalidValue);
    QVERIFY(open().simulations()->front().state == SimulationState::Failed);
}

void TestSimulationWriter::keepsFailuresAndLosses()
{
    const auto writer = begin(tests::makeTable(10));
    engine::RunResult run;
    run.at = {5'000};
    run.alerts = 9;
    run.groups = 6;
    run.maximumCases = 5;
    run.breaker = true;
    run.audit = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    run.failure = engine::RunFailure{.statusCode = 409, .text = "conflict"};
    QVERIFY(writer->take(run, {}));
    QVERIFY(writer->finish({}));
    const auto workspace = open();
    const store::StoredRun stored = workspace.runs(writer->simulation(), {}, 10)->front();
    QVERIFY(stored.audit == run.audit);
    QVERIFY(stored.breaker);
    QCOMPARE(stored.groups, run.groups);
    QCOMPARE(stored.maximumCases, run.maximumCases);
    QCOMPARE(stored.failure, std::string("409: conflict"));
}

/// A mistake of the engine is an error, not a crash, and what was stored before stays.
void TestSimulationWriter::refusesWhatDoesNotFit()
{
    for (const bool hasCase : {false, true}) {
        const auto writer = begin(tests::makeTable(10));
        engine::RunResult run;
        engine::Decision decision;
        decision.outcome = hasCase ? engine::CaseOutcome::Created : engine::CaseOutcome::Attached;
        decision.attached = 3;
        run.decisions = {decision};
        std::vector<engine::Case> cases(hasCase ? 1 : 0);
        if (hasCase)
            cases[0].id.text = "aa";
        run.newCases = cases;
        run.attached = {{0}};
        QVERIFY(writer->take(run, cases));
        QVERIFY(writer->finish({}).error().code == ErrorCode::InvalidValue);
        QVERIFY(open().simulations()->front().state == SimulationState::Failed);
    }
    QVERIFY(open().cases({}, {}, 10)->empty());
    QCOMPARE(tests::disagreements(m_path), std::string());
}

void TestSimulationWriter::removesDeletedCases()
{
    const tests::Script script{.runs = 3, .alertsPerRun = 40, .groups = 4};
    const auto writer = begin(tests::makeTable(script.alerts()));
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(*writer));
    engine::SimulationResult result = runs.result();
    result.cases[2].deleted = true;
    QVERIFY(writer->finish(result));
    const auto workspace = open();
    QCOMPARE(workspace.cases({}, {}, 10)->size(), std::size_t{3});
    QVERIFY(!workspace.findCase(result.cases[2].id).value());
}

void TestSimulationWriter::keepsDecisions()
{
    const tests::Script script{.runs = 6, .alertsPerRun = 40, .groups = 4};
    const auto writer = begin(tests::makeTable(script.alerts()));
    tests::ScriptedRuns runs(script);
    QVERIFY(runs.playInto(*writer));
    QVERIFY(writer->finish(runs.result()));
    const auto database = store::openDatabase(m_path, store::Access::ReadOnly).value();
    QCOMPARE(database->number(u"SELECT count(*) FROM decisions"_s).value(), std::optional<std::int64_t>(24));
    QCOMPARE(database->number(u"SELECT alerts_before FROM decisions WHERE group_number = 3 AND run = 5"_s).value(),
             std::optional<std::int64_t>(50));
    QCOMPARE(database->number(u"SELECT count(*) FROM decisions WHERE outcome = 1 AND reasons = 1"_s).value(),
             std::optional<std::int64_t>(4));
    QCOMPARE(database->number(u"SELECT count(*) FROM counters"_s).value(), std::optional<std::int64_t>(4));
    const auto workspace = open();
    const std::int64_t key = workspace.simulations()->front().key;
    const std::vector<store::StoredDecision> decisions = workspace.decisions(key, 5).value();
    QCOMPARE(decisions.size(), std::size_t{4});
    QCOMPARE(decisions[3].grouping, runs.result().groupings[3]);
    QCOMPARE(decisions[3].caseKey, workspace.findCase(runs.cases()[3].id)->value());
    QCOMPARE(decisions[3].caseTitle, runs.cases()[3].title);
    QCOMPARE(decisions[3].outcome, engine::CaseOutcome::Attached);
    QCOMPARE(decisions[3].alertsBefore, 50U);
    QCOMPARE(decisions[3].attached, 10U);
    QVERIFY(!decisions[3].counterCreated);
    QVERIFY(workspace.decisions(key, 0)->front().counterCreated);
    QVERIFY(workspace.decisions(key, 6)->empty());
}

void TestSimulationWriter::abandonsAtOnce()
{
    const tests::Script script{.runs = 2'000, .alertsPerRun = 500, .groups = 300};
    const auto writer = begin(tests::makeTable(script.alerts()));
    tests::ScriptedRuns runs(script);
    for (int i = 0; i < 700; ++i) {
        engine::RunResult run = runs.next();
        QVERIFY(writer->take(std::move(run), runs.cases()));
    }
    QElapsedTimer timer;
    timer.start();
    QVERIFY(writer->abandon(SimulationState::Cancelled));
    const qint64 elapsed = timer.elapsed();
    QVERIFY2(elapsed < 1'000, qPrintable(QString::number(elapsed)));  // 100 ms on a machine with nothing else to do
    qInfo("abandoned in %lld ms", elapsed);
    QVERIFY(!writer->finish(runs.result()));
}

void TestSimulationWriter::anAbandonedSimulationAgrees()
{
    const tests::Script script{.runs = 900, .alertsPerRun = 100, .groups = 50};
    for (const SimulationState state : {SimulationState::Cancelled, SimulationState::Failed}) {
        const auto writer = begin(tests::makeTable(script.alerts()));
        tests::ScriptedRuns runs(script);
        for (int i = 0; i < 800; ++i)
            QVERIFY(writer->take(runs.next(), runs.cases()));
        QVERIFY(writer->abandon(state));
        QVERIFY(open().simulations()->front().state == state);
    }
    begin(tests::makeTable(10)).reset();
    QVERIFY(open().simulations()->front().state == SimulationState::Cancelled);
    QCOMPARE(tests::disagreements(m_path), std::string());
}

/// Also what ends in the middle knows its groups by name.
void TestSimulationWriter::aCancelledSimulationNamesItsGroups()
{
    const tests::Script script{.runs = 4'000, .alertsPerRun = 100, .groups = 50};
    const auto writer = begin(tests::makeTable(script.alerts()));
    tests::ScriptedRuns runs(script);
    const auto workspace = open();
    std::vector<store::StoredDecision> decisions;
    while (decisions.empty() && !runs.atEnd()) {
        QVERIFY(writer->take(runs.next(), runs.cases()));
        decisions = workspace.decisions(writer->simulation(), 0).value();
    }
    QVERIFY(!runs.atEnd());
    QVERIFY(writer->abandon(SimulationState::Cancelled));
    QCOMPARE(decisions.size(), std::size_t{50});
    for (std::size_t i = 0; i < decisions.size(); ++i)
        QCOMPARE(decisions[i].grouping, runs.result().groupings[i]);
}

void TestSimulationWriter::aLiveSimulationIsNotCancelled()
{
    const auto writer = begin(tests::makeTable(10));
    QVERIFY(open().simulations()->front().state == SimulationState::Running);
    {
        const auto second = begin(tests::makeTable(10));
        QVERIFY(second->finish({}));
    }
    QVERIFY(open().simulations()->back().state == SimulationState::Running);
    QVERIFY(writer->finish({}));
    QVERIFY(open().simulations()->back().state == SimulationState::Finished);
    if (!tests::Place::isServer())
        QCOMPARE(QDir(m_place->folder()).entryList(QDir::Files).size(), 1);
}

void TestSimulationWriter::readersSeeWholeBatches()
{
    const tests::Script script{.runs = 400, .alertsPerRun = 500, .groups = 90};
    std::atomic<bool> ended{false};
    std::atomic<int> partial{0};
    std::atomic<int> wrong{0};
    std::jthread reader([&] {
        while (!ended.load()) {
            const auto workspace = store::Workspace::open(m_path, store::Access::ReadOnly);
            const auto database = store::openDatabase(m_path, store::Access::ReadOnly);
            if (!workspace || !database) {
                ++wrong;
                continue;
            }
            const auto seen = (*database)->number(u"SELECT count(*) FROM case_alerts"_s).value().value();
            const auto difference = (*database)->number(u"SELECT (SELECT count(*) FROM case_alerts) -"
                                                        u" (SELECT coalesce(sum(total_alerts), 0) FROM cases)"_s);
            wrong += difference.value() == 0 ? 0 : 1;
            partial += seen > 0 && seen < script.alerts() ? 1 : 0;
            const auto rows = workspace->cases({}, {}, 20);
            for (const store::CaseRow& row : *rows)
                wrong += workspace->alerts(row.key, {}, 1'000)->size() >= row.totalAlerts ? 0 : 1;
        }
    });
    const std::int64_t key = tests::storeScript(m_path, script, tests::makeTable(script.alerts()));
    ended.store(true);
    reader.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(partial.load() > 0);
    QVERIFY(key > 0);
}

void TestSimulationWriter::twoSimulationsAtOnce()
{
    const tests::Script script{.runs = 100, .alertsPerRun = 200, .groups = 40};
    const auto table = tests::makeTable(script.alerts());
    {
        std::jthread one([&] { static_cast<void>(tests::storeScript(m_path, script, table)); });
        std::jthread two([&] { static_cast<void>(tests::storeScript(m_path, script, table)); });
    }
    const auto workspace = open();
    QCOMPARE(workspace.simulations()->size(), std::size_t{2});
    const auto simulations = workspace.simulations();
    for (const store::StoredSimulation& simulation : *simulations) {
        QVERIFY(simulation.state == SimulationState::Finished);
        QCOMPARE(workspace.statusCounts({.simulation = simulation.key})->open, std::uint64_t{40});
    }
    QCOMPARE(tests::disagreements(m_path), std::string());
}

void TestSimulationWriter::aFullDiskIsAnError()
{
    SKIP_ON_SERVER("The disk is that of the server.");
    const tests::Script small{.runs = 10, .alertsPerRun = 50, .groups = 5};
    const std::int64_t before = tests::storeScript(m_path, small, tests::makeTable(small.alerts()));
    const tests::Script large{.runs = 2'000, .alertsPerRun = 100, .groups = 30};
    const auto table = tests::makeTable(large.alerts());
    {
        const FullDisk disk(2'000'000);
        const auto writer = begin(table);
        tests::ScriptedRuns runs(large);
        base::Result<void> taken;
        while (taken && !runs.atEnd()) {
            engine::RunResult run = runs.next();
            taken = writer->take(std::move(run), runs.cases());
        }
        const auto finished = writer->finish(runs.result());
        QVERIFY(!finished);
        QVERIFY2(finished.error().code == ErrorCode::Unwritable, finished.error().text.c_str());
        QVERIFY(finished.error().text.find("bank.cwspace") != std::string::npos);
    }
    const auto workspace = open();
    const auto simulations = workspace.simulations().value();
    QCOMPARE(simulations.size(), std::size_t{2});
    QCOMPARE(simulations[1].key, before);
    QVERIFY(simulations[1].state == SimulationState::Finished);
    QVERIFY(simulations[0].state == SimulationState::Failed || simulations[0].state == SimulationState::Cancelled);
    QCOMPARE(workspace.cases({.simulation = before}, {}, 10)->size(), std::size_t{5});
    QCOMPARE(tests::disagreements(m_path), std::string());
    QVERIFY(tests::storeScript(m_path, small, table) > simulations[0].key);
}

void TestSimulationWriter::givesSpaceBack()
{
    SKIP_ON_SERVER("PostgreSQL gives space back by itself, later.");
    const tests::Script script{.runs = 200, .alertsPerRun = 500, .groups = 80};
    const auto table = tests::makeTable(script.alerts());
    const QString path = QString::fromStdString(m_path);
    std::int64_t key = tests::storeScript(m_path, script, table);
    const qint64 full = QFileInfo(path).size();
    QVERIFY(full > 3'000'000);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(open().removeSimulation(key));
        QVERIFY2(QFileInfo(path).size() < 300'000, qPrintable(QString::number(QFileInfo(path).size())));
        key = tests::storeScript(m_path, script, table);
        QVERIFY(QFileInfo(path).size() < full + full / 10);
    }
    QCOMPARE(tests::disagreements(m_path), std::string());
}

void TestSimulationWriter::refusesWhatWorkspaceRefuses()
{
    const auto missing = SimulationWriter::begin(m_path + "2", {}, tests::makeTable(1));
    QVERIFY(missing.error().code == ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(QString::fromStdString(m_path + "2")));
}

QTEST_GUILESS_MAIN(TestSimulationWriter)
#include "tst_SimulationWriter.moc"
