// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Simulation.h"
#include "tests/gui/Gallery.h"
#include "tests/gui/Screenshots.h"
#include "tests/gui/WidgetRules.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/models/RunTableModel.h"
#include "ui/shell/MainWindow.h"
#include "ui/simulation/SimulationPage.h"
#include "ui/simulation/StepList.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/Theme.h"
#include "ui/widgets/Tile.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace casewright;
using namespace casewright::ui;

namespace {

constexpr int LongEnough = 60'000;

rules::Rule rulePerHost(RuleDocuments& documents)
{
    rules::Rule rule = documents.newRule();
    rule.name = "Per host";
    rule.maxSignals = 100;
    rule.casesAction.emplace();
    rule.casesAction->groupBy = "host.name";
    return rule;
}

/// Two days with a storm, or a million documents that all end in cases.
store::StoredSource stormyDays()
{
    store::StoredSource source;
    source.name = "Two days, one storm";
    source.flood = R"({"casewright": "flood/1", "name": "Two days, one storm", "start": "2026-03-02T00:00:00Z",
        "length": "2d", "perMinute": 0.8, "storm": {"after": "30h", "length": "45m", "factor": 60},
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 40, "skew": 1}]})";
    return source;
}

store::StoredSource millionDocuments()
{
    store::StoredSource source;
    source.name = "A million";
    source.flood = R"({"casewright": "flood/1", "name": "A million", "start": "2026-03-02T00:00:00Z",
        "length": "10000m", "perMinute": 100,
        "fields": [{"name": "host.name", "prefix": "host-", "cardinality": 15}]})";
    return source;
}

QString number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

} // namespace

/// The Simulate page in the real window, driven by object names and keys.
class SimulationPageTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void emptyStatesLeadOn();
    void runsByKeyFromAnyPage();
    void tilesAgreeWithTheEngine();
    void auditHasEveryBinAndSumsUp();
    void choosersFollowAndSetTheCurrent();
    void whySaysWhatWasCompared();
    void filterShowsTheRunsOfAKind();
    void clickOnABarChoosesARun();
    void showsCasesOfTheSimulation();
    void cancelLeavesTheWindowResponsive();
    void tilesCountWhileItRuns();
    void earlierSimulationsOpen();
    void badLinesSayWhereAndCanBeLeftOut();
    void missingFileLeadsToTheAlerts();
    void readOnlyIsShownAndNotKept();
    void findingsLeadToTheRule();
    void openingAnotherWorkspaceStartsAnew();
    void everyWidgetKeepsTheRules();
    void picturesCanBeKept();

private:
    template <typename Widget>
    Widget* find(const QString& name)
    {
        auto* const found = m_page->findChild<Widget*>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void addRule() { m_rules->add(rulePerHost(*m_rules), u"Add"_s); }
    void addStorm()
    {
        addRule();
        m_sources->add(stormyDays());
    }
    void addMillion()
    {
        rules::Rule rule = rulePerHost(*m_rules);
        rule.maxSignals = 1'000;
        rule.casesAction->timeWindow = "5m";
        rule.casesAction->maximumCasesToOpen = 20;
        m_rules->add(rule, u"Add"_s);
        m_sources->add(millionDocuments());
    }
    void run() { QTest::mouseClick(find<QPushButton>(u"runButton"_s), Qt::LeftButton); }
    [[nodiscard]] bool waitUntilFinished()
    {
        return QTest::qWaitFor([this] { return !m_service->isRunning(); }, LongEnough);
    }
    /// Waits for the end, and for what the page reads after it.
    [[nodiscard]] bool runToTheEnd()
    {
        run();
        return waitUntilFinished() && QTest::qWaitFor([this] {
            return shown() && shown()->runs && !m_service->archive().simulations().empty();
        }, LongEnough);
    }
    [[nodiscard]] std::shared_ptr<const ShownSimulation> shown() const { return m_service->archive().shown(); }
    [[nodiscard]] QString tile(const QString& name) { return find<Tile>(name + u"Tile"_s)->text(); }
    void chooseFilter(int filter)
    {
        QTest::mouseClick(find<QWidget>(u"runFilter"_s)->findChild<QPushButton*>(u"segment%1"_s.arg(filter)),
                          Qt::LeftButton);
    }
    store::StoredSource fileOf(const QByteArray& content)
    {
        QFile file(m_folder->filePath(u"alerts.ndjson"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("the file could not be written");
        store::StoredSource source;
        source.name = "alerts.ndjson";
        source.path = toUtf8(file.fileName());
        return source;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<ActionTable> m_actions;
    std::unique_ptr<WorkspaceSession> m_session;
    std::unique_ptr<RuleDocuments> m_rules;
    std::unique_ptr<AlertSources> m_sources;
    std::unique_ptr<CaseRepository> m_cases;
    std::unique_ptr<SimulationService> m_service;
    std::unique_ptr<MainWindow> m_window;
    SimulationPage* m_page = nullptr;
};

void SimulationPageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_theme = std::make_unique<Theme>(*qApp, [] { return false; });
    m_actions = std::make_unique<ActionTable>();
    m_session = std::make_unique<WorkspaceSession>();
    m_rules = std::make_unique<RuleDocuments>(*m_session);
    m_sources = std::make_unique<AlertSources>(*m_session);
    m_cases = std::make_unique<CaseRepository>(*m_session);
    m_service = std::make_unique<SimulationService>(*m_session, *m_sources);
    QVERIFY(m_session->open(m_folder->filePath(u"soc-lab.casewright"_s), store::Access::Create));
    m_window = std::make_unique<MainWindow>(*m_actions, *m_theme);
    m_window->addPage(new Gallery(u"rules"_s, u"Rules"_s, u"rules"_s));
    m_window->addPage(new Gallery(u"alerts"_s, u"Alerts"_s, u"alerts"_s));
    m_page = new SimulationPage(*m_session, *m_rules, *m_sources, *m_service, *m_cases);
    m_window->addPage(m_page);
    m_window->addPage(new Gallery(u"cases"_s, u"Cases"_s, u"cases"_s));
    m_window->resize(1440, 900);
    m_window->show();
    m_window->showPage(u"simulate"_s);
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QVERIFY(QTest::qWaitFor([this] { return m_service->archive().isListed(); }, LongEnough));
}

void SimulationPageTest::cleanup()
{
    m_window.reset();
    m_service.reset();
    m_cases.reset();
    m_sources.reset();
    m_rules.reset();
    m_session.reset();
    m_actions.reset();
    m_theme.reset();
    m_folder.reset();
}

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
    const double middle = static_cast<double>(highest->from.milliseconds + plot->shown().length.milliseconds / 2) / 1000;
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

void SimulationPageTest::cancelLeavesTheWindowResponsive()
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

void SimulationPageTest::tilesCountWhileItRuns()
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

void SimulationPageTest::badLinesSayWhereAndCanBeLeftOut()
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

void SimulationPageTest::missingFileLeadsToTheAlerts()
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

void SimulationPageTest::readOnlyIsShownAndNotKept()
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

void SimulationPageTest::findingsLeadToTheRule()
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
    QTest::mouseClick(banner->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), u"rules"_s);
}

void SimulationPageTest::openingAnotherWorkspaceStartsAnew()
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
