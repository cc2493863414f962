// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/SimulationView.h"
#include "ui/simulation/TimelinePlot.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The way through the time of a simulation in the real window: by handle, keys and buttons; what the page shows of a
/// moment is what a simulation that ended then comes to.
class TimeMachineTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void draggingShowsAMoment();
    void theEndIsTheWhole();
    void keysGoFromRunToRun();
    void stepsAndPlays();
    void aSpeedPlaysANewSimulation();
    void zoomsAndPans();
    void aZoomedBarHasAllItsRuns();
    void nothingMovesWhileOneRuns();
    void withoutAKeptQueueItIsNotShown();
    void tellsWhichCasesAreFull();
    void aClickGoesToALaterRun();
    void anotherSimulationIsAtItsEnd();
    void picturesCanBeKept();

private:
    void simulate();
    [[nodiscard]] TimelinePlot* plot() const { return find<TimelinePlot>(u"timeline"_s); }
    [[nodiscard]] MomentPlayback& playback() const { return m_page->findChild<SimulationView*>()->playback(); }
    [[nodiscard]] QTableView* table() const { return find<QTableView>(u"runTable"_s); }
    void click(const QString& button) const { QTest::mouseClick(find<QToolButton>(button), Qt::LeftButton); }
    /// Where a moment is in the plot.
    [[nodiscard]] QPoint placeOf(base::Timestamp moment) const;
    [[nodiscard]] const store::StoredRun& runAt(double share) const;
};

void TimeMachineTest::simulate()
{
    addStorm();
    QVERIFY(m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours)));
    QVERIFY(runToTheEnd());
}

QPoint TimeMachineTest::placeOf(base::Timestamp moment) const
{
    const double x = plot()->xAxis->coordToPixel(static_cast<double>(moment.milliseconds) / 1000);
    return {static_cast<int>(std::lround(x)), plot()->axisRect()->center().y()};
}

const store::StoredRun& TimeMachineTest::runAt(double share) const
{
    return (*shown()->runs)[static_cast<std::size_t>(share * static_cast<double>(shown()->runs->size()))];
}

void TimeMachineTest::draggingShowsAMoment()
{
    simulate();
    const store::StoredRun& last = shown()->runs->back();
    for (const double share : {0.7, 0.2, 0.5}) {
        const store::StoredRun& run = runAt(share);
        QTest::mousePress(plot(), Qt::LeftButton, {}, placeOf(last.at));
        QTest::mouseMove(plot(), placeOf(run.at) + QPoint(40, 0));
        QTest::mouseMove(plot(), placeOf(run.at));
        QTest::mouseRelease(plot(), Qt::LeftButton, {}, placeOf(run.at));
        QVERIFY(playback().moment());
        const base::Timestamp moment = *playback().moment();
        // A pixel is some minutes.
        QVERIFY(std::abs((moment - run.at).milliseconds) < 20 * base::Minute.milliseconds);
        compareWithOneThatEnded(moment);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(find<QLabel>(u"momentLabel"_s)->text().startsWith(u"as of 20"_s));
        playback().toEnd();
    }
}

void TimeMachineTest::theEndIsTheWhole()
{
    simulate();
    const QString opened = tile(u"opened"_s);
    const QString closed = tile(u"closed"_s);
    const int runs = table()->model()->rowCount();
    QVERIFY(!find<QToolButton>(u"toEndButton"_s)->isEnabled());
    click(u"toStartButton"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY(tile(u"opened"_s) != opened);
    QVERIFY(tile(u"closed"_s) != closed);
    QVERIFY(!find<QToolButton>(u"toStartButton"_s)->isEnabled());
    click(u"toEndButton"_s);
    QVERIFY(!playback().moment());
    QCOMPARE(tile(u"opened"_s), opened);
    QCOMPARE(tile(u"closed"_s), closed);
    QCOMPARE(table()->model()->rowCount(), runs);
}

void TimeMachineTest::keysGoFromRunToRun()
{
    simulate();
    const std::vector<store::StoredRun>& runs = *shown()->runs;
    plot()->setFocus();
    QTest::keyClick(plot(), Qt::Key_Left);
    QVERIFY(playback().moment() == runs[runs.size() - 2].at);
    QTest::keyClick(plot(), Qt::Key_PageUp);
    QVERIFY(playback().moment() == runs[runs.size() - 2 - runs.size() / 20].at);
    QTest::keyClick(plot(), Qt::Key_Home);
    QVERIFY(playback().moment() == runs.front().at);
    QTest::keyClick(plot(), Qt::Key_Left);
    QVERIFY(playback().moment() == runs.front().at);
    QTest::keyClick(plot(), Qt::Key_Right);
    QVERIFY(playback().moment() == runs[1].at);
    compareWithOneThatEnded(runs[1].at);
    QTest::keyClick(plot(), Qt::Key_End);
    QVERIFY(!playback().moment());
}

void TimeMachineTest::stepsAndPlays()
{
    simulate();
    const std::vector<store::StoredRun>& runs = *shown()->runs;
    m_actions->action(u"simulation.toStart"_s)->trigger();
    m_actions->action(u"simulation.step"_s)->trigger();
    QVERIFY(playback().moment() == runs[1].at);
    m_actions->action(u"simulation.stepBack"_s)->trigger();
    QVERIFY(playback().moment() == runs[0].at);
    click(u"stepButton"_s);
    QVERIFY(playback().moment() == runs[1].at);
    QSignalSpy moments(&playback(), &MomentPlayback::momentChanged);
    click(u"playButton"_s);
    QVERIFY(playback().isPlaying());
    QTRY_VERIFY(moments.size() > 5);
    click(u"playButton"_s);
    QVERIFY(!playback().isPlaying());
    const base::Timestamp held = playback().moment().value();
    QVERIFY(held > runs[1].at);
    compareWithOneThatEnded(held);
    if (QTest::currentTestFailed())
        return;
    // A step from between two runs goes to the one before, or the next.
    playback().seek(runs[10].at + base::Duration{1});
    playback().step(-1);
    QVERIFY(playback().moment() == runs[10].at);
    playback().seek(runs[10].at + base::Duration{1});
    playback().step(1);
    QVERIFY(playback().moment() == runs[11].at);
    // It plays to the end, and stops there.
    playback().seek(runs[runs.size() - 3].at);
    m_actions->action(u"simulation.play"_s)->trigger();
    QTRY_VERIFY(!playback().isPlaying());
    QVERIFY(!playback().moment());
}

void TimeMachineTest::aSpeedPlaysANewSimulation()
{
    simulate();
    QVERIFY(!playback().isPlaying());
    find<QComboBox>(u"speedChooser"_s)->setCurrentIndex(4);
    QCOMPARE(playback().speed(), std::optional(3'600.0));
    QVERIFY(runToTheEnd());
    QVERIFY(playback().isPlaying());
    const base::Timestamp first = shown()->runs->front().at;
    QTRY_VERIFY(playback().moment() && *playback().moment() > first + base::Hour);
    QVERIFY(*playback().moment() < first + base::Day);
    // A new one ends it.
    find<QComboBox>(u"speedChooser"_s)->setCurrentIndex(0);
    QVERIFY(runToTheEnd());
    QVERIFY(!playback().isPlaying() && !playback().moment());
}

void TimeMachineTest::zoomsAndPans()
{
    simulate();
    const TimeSpan all = plot()->visible();
    const base::Timestamp middle = runAt(0.5).at;
    const QPoint place = placeOf(middle);
    const auto turn = [&](int steps, Qt::KeyboardModifiers with) {
        QWheelEvent wheel(place, plot()->mapToGlobal(place), {}, {0, 120 * steps}, Qt::NoButton, with,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(plot(), &wheel);
        return wheel.isAccepted();
    };
    QVERIFY(!turn(1, {}));                 // the page scrolls
    QVERIFY(plot()->visible() == all);
    QVERIFY(turn(5, Qt::ControlModifier));
    const TimeSpan near = plot()->visible();
    QVERIFY((near.to - near.from).milliseconds < (all.to - all.from).milliseconds / 2);
    QVERIFY(std::abs(placeOf(middle).x() - place.x()) <= 1);
    QVERIFY(plot()->shown().length.milliseconds > 0);
    QVERIFY(plot()->shown().bars.front().from + plot()->shown().length > near.from);
    QVERIFY(plot()->shown().bars.back().from <= near.to);
    QVERIFY(turn(1, Qt::ShiftModifier));
    QVERIFY(plot()->visible().from < near.from);
    QCOMPARE((plot()->visible().to - plot()->visible().from).milliseconds, (near.to - near.from).milliseconds);
    // By hand, not beyond the ends.
    QTest::mousePress(plot(), Qt::LeftButton, Qt::ShiftModifier, place);
    QTest::mouseMove(plot(), place + QPoint(4 * plot()->width(), 0));
    QTest::mouseRelease(plot(), Qt::LeftButton, Qt::ShiftModifier, place + QPoint(4 * plot()->width(), 0));
    QVERIFY(plot()->visible().from == all.from);
    QVERIFY(!playback().moment());
    playback().seek(middle); // which is out of sight
    QVERIFY(plot()->axisRect()->rect().contains(placeOf(middle)));
    for (int i = 0; i < 60; ++i)
        QTest::keyClick(plot(), Qt::Key_Plus);
    QVERIFY((plot()->visible().to - plot()->visible().from).milliseconds >= 25 * base::Minute.milliseconds);
    // At the nearest it stays around the moment.
    QVERIFY(plot()->axisRect()->rect().contains(placeOf(middle)));
    QTest::keyClick(plot(), Qt::Key_0);
    QVERIFY(plot()->visible() == all);
}

/// A bar that is in sight in part has all of its runs.
void TimeMachineTest::aZoomedBarHasAllItsRuns()
{
    simulate();
    plot()->zoomBy(0.9, runAt(0.3).at);
    const RunBars& shown = plot()->shown();
    for (const RunBar& bar : {shown.bars.front(), shown.bars.back()}) {
        std::uint64_t alerts = 0;
        for (const store::StoredRun& run : *this->shown()->runs)
            if (run.at >= bar.from && run.at < bar.from + shown.length)
                alerts += run.alerts;
        QCOMPARE(bar.alerts + bar.struckAlerts, alerts);
    }
}

void TimeMachineTest::nothingMovesWhileOneRuns()
{
    simulate();
    click(u"toStartButton"_s);
    addMillion();
    run();
    QVERIFY(m_service->isRunning());
    QVERIFY(!playback().moment() && !playback().isPossible());
    for (const auto& id : {u"simulation.play"_s, u"simulation.step"_s, u"simulation.toStart"_s})
        QVERIFY(!m_actions->action(id)->isEnabled());
    playback().toStart();
    playback().play();
    QVERIFY(!playback().moment() && !playback().isPlaying());
    m_service->cancel();
    QVERIFY(waitUntilFinished());
}

/// As simulations from before it was kept: what is known of the end only is not shown beside a moment.
void TimeMachineTest::withoutAKeptQueueItIsNotShown()
{
    simulate();
    auto old = std::make_shared<ShownSimulation>(*shown());
    old->moments = std::make_shared<const SimulationMoments>(old->runs, engine::QueueHistory{}, true);
    m_service->archive().show(old);
    QVERIFY(find<QWidget>(u"queueTiles"_s)->isVisible());
    click(u"toStartButton"_s);
    QVERIFY(!find<QWidget>(u"queueTiles"_s)->isVisible());
    click(u"toEndButton"_s);
    QVERIFY(find<QWidget>(u"queueTiles"_s)->isVisible());
}

void TimeMachineTest::tellsWhichCasesAreFull()
{
    addRule();
    rules::Rule rule = *m_rules->find(*m_rules->current());
    rule.maxSignals = 1'000;
    m_rules->edit(*m_rules->current(), rule, rules::RuleField::MaxSignals, u"Max signals"_s);
    store::StoredSource source = stormyDays();
    source.flood = toUtf8(uR"({"casewright": "flood/1", "name": "Busy", "start": "2026-03-02T00:00:00Z",
        "length": "1d", "perMinute": 10, "fields": [{"name": "host.name", "prefix": "h", "cardinality": 2}]})"_s);
    QVERIFY(m_sources->add(source));
    QVERIFY(runToTheEnd());
    auto* const list = find<QWidget>(u"fullCases"_s);
    QTRY_VERIFY(list->isVisible());
    auto* const words = find<QLabel>(u"fullCase0"_s);
    QVERIFY2(words->text().contains(u"is full since"_s), qUtf8Printable(words->text()));
    click(u"toStartButton"_s);
    QVERIFY2(words->text().contains(u"later alerts reach nobody"_s), qUtf8Printable(words->text()));
    QSignalSpy requested(m_cases.get(), &CaseRepository::caseRequested);
    QTest::mouseClick(find<QPushButton>(u"openFullCase0"_s), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    // The end of another simulation is not told as of this moment.
    const std::int64_t key = shown()->simulation.key;
    QTRY_VERIFY(m_service->archive().find(key));
    m_service->archive().show(key);
    QTRY_VERIFY(shown()->moments && list->isVisibleTo(m_page));
    QVERIFY2(words->text().contains(u"is full since"_s), qUtf8Printable(words->text()));
}

void TimeMachineTest::aClickGoesToALaterRun()
{
    simulate();
    click(u"toStartButton"_s);
    const store::StoredRun& later = runAt(0.6);
    QTest::mouseClick(plot(), Qt::LeftButton, {}, placeOf(later.at));
    QVERIFY(playback().moment());
    QVERIFY(std::abs((*playback().moment() - later.at).milliseconds) < base::Hour.milliseconds);
    // One before the moment is only chosen.
    const base::Timestamp moment = *playback().moment();
    QTest::mouseClick(plot(), Qt::LeftButton, {}, placeOf(runAt(0.3).at));
    QVERIFY(playback().moment() == moment);
    QVERIFY(table()->currentIndex().isValid());
}

void TimeMachineTest::anotherSimulationIsAtItsEnd()
{
    simulate();
    const std::int64_t key = shown()->simulation.key;
    click(u"toStartButton"_s);
    QVERIFY(runToTheEnd());
    QVERIFY(!playback().moment());
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(shown()->runs->size()));
    QTRY_VERIFY(m_service->archive().find(key));
    m_service->archive().show(key);
    QTRY_VERIFY(shown()->simulation.key == key && shown()->moments);
    QVERIFY(!playback().moment());
    click(u"toStartButton"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
}

void TimeMachineTest::picturesCanBeKept()
{
    simulate();
    playback().seek(runAt(0.55).at);
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
            plot()->replot();
            keepScreenshot(*m_window, u"moment-%1-%2"_s.arg(look).arg(size.width()));
        }
    }
}

QTEST_MAIN(TimeMachineTest)
#include "tst_TimeMachine.moc"
