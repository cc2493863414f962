// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "ui/models/RunTableModel.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/SimulationView.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/widgets/EmptyState.h"

#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// Where the Simulate page leads to: filters of runs, tiles, links of decisions, the report, and what it says it shows.
class SimulationWaysTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void runsAreFilteredByAValue();
    void noRunHasAWayBack();
    void decisionsLeadOn();
    void tilesLeadOn();
    void theReportIsWritten();
    void saysWhatIsShownAndWhatComesNext();
    void theDataOfTheTimelineAreTheRuns();
    void picturesCanBeKept();

private:
    [[nodiscard]] QTableView* table() const { return find<QTableView>(u"runTable"_s); }
    void press(const QString& button) const { QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton); }
    void type(const QString& text) const
    {
        auto* const field = find<QLineEdit>(u"runText"_s);
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    /// Runs in which a decision was taken for a group with this value, one by one.
    [[nodiscard]] std::vector<std::uint64_t> runsOf(const QString& value, bool onlyReopened = false) const;
};

std::vector<std::uint64_t> SimulationWaysTest::runsOf(const QString& value, bool onlyReopened) const
{
    const auto workspace = store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly).value();
    std::vector<std::uint64_t> numbers;
    for (const store::StoredRun& each : *shown()->runs) {
        const auto decisions = workspace.decisions(shown()->simulation.key, each.number).value();
        const bool hasValue = std::ranges::any_of(decisions, [&value](const store::StoredDecision& decision) {
            return toText(decision.grouping).contains(value, Qt::CaseInsensitive);
        });
        if (hasValue && (!onlyReopened || each.reopened > 0))
            numbers.push_back(each.number);
    }
    return numbers;
}

void SimulationWaysTest::runsAreFilteredByAValue()
{
    addStorm();
    QVERIFY(m_analysts->add(makeAnalysts(AnalystPreset::CloseAfter)));
    rules::Rule rule = *m_rules->find(*m_rules->current());
    rule.casesAction->reopenClosedCases = true;
    m_rules->edit(*m_rules->current(), rule, rules::RuleField::CasesAction, u"Reopen"_s);
    QVERIFY(runToTheEnd());
    const auto expected = runsOf(u"host-7\""_s);
    QVERIFY(!expected.empty() && expected.size() < shown()->runs->size());
    type(u"HOST-7"_s); // and host-70, which there is not
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(expected.size()));
    // Together with another filter.
    const auto both = runsOf(u"host-7\""_s, true);
    chooseFilter(static_cast<int>(RunTableModel::Filter::Reopened));
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(both.size()));
    chooseFilter(0);
    QTest::keyClick(find<QLineEdit>(u"runText"_s), Qt::Key_Escape);
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(shown()->runs->size()));
    // Another simulation is looked up anew.
    type(u"host-7"_s);
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(expected.size()));
    QVERIFY(runToTheEnd());
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(expected.size()));
}

void SimulationWaysTest::noRunHasAWayBack()
{
    addStorm();
    QVERIFY(runToTheEnd());
    auto* const nothing = find<EmptyState>(u"noRuns"_s);
    QVERIFY(!nothing->isVisible());
    table()->setFocus();
    QTest::keySequence(table(), QKeySequence::Find);
    QVERIFY(find<QLineEdit>(u"runText"_s)->hasFocus());
    type(u"nobody"_s);
    QTRY_VERIFY(nothing->isVisible());
    QVERIFY(!table()->isVisible());
    press(u"showAllRunsButton"_s);
    QVERIFY(table()->isVisible() && table()->hasFocus());
    QCOMPARE(table()->model()->rowCount(), static_cast<int>(shown()->runs->size()));
    QVERIFY(find<QLineEdit>(u"runText"_s)->text().isEmpty());
    chooseFilter(static_cast<int>(RunTableModel::Filter::Failed));
    QVERIFY(nothing->isVisible());
}

void SimulationWaysTest::decisionsLeadOn()
{
    addStorm();
    QVERIFY(runToTheEnd());
    QTRY_VERIFY(m_page->findChild<QPushButton*>(u"groupRuns0"_s));
    const auto decision = [this] {
        const auto workspace = store::Workspace::open(toUtf8(m_session->path()), store::Access::ReadOnly).value();
        const auto number = table()->currentIndex().data(RunTableModel::NumberRole).toULongLong();
        return workspace.decisions(shown()->simulation.key, number)->front();
    }();
    const QString host = find<QLabel>(u"decisionGroup0"_s)->text();
    QVERIFY(!find<QLabel>(u"decisionOtherwise0"_s)->text().isEmpty() || decision.counterCreated);
    QSignalSpy alerts(m_cases.get(), &CaseRepository::alertsRequested);
    press(u"caseAlerts0"_s);
    QCOMPARE(alerts.size(), 1);
    QCOMPARE(alerts.first().first().toLongLong(), decision.caseKey);
    QCOMPARE(m_window->currentPage(), u"cases"_s);
    m_window->showPage(u"simulate"_s);
    QSignalSpy group(m_cases.get(), &CaseRepository::groupRequested);
    press(u"groupCases0"_s);
    QCOMPARE(group.size(), 1);
    QCOMPARE(group.first().at(0).toLongLong(), shown()->simulation.key);
    QCOMPARE(group.first().at(1).toString(), host);
    m_window->showPage(u"simulate"_s);
    press(u"groupRuns0"_s);
    QCOMPARE(find<QLineEdit>(u"runText"_s)->text(), host);
    QTRY_COMPARE(table()->model()->rowCount(), static_cast<int>(runsOf(host).size()));
}

void SimulationWaysTest::tilesLeadOn()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto count = [this](auto passes) {
        return static_cast<int>(std::ranges::count_if(*shown()->runs, passes));
    };
    press(u"breakerTile"_s);
    QCOMPARE(table()->model()->rowCount(), count([](const auto& run) { return run.breaker; }));
    press(u"lostTile"_s);
    QCOMPARE(table()->model()->rowCount(), count([](const auto& run) { return run.audit.inNoCase() > 0; }));
    QVERIFY(table()->hasFocus());
    QVERIFY(!find<QPushButton>(u"reopenedTile"_s)->isEnabled()); // nothing is behind a 0
    press(u"peakTile"_s);
    const auto moment = m_page->findChild<SimulationView*>()->playback().moment();
    const std::uint64_t peak = shown()->simulation.summary.openAtPeak;
    QVERIFY(!moment || shown()->moments->at(*moment).open == peak);
    QSignalSpy cases(m_cases.get(), &CaseRepository::simulationRequested);
    press(u"openedTile"_s);
    QCOMPARE(cases.size(), 1);
    QCOMPARE(cases.first().first().toLongLong(), shown()->simulation.key);
}

void SimulationWaysTest::theReportIsWritten()
{
    addStorm();
    auto* const button = find<QPushButton>(u"reportButton"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY(runToTheEnd());
    QTRY_VERIFY(button->isEnabled() && m_actions->action(u"simulation.report"_s)->isEnabled());
    press(u"reportButton"_s);
    auto* const dialog = m_page->findChild<QFileDialog*>(u"saveReportDialog"_s);
    QVERIFY(dialog);
    const QString path = m_folder->filePath(u"report.html"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    auto* const status = m_window->findChild<QLabel*>(u"statusText"_s);
    QTRY_VERIFY(status->text().contains(u"report.html"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("<html"));
}

void SimulationWaysTest::saysWhatIsShownAndWhatComesNext()
{
    addStorm();
    QVERIFY(m_analysts->add(makeAnalysts(AnalystPreset::OfficeHours)));
    QVERIFY(runToTheEnd());
    auto* const line = find<QLabel>(u"shownLine"_s);
    const QString first = line->text();
    QVERIFY2(first.startsWith(u"Shown: "_s) && first.contains(u"seed 1"_s) && first.contains(u"Kibana"_s),
             qUtf8Printable(first));
    QVERIFY2(!first.contains(u"Next run"_s), qUtf8Printable(first));
    m_analysts->setSeed(7);
    QVERIFY2(line->text().startsWith(first) && line->text().contains(u"Next run: "_s)
                 && line->text().contains(u"seed 7"_s), qUtf8Printable(line->text()));
    m_analysts->setSeed(1);
    QCOMPARE(line->text(), first);
    rules::Rule rule = *m_rules->find(*m_rules->current());
    rule.casesAction->maximumCasesToOpen = 9;
    m_rules->edit(*m_rules->current(), rule, rules::RuleField::CasesAction, u"Edit"_s);
    QVERIFY2(line->text().contains(u"what was changed since"_s), qUtf8Printable(line->text()));
    addMillion();
    QVERIFY2(line->text().startsWith(first) && line->text().contains(u"A million"_s), qUtf8Printable(line->text()));
}

void SimulationWaysTest::theDataOfTheTimelineAreTheRuns()
{
    addStorm();
    QVERIFY(runToTheEnd());
    auto* const plot = find<TimelinePlot>(u"timeline"_s);
    const QList<QByteArray> lines = plot->dataAsCsv().split('\n');
    QVERIFY(plot->shown().bars.size() < shown()->runs->size());
    QCOMPARE(lines.size(), static_cast<qsizetype>(shown()->runs->size()) + 2); // the names, and the end
    QVERIFY(lines[0].startsWith("time,alerts,groups,"));
    const store::StoredRun& run = shown()->runs->front();
    const QString numbers = u"%1,%2"_s.arg(run.alerts).arg(run.groups);
    QVERIFY2(QString::fromUtf8(lines[1]).contains(numbers), lines[1].constData());
}

void SimulationWaysTest::picturesCanBeKept()
{
    addStorm();
    QVERIFY(runToTheEnd());
    QTRY_VERIFY(m_page->findChild<QPushButton*>(u"groupRuns0"_s));
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
            find<QScrollArea>(u"whyScroll"_s)->verticalScrollBar()->setValue(200);
            keepScreenshot(*m_window, u"decisions-%1-%2"_s.arg(look).arg(size.width()));
        }
    }
    m_window->resize(1440, 900);
    type(u"nobody"_s);
    QTRY_VERIFY(find<EmptyState>(u"noRuns"_s)->isVisible());
    keepScreenshot(*m_window, u"no-runs-dark-1440"_s);
}

QTEST_MAIN(SimulationWaysTest)
#include "tst_SimulationWays.moc"
