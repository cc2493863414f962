// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/QueueRows.h"

#include <algorithm>

#include <QTest>

#include "core/engine/Simulation.h"
#include "core/store/Opening.h"
#include "core/store/SimulationWriter.h"
#include "core/store/Workspace.h"
#include "tests/store/Place.h"
#include "tests/store/ScriptedRuns.h"
#include "tests/store/StaffedSimulation.h"

using namespace casewright;
using namespace Qt::StringLiterals;

namespace {

/// Runs on their way to the workspace, and what they said of the moment.
class Watched final : public engine::RunSink {
public:
    explicit Watched(engine::RunSink& next) : m_next(next) {}
    base::Result<void> prepare(const engine::AlertSource& source) override { return m_next.prepare(source); }
    base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        m_runs.push_back({.documents = run.documents, .started = run.started, .notClosed = run.notClosed});
        return m_next.take(std::move(run), cases);
    }
    [[nodiscard]] const std::vector<store::StoredRun>& runs() const { return m_runs; }

private:
    engine::RunSink& m_next;
    std::vector<store::StoredRun> m_runs;
};

engine::SimulationInput input(bool hasAnalysts)
{
    engine::SimulationInput made = tests::staffedSimulation();
    made.keepsQueueHistory = true;
    if (!hasAnalysts)
        made.analysts = {};
    return made;
}

} // namespace

/// What version 5 keeps of each moment comes back as the engine had it, and goes with its simulation.
class TestQueueRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void keepsEveryMoment_data();
    void keepsEveryMoment();
    void goesWithItsSimulation();
    void isUnknownOfSimulationsFromBefore();

private:
    store::Workspace open(store::Access access = store::Access::ReadWrite) const
    {
        return std::move(*store::Workspace::open(m_path, access));
    }
    std::int64_t simulate(bool hasAnalysts, std::vector<store::StoredRun>& runs, engine::QueueHistory& history);
    std::unique_ptr<tests::Place> m_place;
    std::string m_path;
};

void TestQueueRows::init()
{
    m_place = std::make_unique<tests::Place>();
    m_path = m_place->address(u"queue.cwspace"_s);
    open(store::Access::Create);
}

std::int64_t TestQueueRows::simulate(bool hasAnalysts, std::vector<store::StoredRun>& runs,
                                     engine::QueueHistory& history)
{
    const engine::SimulationInput given = input(hasAnalysts);
    const auto writer = store::SimulationWriter::begin(m_path, tests::simulationNamed("Queue"), given.alerts).value();
    Watched watched(*writer);
    const engine::SimulationResult result = engine::simulate(given, &watched).value();
    runs = watched.runs();
    if (result.queueHistory)
        history = *result.queueHistory;
    return writer->finish(result).value();
}

void TestQueueRows::keepsEveryMoment_data()
{
    QTest::addColumn<bool>("hasAnalysts");
    QTest::newRow("analysts at work") << true;
    QTest::newRow("nobody at work") << false;
}

void TestQueueRows::keepsEveryMoment()
{
    QFETCH(const bool, hasAnalysts);
    std::vector<store::StoredRun> runs;
    engine::QueueHistory history;
    const std::int64_t key = simulate(hasAnalysts, runs, history);
    QCOMPARE(history.changes.size() > 100, hasAnalysts);
    QCOMPARE(history.waits.size() > 30, hasAnalysts);
    const store::Workspace workspace = open();
    QVERIFY(workspace.queueHistory(key).value() == history);
    const auto stored = workspace.runs(key, {}, 100'000).value();
    QCOMPARE(stored.size(), runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QCOMPARE(stored[i].documents.value(), runs[i].documents.value());
        QCOMPARE(stored[i].started.value(), runs[i].started.value());
        QCOMPARE(stored[i].notClosed.value(), runs[i].notClosed.value());
    }
    QVERIFY(stored.back().documents.value() > 100 && stored[1].started.value() > 0);
    QVERIFY(std::ranges::any_of(stored, [](const store::StoredRun& run) { return run.notClosed.value() > 1; }));
}

void TestQueueRows::goesWithItsSimulation()
{
    std::vector<store::StoredRun> runs;
    engine::QueueHistory history;
    const std::int64_t first = simulate(true, runs, history);
    const std::int64_t second = simulate(true, runs, history);
    store::Workspace workspace = open();
    QVERIFY(workspace.removeSimulation(first));
    QVERIFY(workspace.queueHistory(first).value() == engine::QueueHistory{});
    QVERIFY(workspace.queueHistory(second).value() == history);
    QVERIFY(workspace.removeSimulation(second));
    const auto database = store::openDatabase(m_path, store::Access::ReadOnly).value();
    for (const QString& table : {u"queue_changes"_s, u"queue_waits"_s})
        QCOMPARE(database->number(u"SELECT count(*) FROM "_s + table).value(), std::optional<std::int64_t>(0));
}

/// They have none of it, and say so rather than none.
void TestQueueRows::isUnknownOfSimulationsFromBefore()
{
    std::vector<store::StoredRun> runs;
    engine::QueueHistory history;
    const std::int64_t key = simulate(true, runs, history);
    const auto database = store::openDatabase(m_path, store::Access::ReadWrite).value();
    QVERIFY(database->execute(u"UPDATE runs SET documents = NULL, started = NULL, not_closed = NULL"_s));
    QVERIFY(database->execute(u"DELETE FROM queue_changes"_s));
    QVERIFY(database->execute(u"DELETE FROM queue_waits"_s));
    const store::Workspace workspace = open();
    const store::StoredRun run = workspace.runs(key, {}, 1).value().front();
    QVERIFY(!run.documents && !run.started && !run.notClosed);
    QVERIFY(workspace.queueHistory(key).value() == engine::QueueHistory{});
}

QTEST_GUILESS_MAIN(TestQueueRows)
#include "tst_QueueRows.moc"
