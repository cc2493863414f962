// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/models/RunTableModel.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/SimulationView.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Pill.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <memory>


using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

/// Another connection to a workspace.
class OtherWriter final {
public:
    explicit OtherWriter(const QString& path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(path);
        m_isOpen = database.open();
    }
    ~OtherWriter()
    {
        QSqlDatabase::database(u"other"_s).close();
        QSqlDatabase::removeDatabase(u"other"_s);
    }
    OtherWriter(const OtherWriter&) = delete;
    OtherWriter& operator=(const OtherWriter&) = delete;

    /// Waits for whoever writes.
    [[nodiscard]] bool execute(const QString& sql) const
    {
        return m_isOpen && QTest::qWaitFor([&sql] {
            return QSqlQuery(QSqlDatabase::database(u"other"_s)).exec(sql);
        }, SimulationWindow::LongEnough);
    }

private:
    bool m_isOpen = false;
};

} // namespace

/// The Simulate page while a simulation runs: what it shows then, pausing, and what may go wrong in between.
class SimulationLiveTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void fillsWhileItRuns();
    void aPauseShowsAnyMoment();
    void aMomentOfAPauseIsOneThatEndedThen_data();
    void aMomentOfAPauseIsOneThatEndedThen();
    void theTextTakesInNewRuns();
    void aPauseChangesNothing();
    void anotherRunIsNotLookedForInIt();
    void cancelsInEachPhase_data();
    void cancelsInEachPhase();
    void aStoreThatTakesNothingMore();

private:
    [[nodiscard]] QTableView* table() const { return find<QTableView>(u"runTable"_s); }
    [[nodiscard]] MomentPlayback& playback() const { return m_page->findChild<SimulationView*>()->playback(); }
    void press(const QString& button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    [[nodiscard]] std::uint64_t liveRuns() const { return m_service->live() ? m_service->live()->sums().runs : 0; }
    /// Runs, and pauses after so many runs; false if it ended before.
    [[nodiscard]] bool pauseAfter(std::uint64_t runs) const;
    /// With few of the alerts that are read, so that what comes of them waits for another writer at the end.
    [[nodiscard]] std::unique_ptr<OtherWriter> runHeldUp();
    [[nodiscard]] std::vector<store::StoredSimulation> stored() const
    {
        return store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly)->simulations().value();
    }
};

bool SimulationLiveTest::pauseAfter(std::uint64_t runs) const
{
    run();
    if (!QTest::qWaitFor([&] { return !m_service->isRunning() || liveRuns() >= runs; }, LongEnough))
        return false;
    press(u"pauseButton"_s);
    // What was under way is there, and shown.
    return m_service->isPaused() && QTest::qWaitFor([this] {
        return playback().isPossible() && table()->model()->rowCount() == static_cast<int>(liveRuns());
    }, LongEnough);
}

std::unique_ptr<OtherWriter> SimulationLiveTest::runHeldUp()
{
    rules::Rule rule = *m_rules->find(*m_rules->current());
    rule.query = "host.name : host-3";
    m_rules->edit(*m_rules->current(), rule, rules::RuleField::Query, u"Query"_s);
    m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours));
    run();
    m_service->setPaused(true);
    const auto isPlanned = [this] { return m_service->live() && m_service->live()->plan().has_value(); };
    auto lock = std::make_unique<OtherWriter>(m_session->path());
    if (!QTest::qWaitFor(isPlanned, LongEnough) || liveRuns() > 0 || !lock->execute(u"BEGIN IMMEDIATE"_s))
        return nullptr;
    m_service->setPaused(false);
    return lock;
}

void SimulationLiveTest::fillsWhileItRuns()
{
    addMillion();
    run();
    QVERIFY(QTest::qWaitFor([this] { return !m_service->isRunning() || table()->model()->rowCount() > 20; },
                            LongEnough));
    QVERIFY(m_service->isRunning());
    QVERIFY(table()->isEnabled());
    QVERIFY(!find<TimelinePlot>(u"timeline"_s)->shown().bars.empty());
    QCOMPARE(find<Pill>(u"auditVerdict"_s)->text(), u"until now"_s);
    // The whole time of the alerts is in sight from the beginning.
    const TimeSpan time = find<TimelinePlot>(u"timeline"_s)->visible();
    QVERIFY((time.to - time.from).milliseconds >= 9'999 * base::Minute.milliseconds);
    keepScreenshot(*m_window, u"running-1440"_s);
    // More runs come, and the chosen one stays.
    table()->selectRow(3);
    const int rows = table()->model()->rowCount();
    const QVariant chosen = table()->currentIndex().siblingAtColumn(0).data();
    QVERIFY(QTest::qWaitFor([&] { return !m_service->isRunning() || table()->model()->rowCount() > rows; },
                            LongEnough));
    QVERIFY(m_service->isRunning());
    QCOMPARE(table()->currentIndex().siblingAtColumn(0).data(), chosen);
    m_service->cancel();
    QVERIFY(waitUntilFinished());
}

void SimulationLiveTest::aPauseShowsAnyMoment()
{
    addMillion();
    QVERIFY(pauseAfter(50));
    const std::uint64_t runs = liveRuns();
    QCOMPARE(find<QPushButton>(u"pauseButton"_s)->text(), u"Go on"_s);
    // What was decided can be read while it is held.
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"whyDecisions"_s)->isVisible(), LongEnough);
    QTest::mouseClick(find<QToolButton>(u"toStartButton"_s), Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 1);
    QTest::mouseClick(find<QToolButton>(u"toEndButton"_s), Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(runs));
    QCOMPARE(liveRuns(), runs);
    keepScreenshot(*m_window, u"paused-1440"_s);
    press(u"pauseButton"_s);
    QVERIFY(!playback().isPossible());
    QVERIFY(QTest::qWaitFor([&] { return !m_service->isRunning() || liveRuns() > runs; }, LongEnough));
    QVERIFY(m_service->isRunning());
    press(u"pauseButton"_s);
    QVERIFY(m_service->isPaused());
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, store::SimulationState::Cancelled);
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->runs && shown()->runs->size() >= runs, LongEnough);
    QVERIFY(!find<QPushButton>(u"pauseButton"_s)->isVisible());
}

void SimulationLiveTest::aMomentOfAPauseIsOneThatEndedThen_data()
{
    QTest::addColumn<bool>("hasAnalysts");
    QTest::newRow("nobody") << false;
    QTest::newRow("office hours") << true;
}

void SimulationLiveTest::aMomentOfAPauseIsOneThatEndedThen()
{
    QFETCH(const bool, hasAnalysts);
    addMillion();
    if (hasAnalysts)
        m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours));
    QVERIFY(pauseAfter(60));
    const std::vector<store::StoredRun>& runs = *m_page->findChild<SimulationView*>()->shown()->runs;
    for (const std::size_t number : {std::size_t{45}, std::size_t{0}, runs.size() - 1}) {
        playback().seek(runs[number].at);
        compareWithOneThatEnded(runs[number].at);
        if (QTest::currentTestFailed())
            break;
    }
    m_service->cancel();
    QVERIFY(waitUntilFinished());
}

void SimulationLiveTest::theTextTakesInNewRuns()
{
    addMillion();
    QVERIFY(pauseAfter(50));
    auto* const text = find<QLineEdit>(u"runText"_s);
    text->setFocus();
    QTest::keyClicks(text, u"host-3"_s); // who has alerts in each run
    const int all = table()->model()->rowCount();
    const auto* const model = qobject_cast<const RunTableModel*>(table()->model());
    QTRY_VERIFY_WITH_TIMEOUT(model->isFiltered(), LongEnough);
    QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), all, LongEnough);
    press(u"pauseButton"_s);
    QVERIFY(QTest::qWaitFor([&] { return !m_service->isRunning() || table()->model()->rowCount() > all + 20; },
                            LongEnough));
    QVERIFY(m_service->isRunning());
    m_service->cancel();
    QVERIFY(waitUntilFinished());
}

void SimulationLiveTest::aPauseChangesNothing()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto before = shown();
    run();
    m_service->setPaused(true);
    QTRY_COMPARE_WITH_TIMEOUT(find<QPushButton>(u"pauseButton"_s)->text(), u"Go on"_s, LongEnough);
    QVERIFY(m_service->isRunning());
    m_actions->action(u"simulation.pause"_s)->trigger();
    QVERIFY(waitUntilFinished());
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown() != before && shown()->runs, LongEnough);
    engine::SimulationSummary expected = before->simulation.summary;
    const engine::SimulationSummary& after = shown()->simulation.summary;
    QVERIFY(after.audit == expected.audit);
    QCOMPARE(after.casesOpened, expected.casesOpened);
    QCOMPARE(shown()->runs->size(), before->runs->size());
    QVERIFY(playback().isPossible());
}

/// Somebody who asks for a run of another simulation does not get one of this, at the same time.
void SimulationLiveTest::anotherRunIsNotLookedForInIt()
{
    addMillion();
    QVERIFY(pauseAfter(50));
    m_service->cancel();
    QVERIFY(waitUntilFinished());
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->runs && !m_service->archive().simulations().empty(), LongEnough);
    const std::int64_t earlier = shown()->simulation.key;
    QVERIFY(pauseAfter(50));
    table()->selectRow(0);
    const QVariant chosen = table()->currentIndex().siblingAtColumn(0).data();
    m_cases->showRun(earlier, shown()->runs->front().at.milliseconds, {});
    QCOMPARE(table()->currentIndex().siblingAtColumn(0).data(), chosen);
    m_service->cancel();
    QVERIFY(waitUntilFinished());
}

void SimulationLiveTest::cancelsInEachPhase_data()
{
    QTest::addColumn<SimulationPhase>("phase");
    QTest::newRow("preparing") << SimulationPhase::Reading;
    QTest::newRow("running") << SimulationPhase::Simulating;
    QTest::newRow("writing") << SimulationPhase::Finishing;
}

/// The page says so, nothing half is there, and it can go on.
void SimulationLiveTest::cancelsInEachPhase()
{
    QFETCH(const SimulationPhase, phase);
    addMillion();
    if (phase == SimulationPhase::Reading) { // a million are read before a busy machine gets to the click
        store::StoredSource many = millionDocuments();
        many.name = "Five million";
        many.flood = toUtf8(toText(many.flood).replace(u"\"perMinute\": 100"_s, u"\"perMinute\": 500"_s));
        m_sources->add(many);
    }
    std::unique_ptr<OtherWriter> lock;
    if (phase == SimulationPhase::Finishing)
        QVERIFY(lock = runHeldUp());
    else
        run();
    QVERIFY(QTest::qWaitFor([&] {
        return !m_service->isRunning()
            || (m_service->live()->phase() == phase && (phase != SimulationPhase::Simulating || liveRuns() > 100));
    }, LongEnough));
    QVERIFY(m_service->isRunning());
    QElapsedTimer time;
    time.start();
    press(u"runButton"_s);
    lock.reset();
    QVERIFY(waitUntilFinished());
    qInfo("Cancelled within %lld ms", time.elapsed());
    QCOMPARE(m_service->report().state, store::SimulationState::Cancelled);
    QCOMPARE(m_service->report().phase, phase);
    QVERIFY(find<Banner>(u"simulationBanner"_s)->title().contains(u"cancelled"_s));
    const auto simulations = stored();
    QCOMPARE(simulations.empty(), phase == SimulationPhase::Reading);
    for (const store::StoredSimulation& each : simulations)
        QCOMPARE(each.state, store::SimulationState::Cancelled);
    run();
    QVERIFY(QTest::qWaitFor([this] { return liveRuns() > 20; }, LongEnough));
    m_service->cancel();
    QVERIFY(waitUntilFinished());
}

/// The workspace takes nothing more in the middle.
void SimulationLiveTest::aStoreThatTakesNothingMore()
{
    addMillion();
    QVERIFY(pauseAfter(50));
    {
        const OtherWriter other(m_session->path());
        QVERIFY(other.execute(u"CREATE TRIGGER full BEFORE INSERT ON runs BEGIN"
                                  u" SELECT RAISE(ABORT, 'attempt to write a readonly database'); END"_s));
    }
    press(u"pauseButton"_s);
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, store::SimulationState::Failed);
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QCOMPARE(banner->tone(), Tone::Loss);
    QVERIFY2(banner->text().contains(u"soc-lab.casewright"_s) && banner->text().contains(u"marked as failed"_s),
             qUtf8Printable(banner->text()));
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->runs, LongEnough);
    QCOMPARE(shown()->simulation.state, store::SimulationState::Failed);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(shown()->runs->size()));
    QVERIFY(shown()->runs->size() >= 50);
    QCOMPARE(stored().size(), std::size_t{1});
    QVERIFY(!find<QPushButton>(u"pauseButton"_s)->isVisible());
    {
        const OtherWriter other(m_session->path());
        QVERIFY(other.execute(u"DROP TRIGGER full"_s));
    }
    auto* const again = banner->findChild<QPushButton*>();
    QTest::mouseClick(again, Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([this] { return liveRuns() > 20; }, LongEnough));
    m_service->cancel();
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, store::SimulationState::Cancelled);
}

QTEST_MAIN(SimulationLiveTest)
#include "tst_SimulationLive.moc"
