// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationPage.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/AnalystModels.h"
#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/ScenarioPlays.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/simulation/AlertExplaining.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/simulation/AnalystsPane.h"
#include "ui/simulation/ScenarioOpening.h"
#include "ui/simulation/ScenarioSaving.h"
#include "ui/simulation/SimulationHeader.h"
#include "ui/simulation/SimulationStart.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/simulation/SimulationView.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr std::chrono::milliseconds ProgressDelay{250};
constexpr int WidthOfAnalysts = size::Preview + size::GapLarge;
constexpr int WidthOfBoth = 5 * size::WindowLeastWidth / 4; ///< of results and the editor of analysts

} // namespace

SimulationPage::SimulationPage(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources,
                               AnalystModels& analysts, SimulationService& service, ScenarioPlays& plays,
                               CaseRepository& cases, QWidget* parent)
    : Page(parent), m_session(session), m_rules(rules), m_sources(sources), m_analysts(analysts), m_service(service),
      m_plays(plays), m_cases(cases)
{
    m_scenarios = new ScenarioSaving(m_service.archive(), m_sources, this);
    build();
    connectHeader();
    connectBridge();
    connectAnalysts();
    connectScenarios();
    showRules();
    showSources();
    showShown();
    if (m_service.isRunning())
        showStarted();
}

void SimulationPage::setExplanations(Explanations& explanations)
{
    m_explaining = new AlertExplaining(explanations, m_service.archive(), *m_view, this);
    connect(m_explaining, &AlertExplaining::pageWanted, this, [this] { go(name()); });
    connect(m_explaining, &AlertExplaining::runRequested, this, [this] { run(); });
}

QString SimulationPage::name() const { return u"simulate"_s; }
QString SimulationPage::title() const { return tr("Simulate"); }
QString SimulationPage::iconName() const { return u"simulate"_s; }

void SimulationPage::build()
{
    m_header = new SimulationHeader(m_analysts, this);
    m_banner = new Banner(this);
    m_banner->setObjectName(u"simulationBanner"_s);
    m_note = new QLabel(this);
    m_note->setObjectName(u"simulationNote"_s);
    m_note->setWordWrap(true);
    setLook(m_note, u"hint"_s);
    m_progress = new ProgressLine(this);
    m_progress->setObjectName(u"simulationProgress"_s);
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
    m_view->setMinimumWidth(1); // words are elided before anything is cut off at the side
    m_scroll->setWidget(m_view);
    for (QWidget* const part : {m_blank, static_cast<QWidget*>(m_start), static_cast<QWidget*>(m_scroll)})
        m_stack->addWidget(part);

    m_analystsPane = new AnalystsPane(m_analysts, this);
    m_analystsPane->hide();
    auto* const results = new QHBoxLayout;
    results->setSpacing(size::GapMiddle);
    results->addWidget(m_stack, 1);
    results->addWidget(m_analystsPane);

    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(size::PageMargin, size::GapLarge, size::PageMargin, size::GapLarge);
    all->setSpacing(size::GapMiddle);
    all->addWidget(m_header);
    all->addWidget(m_note);
    all->addWidget(m_progress, 0, Qt::AlignLeft);
    all->addWidget(m_banner);
    all->addLayout(results, 1);
}

void SimulationPage::connectHeader()
{
    connect(m_header, &SimulationHeader::ruleChosen, this, [this](qint64 key) { m_rules.setCurrent(key); });
    connect(m_header, &SimulationHeader::sourceChosen, this, [this](qint64 key) { m_sources.setCurrent(key); });
    connect(m_header, &SimulationHeader::simulationChosen, this,
            [this](qint64 key) { m_service.archive().show(key); });
    connect(m_header, &SimulationHeader::runRequested, this, [this] { run(); });
    connect(m_header, &SimulationHeader::cancelRequested, this, &SimulationPage::cancel);
    connect(m_header, &SimulationHeader::casesRequested, this, &SimulationPage::showCases);
    connect(m_progress, &ProgressLine::cancelRequested, this, &SimulationPage::cancel);
    connect(m_banner, &Banner::actionRequested, this, [this] {
        // A copy: what it does may show another message, with another action.
        const std::function<void()> action = m_offered;
        m_banner->dismiss();
        if (action)
            action();
    });
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
    connect(&m_session, &WorkspaceSession::opened, m_banner, &Banner::dismiss);
    const SimulationArchive& archive = m_service.archive();
    connect(&archive, &SimulationArchive::listChanged, this, &SimulationPage::showSimulations);
    connect(&archive, &SimulationArchive::shownChanged, this, &SimulationPage::showShown);
    connect(&archive, &SimulationArchive::failed, this, [this](const base::Error& error) {
        m_banner->showMessage(Tone::Loss, tr("The earlier simulations could not be read"), toText(error));
        showEmptyState();
    });
    connect(&archive, &SimulationArchive::decisionsRead, m_view, &SimulationView::showDecisions);
    connect(m_view, &SimulationView::decisionsWanted, &m_service.archive(), &SimulationArchive::readDecisions);
    connect(m_view, &SimulationView::caseRequested, this, [this](qint64 caseKey) {
        m_cases.openCase(caseKey);
        go(u"cases"_s);
    });
    connect(&m_service, &SimulationService::started, this, &SimulationPage::showStarted);
    connect(&m_service, &SimulationService::finished, this, &SimulationPage::showFinished);
}

void SimulationPage::connectScenarios()
{
    m_opening = new ScenarioOpening(m_plays, m_view->scenario(), this);
    m_scenarios->setPlays(m_plays);
    connect(m_scenarios, &ScenarioSaving::done, this, &SimulationPage::statusChanged);
    connect(m_scenarios, &ScenarioSaving::failed, this, [this](const QString& title, const QString& text) {
        m_banner->showMessage(Tone::Loss, title, text);
    });
    const auto show = [this](Tone tone, const ScenarioOpening::Message& message) {
        m_banner->showMessage(tone, message.title, message.text);
        if (!message.action.isEmpty())
            offer(message.action, message.act);
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

void SimulationPage::connectAnalysts()
{
    connect(m_header, &SimulationHeader::analystsRequested, this, [this] { openAnalysts(true); });
    connect(m_analystsPane, &AnalystsPane::closeRequested, this, [this] { openAnalysts(false); });
    connect(m_analystsPane, &AnalystsPane::done, this, &SimulationPage::statusChanged);
    connect(m_analystsPane, &AnalystsPane::failed, this, [this](const QString& title, const QString& text) {
        m_banner->showMessage(Tone::Loss, title, text);
    });
    connect(m_analystsPane, &AnalystsPane::removed, this, [this](const QString& name) {
        m_banner->showMessage(Tone::Neutral, tr("“%1” was removed").arg(name), tr("Nobody closes cases now."));
        offer(tr("Bring it back"), [this] { m_analysts.bringBack(); });
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
                                this, &SimulationPage::showCases);
    actions.add({.id = u"simulation.analysts"_s, .text = tr("Edit &analysts..."), .icon = u"user"_s,
                 .tip = tr("Who works on the cases while a simulation goes on"), .menu = MenuPlace::Simulation},
                this, [this] {
                    go(name());
                    openAnalysts(true);
                });
    m_opening->registerActions(actions);
    m_scenarioAction = actions.add({.id = u"simulation.saveScenario"_s, .text = tr("Save as s&cenario..."),
                                    .icon = u"save"_s,
                                    .tip = tr("Write its alerts and what came of them into a file for "
                                              "casewright-cli test"),
                                    .menu = MenuPlace::Simulation, .group = 1},
                                   m_scenarios, &ScenarioSaving::ask);
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
    m_isAboutRule = false;
    m_plays.cancel(); // what a person asked for last counts
    const std::optional<std::int64_t> ruleKey = m_rules.current();
    const std::optional<std::int64_t> sourceKey = m_sources.current();
    const rules::Rule* const rule = ruleKey ? m_rules.find(*ruleKey) : nullptr;
    const store::StoredSource* const source = sourceKey ? m_sources.find(*sourceKey) : nullptr;
    if (!rule) {
        m_banner->showMessage(Tone::Limit, tr("There is no rule to simulate"),
                              tr("Make a rule or import one, then run it here."));
        return offer(tr("Go to the rules"), [this] { go(u"rules"_s); });
    }
    if (!source) {
        m_banner->showMessage(Tone::Limit, tr("There are no alerts to send"),
                              tr("Add a file of alerts or a flood, then run the rule here."));
        return offer(tr("Go to the alerts"), [this] { go(u"alerts"_s); });
    }
    if (!analystsCanWork())
        return;
    if (const base::Result<void> started = m_service.start({.rule = *rule,
                                                                 .source = *source,
                                                                 .profile = m_session.profile(),
                                                                 .analysts = m_analysts.chosenModel(),
                                                                 .analystsSeed = m_analysts.seed(),
                                                                 .skipBadLines = skipBadLines});
        !started)
        showRefused(started.error());
}

/// A model may be unsound while it is edited; says so.
bool SimulationPage::analystsCanWork()
{
    const engine::AnalystModel model = m_analysts.chosenModel();
    const std::optional<base::Error> problem = AnalystModels::problemOf(model);
    if (!problem)
        return true;
    m_banner->showMessage(Tone::Loss, tr("“%1” cannot work like this").arg(toText(model.name)),
                          toText(problem->text));
    offer(tr("Edit analysts"), [this] { openAnalysts(true); });
    return false;
}

void SimulationPage::openAnalysts(bool isOpen)
{
    m_analystsPane->setVisible(isOpen);
    layOutAnalysts();
    if (isOpen)
        m_analystsPane->focusList();
    else
        activated();
}

/// Beside the results where there is room for both, else in their place.
void SimulationPage::layOutAnalysts()
{
    const bool isOpen = m_analystsPane->isVisibleTo(this);
    const bool isWide = width() >= WidthOfBoth;
    m_stack->setVisible(isWide || !isOpen);
    m_analystsPane->setMaximumWidth(isWide ? WidthOfAnalysts : QWIDGETSIZE_MAX);
    m_analystsPane->setMinimumWidth(WidthOfAnalysts);
}

void SimulationPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    layOutAnalysts();
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

void SimulationPage::showCases()
{
    const auto& shown = m_service.archive().shown();
    if (!shown || shown->simulation.key == 0)
        return;
    m_cases.showSimulation(shown->simulation.key);
    go(u"cases"_s);
}

void SimulationPage::showRules()
{
    m_header->setRules(m_rules.rules(), m_rules.current());
    // The rule was changed, or another one chosen: what was wrong may be right now.
    if (std::exchange(m_isAboutRule, false))
        m_banner->dismiss();
    showEmptyState();
}

void SimulationPage::showSources()
{
    m_header->setSources(m_sources.sources(), m_sources.current());
    showEmptyState();
}

void SimulationPage::showSimulations()
{
    m_header->setSimulations(m_service.archive().simulations(), m_service.archive().shown());
    showEmptyState();
}

void SimulationPage::showShown()
{
    const std::shared_ptr<const ShownSimulation>& shown = m_service.archive().shown();
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
    m_banner->dismiss();
    if (!m_stack->isVisibleTo(this))
        openAnalysts(false);
    m_view->setRunning(true);
    // It stands where the note stood, so that nothing below moves.
    m_progress->setMinimumHeight(m_note->isVisible() ? m_note->height() : 0);
    m_progress->start([this]() -> ProgressState {
        const LiveSimulation* const live = m_service.live();
        if (!live)
            return {};
        m_view->showLive(*live);
        const base::Progress* const progress = live->progress();
        return {.phase = m_service.isCancelling() ? tr("Cancelling") : simulationtext::phase(live->phase()),
                .done = progress ? static_cast<qint64>(progress->done()) : 0,
                .total = progress ? static_cast<qint64>(progress->total()) : 0};
    }, false); // the button that ran it cancels it
    updateRunning();
    showEmptyState();
    Q_EMIT statusChanged(tr("Simulating…"));
}

/// Most files are played before one could read how far they are: only a long one shows it.
void SimulationPage::showOpening(const QString& file)
{
    m_banner->dismiss();
    updateRunning();
    Q_EMIT statusChanged(tr("Opening %1…").arg(file));
    QTimer::singleShot(ProgressDelay, this, [this, file] {
        if (!m_plays.isRunning() || m_progress->isRunning())
            return;
        m_progress->start([this, file]() -> ProgressState {
            const base::Progress& progress = m_plays.progress();
            return {.phase = tr("Opening %1").arg(file),
                    .done = static_cast<qint64>(progress.done()),
                    .total = static_cast<qint64>(progress.total())};
        });
    });
}

void SimulationPage::showFinished()
{
    m_progress->finish();
    m_view->setRunning(false);
    showShown();
    const SimulationReport& report = m_service.report();
    if (report.error)
        return showFailed(*report.error);
    if (report.state == store::SimulationState::Cancelled)
        return showCancelled();
    if (report.key == 0)
        m_banner->showMessage(Tone::Limit, tr("This result is not kept"),
                              tr("The workspace can only be read. The result stays here until another takes its "
                                 "place."));
    else if (report.skippedLines > 0)
        m_banner->showMessage(Tone::Limit,
                              report.skippedLines == 1
                                  ? tr("1 line of the alerts was left out")
                                  : tr("%1 lines of the alerts were left out")
                                        .arg(NumberText::grouped(static_cast<qint64>(report.skippedLines))),
                              tr("What cannot be read is listed on the Alerts page."));
}

void SimulationPage::showCancelled()
{
    const bool isKept = m_service.report().key != 0;
    m_banner->showMessage(Tone::Limit, tr("The simulation was cancelled"),
                          isKept ? tr("What was written until then is shown below and stays, marked as cancelled.")
                                 : tr("Nothing of it was written."));
    Q_EMIT statusChanged(tr("Simulation cancelled"));
}

void SimulationPage::showFailed(const base::Error& error)
{
    const SimulationReport& report = m_service.report();
    Q_EMIT statusChanged(tr("The simulation failed"));
    if (report.phase == SimulationPhase::Reading) {
        m_banner->showMessage(Tone::Loss, tr("The alerts could not be read"),
                              tr("%1\nNothing was simulated or written.").arg(toText(error)));
        if (error.location && error.location->line > 0)
            return offer(tr("Run without bad lines"), [this] { run(true); });
        return offer(tr("Go to the alerts"), [this] { go(u"alerts"_s); });
    }
    const QString kept = report.key != 0
        ? tr("What was written until then is shown below and stays, marked as failed.")
        : tr("Nothing of it was written.");
    m_banner->showMessage(Tone::Loss, tr("The simulation failed"), u"%1\n%2"_s.arg(toText(error), kept));
    offer(tr("Run again"), [this] { run(); });
}

void SimulationPage::showRefused(const base::Error& error)
{
    if (!error.location || error.location->field.empty()) {
        m_banner->showMessage(Tone::Loss, tr("The simulation was not started"), toText(error));
        return;
    }
    m_banner->showMessage(Tone::Loss, tr("The rule cannot be simulated as it is"), toText(error));
    m_isAboutRule = true;
    offer(tr("Go to the rule"), [this] { go(u"rules"_s); });
}

void SimulationPage::offer(const QString& text, std::function<void()> action)
{
    m_offered = std::move(action);
    m_banner->setAction(text);
}

void SimulationPage::showEmptyState()
{
    const SimulationArchive& archive = m_service.archive();
    if (m_service.isRunning() || archive.shown()) {
        m_stack->setCurrentWidget(m_scroll);
        return;
    }
    if (m_session.isOpen() && !archive.isListed()) {
        m_stack->setCurrentWidget(m_blank);
        return;
    }
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
    if (!m_runAction)
        return;
    const auto& shown = m_service.archive().shown();
    m_runAction->setEnabled(!isRunning);
    m_cancelAction->setEnabled((isRunning && !m_service.isCancelling()) || m_plays.isRunning());
    m_casesAction->setEnabled(!isRunning && shown && shown->simulation.key != 0);
    m_scenarioAction->setEnabled(!isRunning && m_scenarios->isPossible());
    if (m_explainAction)
        m_explainAction->setEnabled(!isRunning && m_explaining->isPossible());
}

} // namespace casewright::ui
