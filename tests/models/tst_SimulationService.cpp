// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Simulation.h"
#include "core/rules/RuleJson.h"
#include "tests/models/SimulationBench.h"
#include "ui/bridge/Text.h"

#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using casewright::base::ErrorCode;
using casewright::rules::Rule;
using casewright::store::Access;
using casewright::store::SimulationState;
using casewright::store::StoredSimulation;
using casewright::store::StoredSource;

/// Simulations of a workspace in a temporary folder, in the background.
class SimulationServiceTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void finishesAsTheEngineDoes();
    void keepsWhatItShows();
    void showsTheNewestOnOpening();
    void readsTheSourceOnce();
    void secondStartIsRefused();
    void findingsForbidAndNameTheField();
    void needsAWorkspace();
    void badInputIsAnErrorWithItsPlace();
    void badLinesAreSkippedOnRequest();
    void readOnlyIsShownAndNotKept();
    void refusedRowsAreAnError();
    void earlierSimulationsOpen();
};

void SimulationServiceTest::finishesAsTheEngineDoes()
{
    const StoredSource source = add(flood(3'000));
    QSignalSpy started(m_service.get(), &SimulationService::started);
    QSignalSpy finished(m_service.get(), &SimulationService::finished);
    QSignalSpy cases(m_session.get(), &WorkspaceSession::casesChanged);
    QVERIFY(start(source));
    QVERIFY(m_service->isRunning());
    QVERIFY(m_service->live());
    QCOMPARE(started.size(), 1);
    QVERIFY(waitUntilFinished());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(cases.size(), 1);
    QVERIFY(!m_service->live());
    QCOMPARE(m_service->report().state, SimulationState::Finished);
    QVERIFY(!m_service->report().error);
    QVERIFY(m_service->report().seconds > 0);

    const auto loaded = m_sources->loaded(source.key);
    QVERIFY(loaded);
    const auto direct = casewright::engine::simulate(
        {.rule = rulePerHost(), .alerts = loaded->table, .profile = m_session->profile()}, nullptr);
    QVERIFY(direct);
    QVERIFY(direct->summary.breakerRuns > 0);
    QCOMPARE(textOf(shown()->simulation.summary), textOf(direct->summary));
    QCOMPARE(shown()->simulation.key, m_service->report().key);
}

void SimulationServiceTest::keepsWhatItShows()
{
    QVERIFY(start(add(flood(3'000))));
    QVERIFY(waitUntilFinished());
    const std::vector<StoredSimulation> simulations = stored();
    QCOMPARE(simulations.size(), std::size_t(1));
    QCOMPARE(simulations[0].state, SimulationState::Finished);
    QCOMPARE(simulations[0].name, std::string("Per host against Flood"));
    QCOMPARE(simulations[0].source.name, std::string("Flood"));
    QCOMPARE(simulations[0].profile, std::string(m_session->profile().name));
    QCOMPARE(simulations[0].source.seed, std::uint64_t(7));
    QVERIFY(casewright::rules::parseRule(simulations[0].ruleJson));
    QCOMPARE(textOf(simulations[0].summary), textOf(shown()->simulation.summary));
    QVERIFY(!shown()->runs->empty());
    QCOMPARE(textOf(storedRuns(simulations[0].key)), textOf(*shown()->runs));
    QTRY_COMPARE(m_service->archive().simulations().size(), std::size_t(1));
}

void SimulationServiceTest::showsTheNewestOnOpening()
{
    const StoredSource source = add(flood(600));
    QVERIFY(!shown());
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    const auto first = shown();
    QVERIFY(m_session->open(path(), Access::ReadWrite));
    QVERIFY(!shown());
    QTRY_VERIFY(shown() && shown()->runs);
    QCOMPARE(shown()->simulation.key, first->simulation.key);
    QCOMPARE(textOf(*shown()->runs), textOf(*first->runs));
}

void SimulationServiceTest::readsTheSourceOnce()
{
    const StoredSource source = add(flood(600));
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    const auto loaded = m_sources->loaded(source.key);
    QVERIFY(loaded);
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_sources->loaded(source.key), loaded);
    QCOMPARE(stored().size(), std::size_t(2));
}

void SimulationServiceTest::secondStartIsRefused()
{
    const StoredSource source = add(flood(3'000));
    QVERIFY(start(source));
    const auto second = m_service->start(
        {.rule = rulePerHost(), .source = source, .profile = m_session->profile()});
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, SimulationState::Finished);
    QCOMPARE(stored().size(), std::size_t(1));
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
}

void SimulationServiceTest::findingsForbidAndNameTheField()
{
    Rule rule = rulePerHost();
    rule.casesAction->timeWindow = "a week";
    const auto started = m_service->start(
        {.rule = rule, .source = add(flood(600)), .profile = m_session->profile()});
    QVERIFY(!started);
    QVERIFY(started.error().location);
    QCOMPARE(started.error().location->field, std::string("actions[].params.subActionParams.timeWindow"));
    QVERIFY(!m_service->isRunning());
    QCOMPARE(stored().size(), std::size_t(0));
}

void SimulationServiceTest::needsAWorkspace()
{
    WorkspaceSession session;
    AlertSources sources(session);
    SimulationService service(session, sources);
    const auto started = service.start(
        {.rule = rulePerHost(), .source = flood(600), .profile = session.profile()});
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::NotFound);
}

void SimulationServiceTest::badInputIsAnErrorWithItsPlace()
{
    QFile file(path(u"bad.ndjson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"@timestamp\": \"2026-03-02T00:00:00Z\", \"host\": {\"name\": \"a\"}}\n"
               "{\"@timestamp\": \"2026-03-02T00:01:00Z\", oops}\n");
    file.close();
    StoredSource source;
    source.name = "Bad";
    source.path = toUtf8(file.fileName());
    source = add(source);
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, SimulationState::Failed);
    QVERIFY(m_service->report().error);
    QVERIFY(m_service->report().error->location);
    QCOMPARE(m_service->report().error->location->line, std::size_t(2));
    QVERIFY(m_service->report().error->location->column > 1);
    QCOMPARE(m_service->report().key, std::int64_t(0));
    QCOMPARE(stored().size(), std::size_t(0));
}

void SimulationServiceTest::badLinesAreSkippedOnRequest()
{
    QFile file(path(u"bad.ndjson"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"@timestamp\": \"2026-03-02T00:00:00Z\", \"host\": {\"name\": \"a\"}}\noops\n");
    file.close();
    StoredSource source;
    source.name = "Bad";
    source.path = toUtf8(file.fileName());
    QVERIFY(start(add(source), rulePerHost(), true));
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, SimulationState::Finished);
    QCOMPARE(m_service->report().skippedLines, std::uint64_t(1));
    QCOMPARE(shown()->simulation.summary.matched, std::uint64_t(1));
}

void SimulationServiceTest::readOnlyIsShownAndNotKept()
{
    const StoredSource source = add(flood(600));
    QVERIFY(m_session->open(path(), Access::ReadOnly));
    QVERIFY(m_session->isReadOnly());
    QSignalSpy cases(m_session.get(), &WorkspaceSession::casesChanged);
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, SimulationState::Finished);
    QCOMPARE(m_service->report().key, std::int64_t(0));
    QCOMPARE(cases.size(), 0);
    QCOMPARE(shown()->simulation.key, std::int64_t(0));
    QVERIFY(!shown()->runs->empty());
    QCOMPARE(stored().size(), std::size_t(0));
}

/// A database that refuses rows, as it does on a full disk.
void SimulationServiceTest::refusedRowsAreAnError()
{
    const StoredSource source = add(flood(600));
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"full"_s);
        database.setDatabaseName(path());
        QVERIFY(database.open());
        QVERIFY(QSqlQuery(database).exec(u"CREATE TRIGGER full BEFORE INSERT ON cases BEGIN"
                                         " SELECT RAISE(ABORT, 'the disk is full'); END"_s));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"full"_s);
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, SimulationState::Failed);
    QVERIFY(m_service->report().error);
    QVERIFY(QString::fromStdString(m_service->report().error->text).contains(u"the disk is full"_s));
    const std::vector<StoredSimulation> simulations = stored();
    QCOMPARE(simulations.size(), std::size_t(1));
    QCOMPARE(simulations[0].state, SimulationState::Failed);
}

void SimulationServiceTest::earlierSimulationsOpen()
{
    const StoredSource source = add(flood(600));
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    const auto first = shown();
    Rule other = rulePerHost();
    other.casesAction->groupBy.clear();
    QVERIFY(start(source, other));
    QVERIFY(waitUntilFinished());
    auto& archive = m_service->archive();
    QTRY_COMPARE(archive.simulations().size(), std::size_t(2));
    QVERIFY(textOf(first->simulation.summary) != textOf(shown()->simulation.summary));
    archive.show(first->simulation.key);
    QCOMPARE(textOf(shown()->simulation.summary), textOf(first->simulation.summary));
    QVERIFY(!shown()->runs);
    QTRY_VERIFY(shown()->runs);
    QCOMPARE(textOf(*shown()->runs), textOf(*first->runs));
    archive.show(12'345);
    QCOMPARE(shown()->simulation.key, first->simulation.key);
}

QTEST_GUILESS_MAIN(SimulationServiceTest)
#include "tst_SimulationService.moc"
