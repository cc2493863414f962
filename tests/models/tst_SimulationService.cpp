// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"
#include "core/engine/Simulation.h"
#include "core/rules/RuleJson.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <memory>

using namespace Qt::StringLiterals;
using casewright::base::ErrorCode;
using casewright::engine::SimulationSummary;
using casewright::rules::Rule;
using casewright::store::Access;
using casewright::store::SimulationState;
using casewright::store::StoredRun;
using casewright::store::StoredSimulation;
using casewright::store::StoredSource;
using casewright::store::Workspace;
using casewright::ui::AlertSources;
using casewright::ui::ShownSimulation;
using casewright::ui::SimulationPhase;
using casewright::ui::SimulationService;
using casewright::ui::toUtf8;
using casewright::ui::WorkspaceSession;

namespace {

constexpr int LongEnough = 60'000;

Rule rulePerHost()
{
    Rule rule;
    rule.id.text = "rule-1";
    rule.name = "Per host";
    rule.interval = "5m";
    rule.from = "now-6m";
    rule.maxSignals = 100;
    rule.casesAction.emplace();
    rule.casesAction->groupBy = "host.name";
    return rule;
}

/// Every document of a million ends in one of thirty thousand cases: it takes a while.
Rule busyRule()
{
    Rule rule = rulePerHost();
    rule.maxSignals = 1'000;
    rule.casesAction->timeWindow = "5m";
    rule.casesAction->maximumCasesToOpen = 20;
    return rule;
}

/// So many documents at so many a minute.
StoredSource flood(int documents, int perMinute = 10, int hosts = 40)
{
    StoredSource source;
    source.name = "Flood";
    source.flood = toUtf8(uR"({"casewright": "flood/1", "name": "Flood", "start": "2026-03-02T00:00:00Z",
        "length": "%1m", "perMinute": %2,
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": %3}]})"_s
                              .arg(documents / perMinute)
                              .arg(perMinute)
                              .arg(hosts));
    source.seed = 7;
    return source;
}

SimulationSummary withoutTimes(SimulationSummary summary)
{
    summary.evaluateSeconds = 0;
    summary.actSeconds = 0;
    return summary;
}

/// "documents 600, runs 12, …": unequal summaries are told apart by eye.
QByteArray textOf(const SimulationSummary& s)
{
    return u"documents %1 matched %2 runs %3 alerts %4 opened %5 reopened %6 breaker %7 failed %8 largest %9 peak %10"_s
        .arg(s.documents).arg(s.matched).arg(s.runs).arg(s.alerts).arg(s.casesOpened).arg(s.casesReopened)
        .arg(s.breakerRuns).arg(s.failedRuns).arg(s.largestCase).arg(s.openAtPeak).toUtf8()
        + QByteArray::number(qulonglong(s.audit.attached)) + '/' + QByteArray::number(qulonglong(s.audit.total()));
}

QByteArray textOf(const std::vector<StoredRun>& runs)
{
    QByteArray text;
    for (const StoredRun& run : runs)
        text += u"%1@%2 %3/%4>%5 %6 %7+%8+%9 %10 %11\n"_s.arg(run.number).arg(run.at.milliseconds).arg(run.alerts)
                    .arg(run.groups).arg(run.maximumCases).arg(run.breaker).arg(run.created).arg(run.reopened)
                    .arg(run.attachedTo).arg(run.audit.attached).arg(run.audit.total()).toUtf8();
    return text;
}

StoredSource millionDocuments() { return flood(1'000'000, 100, 15); }

} // namespace

/// Simulations of a workspace in a temporary folder, in the background.
class SimulationServiceTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
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
    void cancelAnswersAtOnce();
    void cancelWhileReading();
    void cancelledIsShownAsFarAsItWent();
    void closingStops();
    void openingAnotherStops();
    void earlierSimulationsOpen();

private:
    [[nodiscard]] QString path(const QString& name = u"a.casewright"_s) const { return m_folder->filePath(name); }
    StoredSource add(const StoredSource& source)
    {
        return *m_sources->find(m_sources->add(source).value_or(-1));
    }
    [[nodiscard]] bool start(const StoredSource& source, const Rule& rule = rulePerHost(), bool skipBadLines = false)
    {
        const auto started = m_service->start(rule, source, m_session->profile(), skipBadLines);
        if (!started)
            qWarning("%s", qUtf8Printable(casewright::ui::toText(started.error())));
        return started.has_value();
    }
    [[nodiscard]] bool waitUntilFinished()
    {
        return QTest::qWaitFor([this] { return !m_service->isRunning(); }, LongEnough);
    }
    /// Cancels as soon as the condition holds; the milliseconds from there to the end, or -1 if it never held.
    template<class Condition>
    qint64 cancelWhen(Condition condition)
    {
        QElapsedTimer clock;
        QTimer poll;
        connect(&poll, &QTimer::timeout, this, [&] {
            if (clock.isValid() || !m_service->isRunning() || !condition())
                return;
            clock.start();
            m_service->cancel();
        });
        poll.start(0);
        qint64 taken = -1;
        const QMetaObject::Connection ended = connect(m_service.get(), &SimulationService::finished, this, [&] {
            taken = clock.isValid() ? clock.elapsed() : -1;
        });
        const bool isOver = waitUntilFinished();
        disconnect(ended);
        return isOver ? taken : -1;
    }
    [[nodiscard]] std::vector<StoredSimulation> stored(const QString& name = u"a.casewright"_s) const
    {
        const auto workspace = Workspace::open(toUtf8(path(name)), Access::ReadOnly);
        return workspace ? workspace->simulations().value_or(std::vector<StoredSimulation>{})
                         : std::vector<StoredSimulation>{};
    }
    [[nodiscard]] std::vector<StoredRun> storedRuns(std::int64_t key) const
    {
        const auto workspace = Workspace::open(toUtf8(path()), Access::ReadOnly);
        return workspace ? workspace->runs(key, std::nullopt, 1'000'000).value_or(std::vector<StoredRun>{})
                         : std::vector<StoredRun>{};
    }
    [[nodiscard]] std::shared_ptr<const ShownSimulation> shown() const { return m_service->archive().shown(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<SimulationService> m_service;
};

void SimulationServiceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<WorkspaceSession>();
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_service = std::make_unique<SimulationService>(*m_session, *m_sources);
    QVERIFY(m_session->open(path(), Access::Create));
}

void SimulationServiceTest::cleanup()
{
    m_service.reset();
    m_sources.reset();
    m_session.reset();
    m_folder.reset();
}

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
    QVERIFY(withoutTimes(shown()->simulation.summary).audit == direct->summary.audit);
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
    QCOMPARE(simulations[0].source, std::string("Flood"));
    QCOMPARE(simulations[0].profile, std::string(m_session->profile().name));
    QCOMPARE(simulations[0].seed, std::uint64_t(7));
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
    const auto second = m_service->start(rulePerHost(), source, m_session->profile());
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
    const auto started = m_service->start(rule, add(flood(600)), m_session->profile());
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
    const auto started = service.start(rulePerHost(), flood(600), session.profile());
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

void SimulationServiceTest::cancelAnswersAtOnce()
{
    const StoredSource source = add(millionDocuments());
    QVERIFY(start(source, busyRule()));
    const qint64 taken = cancelWhen([this] { return m_service->live()->sums().runs > 0; });
    qInfo("A million documents: ended %lld ms after the cancel.", taken);
    QVERIFY(taken >= 0);
    QCOMPARE(m_service->report().state, SimulationState::Cancelled);
    QVERIFY(!m_service->report().error);
    QVERIFY(taken < 1'000);
    const std::vector<StoredSimulation> simulations = stored();
    QCOMPARE(simulations.size(), std::size_t(1));
    QCOMPARE(simulations[0].state, SimulationState::Cancelled);
    // It was read, and stays read.
    QVERIFY(m_sources->loaded(source.key));
    QCOMPARE(m_sources->loaded(source.key)->table->size(), 1'000'000U);
}

void SimulationServiceTest::cancelWhileReading()
{
    const StoredSource source = add(millionDocuments());
    QVERIFY(start(source));
    const qint64 taken = cancelWhen([this] {
        return m_service->live()->phase() == SimulationPhase::Reading && m_service->live()->progress()->done() > 0;
    });
    qInfo("Reading: ended %lld ms after the cancel.", taken);
    QVERIFY(taken >= 0);
    QVERIFY(taken < 1'000);
    QCOMPARE(m_service->report().state, SimulationState::Cancelled);
    QCOMPARE(m_service->report().key, std::int64_t(0));
    QVERIFY(!m_sources->loaded(source.key));
    QCOMPARE(stored().size(), std::size_t(0));
}

void SimulationServiceTest::cancelledIsShownAsFarAsItWent()
{
    QVERIFY(start(add(millionDocuments()), busyRule()));
    QVERIFY(cancelWhen([this] { return m_service->live()->sums().runs > 100; }) >= 0);
    const std::int64_t key = m_service->report().key;
    QVERIFY(key != 0);
    QTRY_VERIFY(shown() && shown()->runs);
    QCOMPARE(shown()->simulation.key, key);
    QCOMPARE(shown()->simulation.state, SimulationState::Cancelled);
    QCOMPARE(textOf(storedRuns(key)), textOf(*shown()->runs));
}

void SimulationServiceTest::closingStops()
{
    QVERIFY(start(add(millionDocuments()), busyRule()));
    QVERIFY(QTest::qWaitFor([this] { return m_service->live()->sums().runs > 0; }, LongEnough));
    QElapsedTimer clock;
    clock.start();
    m_service.reset();
    qInfo("Destroyed within %lld ms.", clock.elapsed());
    QVERIFY(clock.elapsed() < 1'000);
    const std::vector<StoredSimulation> simulations = stored();
    QCOMPARE(simulations.size(), std::size_t(1));
    QCOMPARE(simulations[0].state, SimulationState::Cancelled);
}

void SimulationServiceTest::openingAnotherStops()
{
    QVERIFY(start(add(millionDocuments()), busyRule()));
    QVERIFY(QTest::qWaitFor([this] { return m_service->live()->sums().runs > 0; }, LongEnough));
    QSignalSpy finished(m_service.get(), &SimulationService::finished);
    QVERIFY(m_session->open(path(u"b.casewright"_s), Access::Create));
    QCOMPARE(finished.size(), 1);
    QVERIFY(!m_service->isRunning());
    QCOMPARE(m_service->report().state, SimulationState::Cancelled);
    QCOMPARE(stored()[0].state, SimulationState::Cancelled);
    QVERIFY(!shown());
    QVERIFY(start(add(flood(600))));
    QVERIFY(waitUntilFinished());
    QCOMPARE(finished.size(), 2);
    QCOMPARE(stored(u"b.casewright"_s).size(), std::size_t(1));
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
