// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/SimulationWindow.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ProgressLine.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The Simulate page when not all goes to the end: cancelled, refused, unreadable, not to be written.
class SimulationPageTroubleTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void cancelLeavesTheWindowResponsive();
    void tilesCountWhileItRuns();
    void badLinesSayWhereAndCanBeLeftOut();
    void missingFileLeadsToTheAlerts();
    void readOnlyIsShownAndNotKept();
    void lockedWorkspaceIsSaid();
    void findingsLeadToTheRule();
    void openingAnotherWorkspaceStartsAnew();
};

void SimulationPageTroubleTest::cancelLeavesTheWindowResponsive()
{
    addMillion();
    qint64 longest = 0;
    QElapsedTimer pulse;
    QTimer heart;
    heart.setTimerType(Qt::PreciseTimer);
    connect(&heart, &QTimer::timeout, this, [&] {
        longest = std::max(longest, pulse.restart());
        if (m_service->live() && m_service->live()->sums().runs > 200 && !m_service->isCancelling())
            QTest::mouseClick(find<QPushButton>(u"runButton"_s), Qt::LeftButton);
    });
    run();
    QCOMPARE(find<QPushButton>(u"runButton"_s)->text(), u"Cancel"_s);
    QVERIFY(find<ProgressLine>(u"simulationProgress"_s)->isVisible());
    QVERIFY(m_actions->action(u"simulation.cancel"_s)->isEnabled());
    QVERIFY(!m_actions->action(u"simulation.run"_s)->isEnabled());
    pulse.start();
    heart.start(2);
    QVERIFY(waitUntilFinished());
    heart.stop();
    qInfo("Longest time between two pulses of 2 ms while a million documents were simulated: %lld ms", longest);
    QVERIFY(longest < 1'000);
    QCOMPARE(m_service->report().state, store::SimulationState::Cancelled);
    QVERIFY(!find<ProgressLine>(u"simulationProgress"_s)->isVisible());
    QCOMPARE(find<QPushButton>(u"runButton"_s)->text(), u"Run simulation"_s);
    QVERIFY(find<Banner>(u"simulationBanner"_s)->title().contains(u"cancelled"_s));
    QTRY_VERIFY(shown() && shown()->runs);
    QCOMPARE(shown()->simulation.state, store::SimulationState::Cancelled);
    QCOMPARE(find<QTableView>(u"runTable"_s)->model()->rowCount(), static_cast<int>(shown()->runs->size()));
    QCOMPARE(tile(u"peak"_s), u"–"_s);
}

void SimulationPageTroubleTest::tilesCountWhileItRuns()
{
    addMillion();
    run();
    // From what is polled: the tile is ahead of no run and behind the last by a poll.
    QVERIFY(QTest::qWaitFor([this] {
        return !m_service->isRunning() || (tile(u"opened"_s) != u"–"_s && tile(u"opened"_s) != u"0"_s);
    }, LongEnough));
    QVERIFY(m_service->isRunning());
    QCOMPARE(tile(u"documents"_s), number(1'000'000));
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(m_service->isCancelling() || !m_service->isRunning());
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, store::SimulationState::Cancelled);
}

void SimulationPageTroubleTest::badLinesSayWhereAndCanBeLeftOut()
{
    addRule();
    m_sources->add(fileOf("{\"@timestamp\": \"2026-03-02T00:00:00Z\", \"host\": {\"name\": \"a\"}}\n"
                          "{\"@timestamp\": \"2026-03-02T00:01:00Z\", oops}\n"));
    run();
    QVERIFY(waitUntilFinished());
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Loss);
    QVERIFY2(banner->text().contains(u"alerts.ndjson:2:"_s), qUtf8Printable(banner->text()));
    QVERIFY(!shown());
    auto* const button = banner->findChild<QPushButton*>();
    QVERIFY(button && button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, store::SimulationState::Finished);
    QCOMPARE(tile(u"documents"_s), u"1"_s);
    QCOMPARE(banner->tone(), Tone::Limit);
    QVERIFY(banner->title().startsWith(u"1 line"_s));
}

void SimulationPageTroubleTest::missingFileLeadsToTheAlerts()
{
    addRule();
    store::StoredSource source;
    source.name = "Gone";
    source.path = toUtf8(m_folder->filePath(u"gone.ndjson"_s));
    m_sources->add(source);
    run();
    QVERIFY(waitUntilFinished());
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->text().contains(u"gone.ndjson"_s));
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"alerts"_s);
}

void SimulationPageTroubleTest::readOnlyIsShownAndNotKept()
{
    addStorm();
    QVERIFY(m_session->open(m_session->path(), store::Access::ReadOnly));
    run();
    QVERIFY(waitUntilFinished());
    QVERIFY(find<Banner>(u"simulationBanner"_s)->isVisible());
    QCOMPARE(tile(u"opened"_s), number(shown()->simulation.summary.casesOpened));
    QVERIFY(find<QTableView>(u"runTable"_s)->model()->rowCount() > 0);
    QVERIFY(!find<QPushButton>(u"showCasesButton"_s)->isEnabled());
    QVERIFY(m_window->findChild<QLabel*>(u"statusText"_s)->text().contains(u"not written"_s));
}

void SimulationPageTroubleTest::findingsLeadToTheRule()
{
    addStorm();
    rules::Rule wrong = *m_rules->find(*m_rules->current());
    wrong.casesAction->timeWindow = "a week";
    m_rules->edit(*m_rules->current(), wrong, rules::RuleField::TimeWindow, u"Edit"_s);
    run();
    QVERIFY(!m_service->isRunning());
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY2(banner->text().contains(u"timeWindow"_s), qUtf8Printable(banner->text()));
    rules::Rule right = wrong;
    right.casesAction->timeWindow = "1d";
    m_rules->edit(*m_rules->current(), right, rules::RuleField::TimeWindow, u"Correct"_s);
    QVERIFY(!banner->isVisible());
    m_rules->edit(*m_rules->current(), wrong, rules::RuleField::TimeWindow, u"Edit again"_s);
    run();
    QVERIFY(banner->isVisible());
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"rules"_s);
}

void SimulationPageTroubleTest::openingAnotherWorkspaceStartsAnew()
{
    addStorm();
    QVERIFY(runToTheEnd());
    QVERIFY(m_session->open(m_folder->filePath(u"other.casewright"_s), store::Access::Create));
    QTRY_VERIFY(find<EmptyState>(u"simulationEmpty"_s)->isVisible());
    QCOMPARE(find<QComboBox>(u"ruleChooser"_s)->count(), 0);
    QCOMPARE(find<QComboBox>(u"simulationChooser"_s)->count(), 0);
    QVERIFY(m_session->open(m_folder->filePath(u"soc-lab.casewright"_s), store::Access::ReadWrite));
    QTRY_VERIFY(shown() && shown()->runs);
    QTRY_VERIFY(find<QTableView>(u"runTable"_s)->isVisible());
    QCOMPARE(tile(u"opened"_s), number(shown()->simulation.summary.casesOpened));
}

void SimulationPageTroubleTest::lockedWorkspaceIsSaid()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto before = shown();
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_session->path());
        QVERIFY(other.open());
        QVERIFY(QSqlQuery(other).exec(u"BEGIN IMMEDIATE"_s));
        run();
        QVERIFY(waitUntilFinished());
        other.close();
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    auto* const banner = find<Banner>(u"simulationBanner"_s);
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Loss);
    QVERIFY2(banner->text().contains(u"soc-lab.casewright"_s), qUtf8Printable(banner->text()));
    QVERIFY(banner->text().contains(u"Nothing of it was written"_s));
    // The result before stays, and its tiles are its own again.
    QCOMPARE(shown(), before);
    QCOMPARE(tile(u"opened"_s), number(before->simulation.summary.casesOpened));
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QVERIFY(waitUntilFinished());
    QCOMPARE(m_service->report().state, store::SimulationState::Finished);
    QVERIFY(!banner->isVisible());
}

QTEST_MAIN(SimulationPageTroubleTest)
#include "tst_SimulationPageTrouble.moc"
