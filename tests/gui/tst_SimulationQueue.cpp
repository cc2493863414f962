// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Simulation.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/TimeText.h"

#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolTip>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Simulations with analysts in the real window: what the page shows of them is what the engine finds.
class SimulationQueueTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void withoutAnalystsNothingTakesRoom();
    void aStaffedQueueAgreesWithTheEngine();
    void aClockAgreesWithTheEngine();
    void theSeedIsUsed();
    void theTimelineShowsTheQueue();
    void earlierQueuesAreReadAgain();
    void aCancelledOneTellsNoQueue();
    void picturesCanBeKept();

private:
    /// The storm, with analysts who are new to the workspace.
    void simulate(AnalystPreset preset);
    [[nodiscard]] engine::SimulationSummary direct() const;
    [[nodiscard]] QString legend(const QString& name) const { return find<Pill>(name)->text(); }
    [[nodiscard]] QString note() const { return find<QLabel>(u"simulationNote"_s)->text(); }
    [[nodiscard]] QString queueTile(const QString& name) const { return tile(name); }
    [[nodiscard]] static QString lengthOf(const std::optional<base::Duration>& length)
    {
        return length ? TimeText::length(length->milliseconds) : u"–"_s;
    }
};

void SimulationQueueTest::simulate(AnalystPreset preset)
{
    addStorm();
    QVERIFY(m_analysts->add(makeAnalysts(preset)));
    m_analysts->setSeed(7);
    QVERIFY(runToTheEnd());
}

engine::SimulationSummary SimulationQueueTest::direct() const
{
    const auto result = engine::simulate({.rule = *m_rules->find(*m_rules->current()),
                                          .alerts = m_sources->loaded(*m_sources->current())->table,
                                          .profile = m_session->profile(),
                                          .analysts = m_analysts->chosenModel(),
                                          .seed = m_analysts->seed()},
                                         nullptr);
    if (!result)
        qFatal("%s", base::describe(result.error()).c_str());
    return result->summary;
}

void SimulationQueueTest::withoutAnalystsNothingTakesRoom()
{
    addStorm();
    QVERIFY(runToTheEnd());
    QVERIFY(!find<QWidget>(u"queueTiles"_s)->isVisible());
    QCOMPARE(legend(u"casesEntry"_s), u"open cases"_s);
    QVERIFY(!find<Pill>(u"waitingEntry"_s)->isVisible());
    QVERIFY(!note().contains(u"analysts"_s));
    // Nobody closed any, so that those that were opened are open.
    QCOMPARE(find<TimelinePlot>(u"timeline"_s)->shown().bars.back().opened, shown()->simulation.summary.openAtPeak);
}

void SimulationQueueTest::aStaffedQueueAgreesWithTheEngine()
{
    simulate(AnalystPreset::OfficeHours);
    const engine::SimulationSummary summary = direct();
    QVERIFY(summary.queue);
    const engine::QueueSummary& queue = *summary.queue;
    QVERIFY(queue.closed > 0 && queue.mostWaiting > 0 && queue.overload->milliseconds > 0);
    QVERIFY(shown()->simulation.summary.queue == queue);
    QVERIFY(find<QWidget>(u"queueTiles"_s)->isVisible());
    QCOMPARE(queueTile(u"taken"_s), number(queue.taken));
    QCOMPARE(queueTile(u"closed"_s), number(queue.closed));
    QCOMPARE(queueTile(u"mostWaiting"_s), number(queue.mostWaiting));
    QCOMPARE(queueTile(u"waitingAtEnd"_s), number(queue.waitingAtEnd));
    QCOMPARE(queueTile(u"waitMedian"_s), lengthOf(queue.waitMedian));
    QCOMPARE(queueTile(u"waitP95"_s), lengthOf(queue.waitP95));
    QCOMPARE(queueTile(u"overload"_s), lengthOf(queue.overload));
    QCOMPARE(tile(u"opened"_s), number(summary.casesOpened));
    QCOMPARE(tile(u"reopened"_s), number(summary.casesReopened));
    QCOMPARE(tile(u"peak"_s), number(summary.openAtPeak));
    const QString who = u"Office hours · 2 analysts, Mon–Fri 08:00–17:00 UTC · seed 7"_s;
    QCOMPARE(find<QLabel>(u"queueWho"_s)->text(), who);
    QVERIFY2(note().contains(u"how analysts work on cases (a model, not Kibana's)"_s), qUtf8Printable(note()));
    // The cases in the workspace are closed.
    const store::CaseFilter all{.simulation = shown()->simulation.key};
    const auto counts = m_session->workspace().statusCounts(all);
    QVERIFY(counts && counts->closed > 0);
    QVERIFY(counts->closed <= queue.closed);
}

void SimulationQueueTest::aClockAgreesWithTheEngine()
{
    simulate(AnalystPreset::CloseAfter);
    const engine::QueueSummary queue = direct().queue.value();
    QVERIFY(queue.closed > 0 && !queue.overload);
    QVERIFY(shown()->simulation.summary.queue == queue);
    QCOMPARE(queueTile(u"closed"_s), number(queue.closed));
    QCOMPARE(queueTile(u"mostWaiting"_s), number(queue.mostWaiting));
    QCOMPARE(queueTile(u"waitMedian"_s), lengthOf(queue.waitMedian));
    QVERIFY(!find<QWidget>(u"overloadTile"_s)->isVisible());
    QVERIFY(!find<QWidget>(u"takenTile"_s)->isVisible());
    QCOMPARE(legend(u"casesEntry"_s), u"open cases"_s);
    QVERIFY(!find<Pill>(u"waitingEntry"_s)->isVisible());
}

void SimulationQueueTest::theSeedIsUsed()
{
    simulate(AnalystPreset::CloseAfter);
    const engine::QueueSummary first = shown()->simulation.summary.queue.value();
    m_analysts->setSeed(8);
    QVERIFY(runToTheEnd());
    QCOMPARE(shown()->simulation.analystsSeed, 8U);
    QVERIFY(shown()->simulation.summary.queue == direct().queue);
    QVERIFY(shown()->simulation.summary.queue != first);
    m_analysts->setSeed(7);
    QVERIFY(runToTheEnd());
    QVERIFY(shown()->simulation.summary.queue == first);
}

void SimulationQueueTest::theTimelineShowsTheQueue()
{
    simulate(AnalystPreset::OfficeHours);
    auto* const timeline = find<TimelinePlot>(u"timeline"_s);
    const engine::SimulationSummary& summary = shown()->simulation.summary;
    QCOMPARE(legend(u"waitingEntry"_s), u"waiting"_s);
    QVERIFY(find<Pill>(u"waitingEntry"_s)->isVisible());
    QCOMPARE(timeline->graphCount(), 2);
    // Every change, up to the last run; no peak is lost.
    const std::array<std::uint64_t, 2> most{summary.openAtPeak, summary.queue->mostWaiting};
    for (const int graph : {0, 1}) {
        const auto data = timeline->graph(graph)->data();
        QVERIFY(data->size() > 100);
        const auto highest = std::ranges::max_element(*data, {}, &QCPGraphData::value);
        QCOMPARE(highest->value, static_cast<double>(most[static_cast<std::size_t>(graph)]));
    }
    const auto waiting = timeline->graph(1)->data();
    QCOMPARE(waiting->at(waiting->size() - 1)->value, static_cast<double>(summary.queue->waitingAtEnd));
    // The tool tip of the middle of the plot.
    const QPoint middle = timeline->rect().center();
    QHelpEvent help(QEvent::ToolTip, middle, timeline->mapToGlobal(middle));
    QApplication::sendEvent(timeline, &help);
    QVERIFY2(QToolTip::text().contains(u"waiting for an analyst"_s), qUtf8Printable(QToolTip::text()));
    QToolTip::hideText();
}

void SimulationQueueTest::earlierQueuesAreReadAgain()
{
    simulate(AnalystPreset::OfficeHours);
    const engine::QueueSummary queue = shown()->simulation.summary.queue.value();
    const std::int64_t key = shown()->simulation.key;
    m_analysts->choose(std::nullopt);
    QVERIFY(runToTheEnd());
    QVERIFY(!find<QWidget>(u"queueTiles"_s)->isVisible());
    QTRY_VERIFY(m_service->archive().find(key));
    m_service->archive().show(key);
    QTRY_VERIFY(shown()->simulation.key == key && shown()->runs);
    QVERIFY(shown()->simulation.summary.queue == queue);
    QVERIFY(find<QWidget>(u"queueTiles"_s)->isVisible());
    QCOMPARE(queueTile(u"mostWaiting"_s), number(queue.mostWaiting));
    const auto waiting = find<TimelinePlot>(u"timeline"_s)->graph(1)->data();
    QCOMPARE(std::ranges::max_element(*waiting, {}, &QCPGraphData::value)->value,
             static_cast<double>(queue.mostWaiting));
}

void SimulationQueueTest::aCancelledOneTellsNoQueue()
{
    addMillion();
    QVERIFY(m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours)));
    run();
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->live() || m_service->live()->sums().runs > 10, LongEnough);
    QVERIFY(m_service->live());
    m_service->cancel();
    QVERIFY(waitUntilFinished());
    QTRY_VERIFY_WITH_TIMEOUT(shown() && shown()->runs, LongEnough);
    QVERIFY(!find<QWidget>(u"queueTiles"_s)->isVisible());
    // How many of them were open then, nobody counted to the end.
    QCOMPARE(legend(u"casesEntry"_s), u"cases opened"_s);
    QVERIFY(note().contains(u"a model, not Kibana's: Office hours · 2 analysts"_s));
}

void SimulationQueueTest::picturesCanBeKept()
{
    simulate(AnalystPreset::OfficeHours);
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
            find<TimelinePlot>(u"timeline"_s)->replot();
            keepScreenshot(*m_window, u"queue-%1-%2"_s.arg(look).arg(size.width()));
        }
    }
    m_theme->choose(Theme::Choice::Light);
    m_window->resize(1440, 900);
    m_analysts->add(makeAnalysts(AnalystPreset::CloseAfter));
    QVERIFY(runToTheEnd());
    find<TimelinePlot>(u"timeline"_s)->replot();
    keepScreenshot(*m_window, u"queue-clock"_s);
}

QTEST_MAIN(SimulationQueueTest)
#include "tst_SimulationQueue.moc"
