// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Simulation.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/SimulationWindow.h"
#include "tests/gui/WidgetRules.h"
#include "ui/models/RunTableModel.h"
#include "ui/simulation/AuditPane.h"
#include "ui/widgets/StepList.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Pill.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

/// The Simulate page in the real window, driven by object names and keys.
class SimulationPageTest final : public QObject, private SimulationWindow {
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(setUp()); }
    void cleanup() { tearDown(); }
    void emptyStatesLeadOn();
    void runsByKeyFromAnyPage();
    void tilesAgreeWithTheEngine();
    void auditHasEveryBinAndSumsUp();
    void rulesThatMakeAlertsAreSimulated();
    void choosersFollowAndSetTheCurrent();
    void whySaysWhatWasCompared();
    void filterShowsTheRunsOfAKind();
    void clickOnABarChoosesARun();
    void showsCasesOfTheSimulation();
    void earlierSimulationsOpen();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();
};

void SimulationPageTest::emptyStatesLeadOn()
{
    auto* const empty = find<EmptyState>(u"simulationEmpty"_s);
    auto* const action = empty->findChild<QPushButton*>(u"emptyAction"_s);
    QVERIFY(empty->isVisible());
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"rules"_s);

    addRule();
    m_window->showPage(u"simulate"_s);
    QTest::mouseClick(action, Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"alerts"_s);

    m_sources->add(stormyDays());
    m_window->showPage(u"simulate"_s);
    QCOMPARE(action->text(), u"Run simulation"_s);
    QTest::mouseClick(action, Qt::LeftButton);
    QVERIFY(m_service->isRunning());
    QVERIFY(waitUntilFinished());
    QVERIFY(!empty->isVisible());
    QVERIFY(find<QTableView>(u"runTable"_s)->isVisible());
}

void SimulationPageTest::runsByKeyFromAnyPage()
{
    m_window->showPage(u"rules"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), u"simulate"_s);
    QVERIFY(!m_service->isRunning());
    QVERIFY(find<Banner>(u"simulationBanner"_s)->isVisible());

    addStorm();
    m_window->showPage(u"rules"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), u"simulate"_s);
    QVERIFY(waitUntilFinished());
    QVERIFY(!find<Banner>(u"simulationBanner"_s)->isVisible());
    const auto* const status = m_window->findChild<QLabel*>(u"statusText"_s);
    QVERIFY2(status->text().startsWith(u"Simulated %1 runs in "_s.arg(number(shown()->simulation.summary.runs))),
             qUtf8Printable(status->text()));
    QVERIFY(status->text().endsWith(u"written to soc-lab.casewright (%1 cases)"_s.arg(
        number(shown()->simulation.summary.casesOpened))));
}

void SimulationPageTest::tilesAgreeWithTheEngine()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto direct = engine::simulate({.rule = *m_rules->find(*m_rules->current()),
                                          .alerts = m_sources->loaded(*m_sources->current())->table,
                                          .profile = m_session->profile()},
                                         nullptr);
    QVERIFY(direct);
    const engine::SimulationSummary& summary = direct->summary;
    QVERIFY(summary.breakerRuns > 0);
    QVERIFY(summary.audit.inNoCase() > 0);
    QCOMPARE(tile(u"documents"_s), number(summary.documents));
    QCOMPARE(tile(u"alerts"_s), number(summary.alerts));
    QCOMPARE(tile(u"opened"_s), number(summary.casesOpened));
    QCOMPARE(tile(u"reopened"_s), number(summary.casesReopened));
    QCOMPARE(tile(u"breaker"_s), number(summary.breakerRuns));
    QCOMPARE(tile(u"lost"_s), number(summary.audit.inNoCase()));
    QCOMPARE(tile(u"peak"_s), number(summary.openAtPeak));
    QVERIFY(find<QLabel>(u"simulationNote"_s)->text().contains(u"Kibana 9.4 behaviour"_s));
    QVERIFY(find<QLabel>(u"simulationNote"_s)->text().contains(u"Kibana did not produce this result"_s));
}

void SimulationPageTest::auditHasEveryBinAndSumsUp()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const engine::Audit& audit = shown()->simulation.summary.audit;
    const std::pair<QString, std::uint64_t> bins[] = {
        {u"auditAttached"_s, audit.attached},         {u"auditAlreadyAttached"_s, audit.alreadyAttached},
        {u"auditOverLimit"_s, audit.overLimit},       {u"auditOverMaxSignals"_s, audit.overMaxSignals},
        {u"auditOverRunCap"_s, audit.overRunCap},     {u"auditOverwritten"_s, audit.overwritten},
        {u"auditFailed"_s, audit.failed},             {u"auditMuted"_s, audit.muted},
        {u"auditMaintenanceWindow"_s, audit.maintenanceWindow}};
    for (const auto& [name, value] : bins)
        QCOMPARE(find<QLabel>(name)->text(), number(value));
    QVERIFY(audit.overMaxSignals > 0);
    QCOMPARE(find<QLabel>(u"auditSum"_s)->text(), number(shown()->simulation.summary.matched));
    const auto* const verdict = find<Pill>(u"auditVerdict"_s);
    QCOMPARE(verdict->tone(), Tone::Fine);
    QVERIFY(verdict->text().contains(number(shown()->simulation.summary.matched)));

    AuditPane wrong;
    wrong.showAudit({.attached = 3}, 4);
    const auto* const pill = wrong.findChild<Pill*>(u"auditVerdict"_s);
    QCOMPARE(pill->tone(), Tone::Loss);
    wrong.showAlerts({.attached = 3});
    QCOMPARE(pill->tone(), Tone::Fine);
}

/// Their bins hold alerts, each once a run, and do not sum up to the documents that matched.
void SimulationPageTest::rulesThatMakeAlertsAreSimulated()
{
    const std::string json = "{\"name\": \"Busy hosts\", \"rule_type_id\": \".index-threshold\", "
                            "\"consumer\": \"stackAlerts\", \"schedule\": {\"interval\": \"1h\"}, \"params\": "
                            "{\"index\": [\"logs\"], \"timeField\": \"@timestamp\", \"aggType\": \"count\", "
                            "\"groupBy\": \"top\", \"termField\": \"host.name\", \"termSize\": 3, "
                            "\"timeWindowSize\": 1, \"timeWindowUnit\": \"h\", \"thresholdComparator\": \">\", "
                            "\"threshold\": [0]}, \"actions\": [{\"id\": \"system-connector-.cases\", \"params\": "
                            "{\"subAction\": \"run\", \"subActionParams\": {\"groupingBy\": [], \"timeWindow\": "
                            "\"7d\", \"reopenClosedCases\": false}}}]}";
    const auto rule = m_rules->read(json, u"busy.json"_s);
    QVERIFY(rule);
    m_rules->add(*rule, u"Add"_s);
    m_sources->add(stormyDays());
    QVERIFY(runToTheEnd());
    const engine::SimulationSummary& summary = shown()->simulation.summary;
    QVERIFY(summary.alerts > 0);
    QVERIFY(summary.audit.alreadyAttached > 0);
    QCOMPARE(tile(u"alerts"_s), number(summary.alerts));
    QCOMPARE(find<QLabel>(u"auditSum"_s)->text(), number(summary.audit.total()));
    QVERIFY(summary.audit.total() != summary.matched);
    QCOMPARE(find<Pill>(u"auditVerdict"_s)->tone(), Tone::Fine);
    QVERIFY(find<Pill>(u"auditVerdict"_s)->text().contains(u"each once a run"_s));
}

void SimulationPageTest::choosersFollowAndSetTheCurrent()
{
    addStorm();
    addRule();
    m_sources->add(millionDocuments());
    auto* const rules = find<QComboBox>(u"ruleChooser"_s);
    auto* const sources = find<QComboBox>(u"sourceChooser"_s);
    QCOMPARE(rules->count(), 2);
    QCOMPARE(sources->currentText(), u"A million"_s);
    QCOMPARE(rules->currentIndex(), 1);
    rules->setFocus();
    QTest::keyClick(rules, Qt::Key_Up);
    QCOMPARE(m_rules->current(), std::optional(m_rules->rules()[0].key));
    sources->setFocus();
    QTest::keyClick(sources, Qt::Key_Up);
    QCOMPARE(m_sources->current(), std::optional(m_sources->sources()[0].key));
    m_rules->setCurrent(m_rules->rules()[1].key);
    m_sources->setCurrent(m_sources->sources()[1].key);
    QCOMPARE(rules->currentIndex(), 1);
    QCOMPARE(sources->currentIndex(), 1);
    rules::Rule renamed = *m_rules->find(*m_rules->current());
    renamed.name = "Another name";
    m_rules->edit(*m_rules->current(), renamed, rules::RuleField::Name, u"Rename"_s);
    QCOMPARE(rules->currentText(), u"Another name"_s);
}

void SimulationPageTest::whySaysWhatWasCompared()
{
    addStorm();
    QVERIFY(runToTheEnd());
    chooseFilter(1);
    const auto* const table = find<QTableView>(u"runTable"_s);
    QVERIFY(table->currentIndex().isValid());
    const auto run = std::ranges::find_if(*shown()->runs, [&](const store::StoredRun& each) {
        return each.number == table->currentIndex().data(RunTableModel::NumberRole).toULongLong();
    });
    QVERIFY(run != shown()->runs->end());
    QVERIFY(run->breaker);
    const QString why = find<StepList>(u"whySteps"_s)->text();
    const QString expected[] = {
        u"Grouped: %1 alerts → %2 groups of host.name"_s.arg(number(run->alerts), number(run->groups)),
        u"Circuit breaker: %1 groups > 5 allowed"_s.arg(number(run->groups)),
        run->audit.attached > 0 ? u"%1 attached"_s.arg(number(run->audit.attached))
                                : u"%1 alerts left out"_s.arg(number(run->audit.overLimit))};
    for (const QString& words : expected)
        QVERIFY2(why.contains(words), qUtf8Printable(why));
    // Other runs, other words.
    QTest::keyClick(find<QTableView>(u"runTable"_s), Qt::Key_Down);
    QVERIFY(find<StepList>(u"whySteps"_s)->text() != why);
}

void SimulationPageTest::filterShowsTheRunsOfAKind()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto* const model = find<QTableView>(u"runTable"_s)->model();
    const auto count = [this](auto passes) {
        return static_cast<int>(std::ranges::count_if(*shown()->runs, passes));
    };
    QCOMPARE(model->rowCount(), static_cast<int>(shown()->runs->size()));
    chooseFilter(1);
    QCOMPARE(model->rowCount(), count([](const store::StoredRun& run) { return run.breaker; }));
    QCOMPARE(model->rowCount(), static_cast<int>(shown()->simulation.summary.breakerRuns));
    chooseFilter(2);
    QCOMPARE(model->rowCount(), count([](const store::StoredRun& run) { return run.audit.inNoCase() > 0; }));
    chooseFilter(3);
    QCOMPARE(model->rowCount(), 0);
    QVERIFY(find<StepList>(u"whySteps"_s)->text().isEmpty());
    chooseFilter(0);
    QCOMPARE(model->rowCount(), static_cast<int>(shown()->runs->size()));
}

void SimulationPageTest::clickOnABarChoosesARun()
{
    addStorm();
    QVERIFY(runToTheEnd());
    auto* const plot = find<TimelinePlot>(u"timeline"_s);
    QVERIFY(plot->shown().bars.size() > 20);
    const auto highest = std::ranges::max_element(plot->shown().bars, {}, [](const RunBar& bar) {
        return bar.alerts + bar.struckAlerts;
    });
    QVERIFY(highest->struckAlerts > 0);
    plot->replot();
    const std::int64_t half = plot->shown().length.milliseconds / 2;
    const double middle = static_cast<double>(highest->from.milliseconds + half) / 1000;
    const QPoint place(qRound(plot->xAxis->coordToPixel(middle)), plot->axisRect()->center().y());
    chooseFilter(3);
    QTest::mouseClick(plot, Qt::LeftButton, {}, place);
    QCOMPARE(find<QTableView>(u"runTable"_s)->currentIndex().data(RunTableModel::NumberRole).toULongLong(),
             qulonglong(highest->run));
}

void SimulationPageTest::showsCasesOfTheSimulation()
{
    addStorm();
    auto* const button = find<QPushButton>(u"showCasesButton"_s);
    QVERIFY(!button->isEnabled());
    QVERIFY(!m_actions->action(u"simulation.cases"_s)->isEnabled());
    QVERIFY(runToTheEnd());
    QSignalSpy requested(m_cases.get(), &CaseRepository::simulationRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().toLongLong(), qint64(shown()->simulation.key));
    QCOMPARE(m_window->currentPage(), u"cases"_s);
}

void SimulationPageTest::earlierSimulationsOpen()
{
    addStorm();
    QVERIFY(runToTheEnd());
    const auto first = shown();
    rules::Rule other = *m_rules->find(*m_rules->current());
    other.casesAction->groupBy.clear();
    m_rules->edit(*m_rules->current(), other, rules::RuleField::GroupBy, u"Edit"_s);
    QVERIFY(runToTheEnd());
    auto* const chooser = find<QComboBox>(u"simulationChooser"_s);
    QTRY_COMPARE(chooser->count(), 2);
    QCOMPARE(chooser->currentIndex(), 0);
    QCOMPARE(tile(u"opened"_s), number(shown()->simulation.summary.casesOpened));
    QVERIFY(shown()->simulation.summary.casesOpened != first->simulation.summary.casesOpened);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    QCOMPARE(tile(u"opened"_s), number(first->simulation.summary.casesOpened));
    QTRY_COMPARE(find<QTableView>(u"runTable"_s)->model()->rowCount(), static_cast<int>(first->runs->size()));
    QCOMPARE(chooser->currentIndex(), 1);
    QVERIFY(find<StepList>(u"whySteps"_s)->text().contains(u"of host.name"_s));
}

void SimulationPageTest::everyWidgetKeepsTheRules()
{
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
    QCOMPARE(m_actions->conflicts(), QStringList());
    addStorm();
    QVERIFY(runToTheEnd());
    QCOMPARE(brokenRules(*m_page).join(u'\n'), QString());
}

void SimulationPageTest::picturesCanBeKept()
{
    m_window->setWorkspace(m_session->name(), m_session->path());
    m_window->setProfiles({u"8.14"_s, u"9.4"_s}, u"9.4"_s);
    keepScreenshot(*m_window, u"simulate-empty-light"_s);
    addStorm();
    QVERIFY(runToTheEnd());
    chooseFilter(1);
    chooseFilter(0);
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        m_theme->choose(choice);
        const QString look = choice == Theme::Choice::Light ? u"light"_s : u"dark"_s;
        for (const QSize& size : {QSize(1440, 900), QSize(1024, 700)}) {
            m_window->resize(size);
            QTRY_COMPARE(m_window->size(), size);
            QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
            find<TimelinePlot>(u"timeline"_s)->replot();
            keepScreenshot(*m_window, u"simulate-%1-%2"_s.arg(look).arg(size.width()));
            QVERIFY(find<QPushButton>(u"runButton"_s)->mapTo(m_window.get(), QPoint()).x() < size.width() - 100);
        }
    }
    m_theme->choose(Theme::Choice::Light);
}

QTEST_MAIN(SimulationPageTest)
#include "tst_SimulationPage.moc"
