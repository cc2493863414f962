// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/models/SimulationBench.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;
using casewright::base::ErrorCode;
using casewright::store::Access;
using casewright::store::SimulationState;
using casewright::store::StoredSimulation;
using casewright::store::StoredSource;

namespace {

/// Somebody else who writes into a workspace and does not come to an end.
class OtherWriter final {
public:
    explicit OtherWriter(const QString& path) : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s))
    {
        m_database.setDatabaseName(path);
        m_isWriting = m_database.open() && QSqlQuery(m_database).exec(u"BEGIN IMMEDIATE"_s);
    }
    OtherWriter(const OtherWriter&) = delete;
    OtherWriter& operator=(const OtherWriter&) = delete;
    ~OtherWriter()
    {
        m_database.close();
        m_database = {};
        QSqlDatabase::removeDatabase(u"other"_s);
    }
    [[nodiscard]] bool isWriting() const { return m_isWriting; }

private:
    QSqlDatabase m_database;
    bool m_isWriting = false;
};

} // namespace

/// Simulations that are stopped before their end: by a person, by closing, by a lock.
class SimulationCancelTest final : public QObject, private SimulationBench {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void cancelAnswersAtOnce();
    void cancelWhileReading();
    void cancelWhileAnotherWrites();
    void lockedWorkspaceIsAnError();
    void cancelledIsShownAsFarAsItWent();
    void closingStops();
    void openingAnotherStops();
};

void SimulationCancelTest::cancelAnswersAtOnce()
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

void SimulationCancelTest::cancelWhileReading()
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

void SimulationCancelTest::cancelledIsShownAsFarAsItWent()
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

void SimulationCancelTest::closingStops()
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

void SimulationCancelTest::openingAnotherStops()
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

void SimulationCancelTest::cancelWhileAnotherWrites()
{
    const StoredSource source = add(flood(600));
    const OtherWriter other(path());
    QVERIFY(other.isWriting());
    QVERIFY(start(source));
    const qint64 taken = cancelWhen([this] { return m_service->live()->phase() == SimulationPhase::Simulating; });
    qInfo("Waiting for another writer: ended %lld ms after the cancel.", taken);
    QVERIFY(taken >= 0);
    QVERIFY(taken < 1'000);
    QCOMPARE(m_service->report().state, SimulationState::Cancelled);
    QCOMPARE(m_service->report().key, std::int64_t(0));
    QVERIFY(!m_service->report().error);
}

void SimulationCancelTest::lockedWorkspaceIsAnError()
{
    const StoredSource source = add(flood(600));
    const OtherWriter other(path());
    QVERIFY(start(source));
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, SimulationState::Failed);
    QVERIFY(m_service->report().error);
    QCOMPARE(m_service->report().error->code, ErrorCode::Locked);
    QVERIFY(!shown());
    QCOMPARE(stored().size(), std::size_t(0));
}

QTEST_GUILESS_MAIN(SimulationCancelTest)
#include "tst_SimulationCancel.moc"
