// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationPage.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/simulation/AlertExplaining.h"
#include "ui/simulation/AnalystsAside.h"
#include "ui/simulation/GroupRunSearch.h"
#include "ui/simulation/LiveFollowing.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/PreviewedRun.h"
#include "ui/simulation/QueueChoosing.h"
#include "ui/simulation/ReportSaving.h"
#include "ui/simulation/RequestedRun.h"
#include "ui/simulation/ScenarioOpening.h"
#include "ui/simulation/ScenarioSaving.h"
#include "ui/simulation/ShownLine.h"
#include "ui/simulation/SimulationHeader.h"
#include "ui/simulation/SimulationNews.h"
#include "ui/simulation/SimulationProgress.h"
#include "ui/simulation/SimulationStart.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/simulation/SimulationView.h"
#include "ui/simulation/SimulationWays.h"
#include "ui/simulation/TimelineActions.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationPage::SimulationPage(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources,
                               AnalystModels& analysts, SimulationService& service, ScenarioPlays& plays,
                               CaseRepository& cases, QWidget* parent)
    : Page(parent), m_session(session), m_rules(rules), m_sources(sources), m_analysts(analysts), m_service(service),
      m_plays(plays)
{
    m_scenarios = new ScenarioSaving(m_service.archive(), m_sources, this);
    m_reports = new ReportSaving(session, m_service.archive(), this);
    build();
    m_reports->setButton(m_header->reportButton());
    m_ways = new SimulationWays(*m_view, cases, [this](const QString& page) { go(page); }, this);
    new GroupRunSearch(m_service.archive(), *m_view, this);
    m_requested = new RequestedRun(cases, m_service.archive(), *m_view, this);
    connectHeader();
    connectBridge();
    connectScenarios();
    showRules();
    showSources();
    showShown();
    shownunits::follow(this, [this] { showShown(); });
    if (m_service.isRunning())
        showStarted();
}

void SimulationPage::setExplanations(Explanations& explanations)
{
    m_explaining = new AlertExplaining(explanations, m_service.archive(), *m_view, this);
    connect(m_explaining, &AlertExplaining::pageWanted, this, [this] { go(name()); });
    connect(m_explaining, &AlertExplaining::runRequested, this, [this] { run(); });
}

void SimulationPage::setPreviews(RulePreviews& previews)
{
    auto* const wanted = new PreviewedRun(previews, m_rules, m_sources, m_service, *m_view, this);
    connect(wanted, &PreviewedRun::pageWanted, this, [this] { go(name()); });
    connect(wanted, &PreviewedRun::runRequested, this, [this] { run(); });
}

QString SimulationPage::name() const { return u"simulate"_s; }
QString SimulationPage::place() const { return m_requested->place(); }
void SimulationPage::goTo(const QString& place) { m_requested->goTo(place); }
QString SimulationPage::title() const { return tr("Simulate"); }
QString SimulationPage::iconName() const { return u"simulate"_s; }

void SimulationPage::build()
{
    m_header = new SimulationHeader(m_analysts, this);
    m_choice = new QueueChoosing(m_rules, m_sources, *m_header, this);
    auto* const banner = new Banner(this);
    banner->setObjectName(u"simulationBanner"_s);
    m_news = new SimulationNews(*banner, this);
    m_note = new QLabel(this);
    m_note->setObjectName(u"simulationNote"_s);
    m_note->setWordWrap(true);
    setLook(m_note, u"hint"_s);
    auto* const shown = new ElidedLabel(this);
    new ShownLine(m_session, m_rules, m_sources, m_analysts, *m_choice, m_service, *shown);
    auto* const line = new ProgressLine(this);
    line->setObjectName(u"simulationProgress"_s);
    connect(line, &ProgressLine::cancelRequested, this, &SimulationPage::cancel);
    m_stack = new QStackedWidget(this);
    m_stack->setObjectName(u"simulationStack"_s);
    m_blank = new QWidget(m_stack);
    m_start = new SimulationStart(m_session, m_rules, m_sources, m_stack);
    m_view = new SimulationView;
    m_scroll = new QScrollArea(m_stack);
    m_scroll->setObjectName(u"simulationScroll"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_live = new LiveFollowing(m_service, *m_view, *m_header, this);
    m_progress = new SimulationProgress(*line, m_service, m_plays, *m_live);
    m_view->setMinimumWidth(1); // words are elided before anything is cut off at the side
    m_scroll->setWidget(m_view);
    for (QWidget* const part : {m_blank, static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_scroll)})
        m_stack->addWidget(part);
    m_aside = new AnalystsAside(m_analysts, m_stack, *m_news, this);

    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    all->setSpacing(size::GapMiddle);
    all->addWidget(m_header);
    all->addWidget(shown);
    all->addWidget(m_note);
    all->addWidget(line, 0, Qt::AlignLeft);
    all->addWidget(banner);
    all->addWidget(m_aside, 1);
}

void SimulationPage::connectHeader()
{
    connect(m_header, &SimulationHeader::queueChosen, this,
            [this](qint64 first) { m_service.archive().showQueue(first); });
    connect(m_header, &SimulationHeader::simulationChosen, this, [this](qint64 key) { m_service.archive().show(key); });
    connect(m_header, &SimulationHeader::runRequested, this, [this] { run(); });
    connect(m_header, &SimulationHeader::cancelRequested, this, &SimulationPage::cancel);
    connect(m_header, &SimulationHeader::casesRequested, m_ways, &SimulationWays::showCases);
    connect(m_header, &SimulationHeader::reportRequested, m_reports, &ReportSaving::ask);
    connect(m_header, &SimulationHeader::analystsRequested, this, [this] { m_aside->open(true); });
    connect(m_aside, &AnalystsAside::closed, this, &SimulationPage::activated);
    connect(m_aside, &AnalystsAside::statusChanged, this, &SimulationPage::statusChanged);
    connect(m_news, &SimulationNews::goRequested, this, &SimulationPage::go);
    connect(m_news, &SimulationNews::runRequested, this, &SimulationPage::run);
    connect(m_news, &SimulationNews::statusChanged, this, &SimulationPage::statusChanged);
    connect(m_start, &SimulationStart::goRequested, this, &SimulationPage::go);
    connect(m_start, &SimulationStart::runRequested, this, [this] { run(); });
}

void SimulationPage::connectBridge()
{
    connect(&m_rules, &RuleDocuments::reset, this, &SimulationPage::showRules);
    connect(&m_rules, &RuleDocuments::added, this, &SimulationPage::showRules);
    connect(&m_rules, &RuleDocuments::removed, this, &SimulationPage::showRules);
    connect(&m_rules, &RuleDocuments::changed, this, &SimulationPage::showRules);
    connect(&m_rules, &RuleDocuments::currentChanged, this, &SimulationPage::showRules);
    connect(&m_sources, &AlertSources::sourcesChanged, this, &SimulationPage::showSources);
    connect(&m_sources, &AlertSources::currentChanged, this, &SimulationPage::showSources);
    connect(&m_session, &WorkspaceSession::opened, m_news, &SimulationNews::dismiss);
    const SimulationArchive& archive = m_service.archive();
    connect(&archive, &SimulationArchive::listChanged, this, &SimulationPage::showSimulations);
    connect(&archive, &SimulationArchive::shownChanged, this, &SimulationPage::showShown);
    connect(&archive, &SimulationArchive::failed, this, [this](const base::Error& error) {
        m_news->show(Tone::Loss, tr("The earlier simulations could not be read"), toText(error));
        showEmptyState();
    });
    connect(&archive, &SimulationArchive::decisionsRead, m_view, &SimulationView::showDecisions);
    connect(m_view, &SimulationView::decisionsWanted, &m_service.archive(), &SimulationArchive::readDecisions);
    connect(&archive, &SimulationArchive::lossesRead, m_view, &SimulationView::showLosses);
    connect(m_view, &SimulationView::lossesWanted, &m_service.archive(), &SimulationArchive::readLosses);
    connect(m_requested, &RequestedRun::pageWanted, this, [this] { go(name()); });
    connect(&m_service, &SimulationService::started, this, &SimulationPage::showStarted);
    connect(&m_service, &SimulationService::finished, this, &SimulationPage::showFinished);
}

void SimulationPage::connectScenarios()
{
    m_opening = new ScenarioOpening(m_plays, m_view->scenario(), this);
    m_scenarios->setPlays(m_plays);
    const auto tell = [this](const QString& title, const QString& text) { m_news->show(Tone::Loss, title, text); };
    connect(m_scenarios, &ScenarioSaving::done, this, &SimulationPage::statusChanged);
    connect(m_reports, &ReportSaving::done, this, &SimulationPage::statusChanged);
    connect(m_reports, &ReportSaving::possibleChanged, this, &SimulationPage::updateRunning);
    connect(m_reports, &ReportSaving::failed, this, tell);
    connect(m_scenarios, &ScenarioSaving::failed, this, tell);
    const auto show = [this](Tone tone, const ScenarioOpening::Message& message) {
        m_news->show(tone, message.title, message.text);
        if (!message.action.isEmpty())
            m_news->offer(message.action, message.act);
        Q_EMIT statusChanged(message.title); // no longer that it is being opened
    };
    connect(m_opening, &ScenarioOpening::failed, this, [show](const auto& message) { show(Tone::Loss, message); });
    connect(m_opening, &ScenarioOpening::noticed, this, [show](const auto& message) { show(Tone::Accent, message); });
    connect(m_opening, &ScenarioOpening::done, this, &SimulationPage::statusChanged);
    connect(&m_plays, &ScenarioPlays::started, this, &SimulationPage::showOpening);
    connect(&m_plays, &ScenarioPlays::ended, this, [this] {
        m_progress->finish();
        updateRunning();
    });
}

void SimulationPage::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_runAction = actions.add({.id = u"simulation.run"_s, .text = tr("&Run simulation"), .icon = u"play"_s,
                               .shortcut = Qt::CTRL | Qt::Key_Return,
                               .tip = tr("Run the current rule against the current alerts"),
                               .menu = MenuPlace::Simulation},
                              this, [this] {
                                  go(name());
                                  run();
                              });
    m_cancelAction = actions.add({.id = u"simulation.cancel"_s, .text = tr("&Cancel simulation"), .icon = u"stop"_s,
                                  .shortcut = Qt::Key_Escape, .tip = tr("Stop the simulation; what was written stays"),
                                  .menu = MenuPlace::Simulation},
                                 this, &SimulationPage::cancel);
    m_casesAction = actions.add({.id = u"simulation.cases"_s, .text = tr("&Show cases of the simulation"),
                                 .icon = u"cases"_s, .tip = tr("Go to the cases of the simulation that is shown"),
                                 .menu = MenuPlace::Simulation, .group = 1},
                                m_ways, &SimulationWays::showCases);
    actions.add({.id = u"simulation.analysts"_s, .text = tr("Edit &analysts..."), .icon = u"user"_s,
                 .tip = tr("Who works on the cases while a simulation goes on"), .menu = MenuPlace::Simulation},
                this, [this] {
                    go(name());
                    m_aside->open(true);
                });
    m_live->registerActions(actions, [this] { go(name()); });
    addTimelineActions(actions, m_view->playback(), this, [this] { go(name()); });
    m_opening->registerActions(actions);
    m_scenarioAction = actions.add({.id = u"simulation.saveScenario"_s, .text = tr("Save as s&cenario..."),
                                    .icon = u"save"_s,
                                    .tip = tr("Write its alerts and what came of them into a file for "
                                              "casewright-cli test"),
                                    .menu = MenuPlace::Simulation, .group = 1},
                                   m_scenarios, &ScenarioSaving::ask);
    m_reports->registerActions(actions);
    if (m_explaining)
        m_explainAction = actions.add({.id = u"simulation.explainAlert"_s, .text = tr("E&xplain an alert"),
                                       .icon = u"help"_s,
                                       .tip = tr("Type an _id to see why that alert ended where it did"),
                                       .menu = MenuPlace::Simulation, .group = 1},
                                      this, [this] {
                                          go(name());
                                          m_explaining->ask();
                                      });
    updateRunning();
}

void SimulationPage::activated()
{
    showSimulations(); // the time zone is chosen on another page
    if (m_stack->currentWidget() == m_scroll)
        m_view->focusRuns();
}

void SimulationPage::go(const QString& page)
{
    if (QAction* const action = m_actions ? m_actions->action(u"go."_s + page) : nullptr)
        action->trigger();
}

void SimulationPage::run(bool skipBadLines)
{
    m_plays.cancel(); // what a person asked for last counts
    if (!m_choice->hasRule())
        return m_news->showNoRule();
    if (!m_choice->hasSource())
        return m_news->showNoAlerts();
    SimulationRequest request;
    if (!m_choice->fill(request) || !m_aside->canWork())
        return;
    request.profile = m_session.profile();
    request.analysts = m_analysts.chosenModel();
    request.analystsSeed = m_analysts.seed();
    request.skipBadLines = skipBadLines;
    if (const auto started = m_service.start(request); !started)
        m_news->showRefused(started.error());
}

void SimulationPage::cancel()
{
    if (m_plays.isRunning()) {
        m_plays.cancel();
        Q_EMIT statusChanged(tr("Opening was cancelled. Nothing was kept"));
        return;
    }
    m_service.cancel();
    updateRunning();
}

void SimulationPage::showRules()
{
    m_header->setRules(m_rules.rules(), m_rules.current());
    m_choice->show();
    m_news->forgetRule();
    showEmptyState();
}

void SimulationPage::showSources()
{
    m_header->setSources(m_sources.sources(), m_sources.current());
    m_choice->show();
    showEmptyState();
}

void SimulationPage::showSimulations()
{
    m_header->setSimulations(m_service.archive().simulations(), m_service.archive().shown());
    showEmptyState();
}

void SimulationPage::showShown()
{
    const auto& shown = m_service.archive().shown();
    if (!m_service.isRunning())
        m_view->showSimulation(shown);
    if (m_explaining)
        m_explaining->follow();
    showSimulations();
    updateRunning();
    m_note->setText(shown ? simulationtext::honesty(shown->simulation) : QString());
    if (shown)
        Q_EMIT statusChanged(simulationtext::result(*shown, m_session.name()));
}

void SimulationPage::showStarted()
{
    m_news->dismiss();
    m_aside->uncover();
    m_view->setRunning(true);
    // It stands where the note stood, so that nothing below moves.
    m_progress->followSimulation(m_note->isVisible() ? m_note->height() : 0);
    updateRunning();
    showEmptyState();
    Q_EMIT statusChanged(tr("Simulating…"));
}

void SimulationPage::showOpening(const QString& file)
{
    m_news->dismiss();
    updateRunning();
    Q_EMIT statusChanged(tr("Opening %1…").arg(file));
    m_progress->followOpening(file);
}

void SimulationPage::showFinished()
{
    m_progress->finish();
    m_view->setRunning(false);
    showShown();
    m_news->showReport(m_service.report());
    // Who chose a speed wants to see it happen.
    if (m_service.report().state == store::SimulationState::Finished && m_view->playback().speed())
        m_view->playback().play();
}

void SimulationPage::showEmptyState()
{
    const SimulationArchive& archive = m_service.archive();
    if (m_service.isRunning() || archive.shown())
        return m_stack->setCurrentWidget(m_scroll);
    if (m_session.isOpen() && !archive.isListed())
        return m_stack->setCurrentWidget(m_blank);
    m_start->showNext();
    m_stack->setCurrentWidget(m_start);
}

void SimulationPage::updateRunning()
{
    const bool isRunning = m_service.isRunning();
    m_header->setRunning(!isRunning                  ? SimulationHeader::Running::No
                         : m_service.isCancelling() ? SimulationHeader::Running::Cancelling
                                                    : SimulationHeader::Running::Yes);
    m_note->setVisible(!isRunning && m_service.archive().shown());
    m_opening->setPossible(!isRunning, !m_session.isReadOnly());
    const bool canReport = !isRunning && m_reports->isPossible();
    m_header->setReportPossible(canReport);
    m_reports->setOffered(canReport);
    if (!m_runAction)
        return;
    const auto& shown = m_service.archive().shown();
    m_runAction->setEnabled(!isRunning);
    m_cancelAction->setEnabled((isRunning && !m_service.isCancelling()) || m_plays.isRunning());
    m_casesAction->setEnabled(!isRunning && shown && shown->firstKey() != 0);
    m_scenarioAction->setEnabled(!isRunning && m_scenarios->isPossible());
    if (m_explainAction)
        m_explainAction->setEnabled(!isRunning && m_explaining->isPossible());
}

} // namespace casewright::ui
