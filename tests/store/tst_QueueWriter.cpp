// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

#include "core/alerts/Flood.h"
#include "core/engine/RuleQueue.h"
#include "core/store/CaseFilter.h"
#include "core/store/IntegrityCheck.h"
#include "core/store/QueueWriter.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"

using namespace casewright;
using namespace Qt::StringLiterals;
using base::ErrorCode;
using engine::CaseStatus;
using store::QueueWriter;
using store::SimulationState;

namespace {

using Table = std::shared_ptr<const alerts::AlertTable>;

/// So many hours, with five hosts.
Table alertsFor(int hours, std::uint64_t seed)
{
    alerts::Flood flood;
    flood.start = {1'767'600'000'000};
    flood.length = {hours * base::Hour.milliseconds};
    flood.perMinute = 0.5;
    flood.fields = {{.name = "host.name", .prefix = "h", .cardinality = 5}};
    return alerts::generate(flood, seed).value();
}

engine::SimulationInput ruleOver(const std::string& id, Table alerts)
{
    rules::Rule rule;
    rule.id = {id};
    rule.name = "Rule " + id;
    rule.casesAction =
        rules::CasesAction{.groupBy = "host.name", .reopenClosedCases = true, .maximumCasesToOpen = 9};
    return {.rule = std::move(rule), .alerts = std::move(alerts), .profile = rules::newestProfile()};
}

/// The first rule's alerts end long before those of the second one, and one analyst works on the cases of both.
engine::QueueInput twoRules()
{
    const engine::StaffedQueue team{
        .zone = {},
        .shifts = {{.days = {true, true, true, true, true, true, true}, .from = {}, .to = base::Day, .analysts = 1}},
        .triage = engine::FixedLength{{9 * base::Minute.milliseconds}},
        .closes = 0.9};
    engine::QueueInput input{.rules = {}, .analysts = {.name = "A", .work = team}, .keepsHistory = true};
    input.rules.push_back(ruleOver("r1", alertsFor(3, 1)));
    input.rules.push_back(ruleOver("r2", alertsFor(9, 2)));
    return input;
}

std::vector<store::StoredSimulation> simulations()
{
    std::vector<store::StoredSimulation> named{tests::simulationNamed("First"), tests::simulationNamed("Second")};
    named[1].moreSources = {{.name = "b.csv", .path = "/alerts/b.csv", .mapping = "t=@timestamp"},
                            {.name = "Storm", .flood = "{}", .seed = 18'000'000'000'000'000'000U}};
    return named;
}

} // namespace

class TestQueueWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsEachRuleAndTheQueueOnce();
    void keepsWhatHappensAfterTheLastRun();
    void whatIsRemovedIsTheQueue();
    void allAreAbandonedTogether();
    void anErrorOfOneEndsAll();

private:
    store::Workspace open(store::Access access = store::Access::ReadWrite)
    {
        return std::move(*store::Workspace::open(m_path, access));
    }
    /// The keys of the two simulations.
    std::vector<std::int64_t> keep(engine::QueueResult* result = nullptr);
    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
};

void TestQueueWriter::init()
{
    m_place = std::make_unique<tests::Place>();
    m_path = m_place->address(u"bank.cwspace"_s);
    open(store::Access::Create);
}

std::vector<std::int64_t> TestQueueWriter::keep(engine::QueueResult* result)
{
    const engine::QueueInput input = twoRules();
    const auto writer = QueueWriter::begin(m_path, simulations()).value();
    const std::vector<engine::RunSink*> sinks{&writer->sink(0), &writer->sink(1)};
    engine::QueueResult played = engine::simulateQueue(input, sinks).value();
    const base::Result<void> finished = writer->finish(played.rules);
    if (!finished)
        qFatal("%s", finished.error().text.c_str());
    if (result)
        *result = std::move(played);
    return writer->keys();
}

void TestQueueWriter::keepsEachRuleAndTheQueueOnce()
{
    engine::QueueResult result;
    const std::vector<std::int64_t> keys = keep(&result);
    QCOMPARE(keys.size(), std::size_t{2});
    const store::Workspace workspace = open();
    std::vector<store::StoredSimulation> stored = workspace.simulations().value();
    std::ranges::reverse(stored);
    QCOMPARE(stored.size(), std::size_t{2});
    const std::vector<store::StoredSimulation> given = simulations();
    for (std::size_t i = 0; i < 2; ++i) {
        QCOMPARE(stored[i].key, keys[i]);
        QCOMPARE(stored[i].queue, keys[0]);
        QCOMPARE(stored[i].name, given[i].name);
        QVERIFY(stored[i].moreSources == given[i].moreSources);
        QVERIFY(stored[i].state == SimulationState::Finished);
        QVERIFY(stored[i].summary.audit == result.rules[i].summary.audit);
        QCOMPARE(stored[i].summary.casesOpened, result.rules[i].cases.size());
        engine::QueueSummary queue = stored[i].summary.queue.value();
        queue.depth = workspace.queueDepths(keys[i]).value();
        QVERIFY(queue == *result.sum.queue);
        QVERIFY(workspace.queueHistory(keys[i]).value() == *result.rules[0].queueHistory);
        const auto runs = workspace.runs(keys[i], {}, 10'000).value();
        QVERIFY(!runs.empty());
        const auto cases = workspace.cases({.simulation = keys[i]}, {}, 1'000).value();
        QCOMPARE(cases.size(), result.rules[i].cases.size());
        for (const store::CaseRow& row : cases) {
            const auto found = std::ranges::find(result.rules[i].cases, row.id, &engine::Case::id);
            QVERIFY(found != result.rules[i].cases.end());
            QVERIFY(row.status == found->status && row.closedAt == found->closedAt);
            QCOMPARE(row.totalAlerts, found->totalAlerts);
        }
    }
    QCOMPARE(tests::disagreements(m_path), std::string());
    if (!tests::Place::isServer()) {
        const auto report = store::checkWorkspace(m_path, nullptr, {});
        QVERIFY(report && report->findings.empty());
    }
}

/// Nothing more comes of the first rule after three hours, and its cases still wait; they are worked on all the same.
void TestQueueWriter::keepsWhatHappensAfterTheLastRun()
{
    const std::int64_t first = keep().front();
    const store::Workspace workspace = open();
    const base::Timestamp last = workspace.runs(first, {}, 10'000).value().back().at;
    int after = 0;
    const std::vector<store::CaseRow> cases = workspace.cases({.simulation = first}, {}, 1'000).value();
    for (const store::CaseRow& row : cases) {
        const std::vector<store::Activity> activity = workspace.activity(row.key, {}, 10'000).value();
        after += static_cast<int>(
            std::ranges::count_if(activity, [last](const store::Activity& each) { return each.at > last; }));
    }
    QVERIFY(after > 0);
}

void TestQueueWriter::whatIsRemovedIsTheQueue()
{
    const std::int64_t alone = tests::storeScript(m_path, {}, tests::makeTable(tests::Script{}.alerts()));
    for (const std::size_t removed : {std::size_t{0}, std::size_t{1}}) {
        const std::vector<std::int64_t> keys = keep();
        store::Workspace workspace = open();
        QCOMPARE(workspace.simulations().value().size(), std::size_t{3});
        QVERIFY(workspace.removeSimulation(keys[removed]));
        const auto left = workspace.simulations().value();
        QCOMPARE(left.size(), std::size_t{1});
        QCOMPARE(left.front().key, alone);
        QCOMPARE(left.front().queue, std::int64_t{0});
        QVERIFY(workspace.queueHistory(keys[0]).value().changes.empty());
        QVERIFY(workspace.cases({.simulation = keys[1]}, {}, 10).value().empty());
        QVERIFY(!workspace.cases({.simulation = alone}, {}, 10).value().empty());
    }
    QCOMPARE(tests::disagreements(m_path), std::string());
}

void TestQueueWriter::allAreAbandonedTogether()
{
    const engine::QueueInput input = twoRules();
    const auto writer = QueueWriter::begin(m_path, simulations()).value();
    const std::vector<store::StoredSimulation> running = open().simulations().value();
    for (const store::StoredSimulation& each : running)
        QVERIFY(each.state == SimulationState::Running);
    const std::vector<engine::RunSink*> sinks{&writer->sink(0), &writer->sink(1)};
    QVERIFY(engine::simulateQueue(input, sinks));
    QVERIFY(writer->abandon(SimulationState::Cancelled));
    const std::vector<store::StoredSimulation> left = open().simulations().value();
    for (const store::StoredSimulation& each : left) {
        QVERIFY(each.state == SimulationState::Cancelled);
        QVERIFY(each.queue == writer->keys().front());
    }
    QCOMPARE(tests::disagreements(m_path), std::string());
}

/// A run of the second rule that cannot be stored.
void TestQueueWriter::anErrorOfOneEndsAll()
{
    const auto writer = QueueWriter::begin(m_path, simulations()).value();
    engine::RunResult run;
    run.changesBefore = {{.caseIndex = {0}, .status = CaseStatus::Closed, .at = {1'000}}};
    QVERIFY(writer->sink(1).take(run, {}));
    const std::vector<engine::SimulationResult> results(2);
    const base::Result<void> finished = writer->finish(results);
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, ErrorCode::InvalidValue);
    const std::vector<store::StoredSimulation> left = open().simulations().value();
    for (const store::StoredSimulation& each : left)
        QVERIFY(each.state == SimulationState::Failed);
}

QTEST_GUILESS_MAIN(TestQueueWriter)
#include "tst_QueueWriter.moc"
