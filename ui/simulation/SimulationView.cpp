// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationView.h"

#include "ui/bridge/Text.h"
#include "ui/simulation/AuditPane.h"
#include "ui/simulation/FullCaseList.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/QueueTiles.h"
#include "ui/simulation/RunsPane.h"
#include "ui/simulation/ScenarioCard.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/simulation/SimulationTiles.h"
#include "ui/simulation/TimelineControls.h"
#include "ui/simulation/TimelinePlot.h"
#include "ui/simulation/WhyPane.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/ThemeSizes.h"

#include <QGraphicsOpacityEffect>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Dimmed = 0.45;  ///< opacity of what is not of the simulation that runs
constexpr std::chrono::milliseconds Rest{60}; ///< of a moment, before more is read about its run
constexpr int TimelineShare = 2; ///< of the height, against the runs
constexpr int RunsShare = 3;
constexpr int WidthOfBoth = 5 * size::WindowLeastWidth / 4; ///< of legend and controls, with what is beside them
constexpr int LeftShare = 3;     ///< of the width, against audit and why
constexpr int RightShare = 1;

QSplitter* splitter(Qt::Orientation orientation, const QString& name, QWidget* parent)
{
    auto* const made = new QSplitter(orientation, parent);
    made->setObjectName(name);
    made->setChildrenCollapsible(false);
    setLook(made, u"gap"_s);
    made->setHandleWidth(size::GapMiddle);
    return made;
}

} // namespace

SimulationView::SimulationView(QWidget* parent) : QWidget(parent)
{
    setLook(this, u"page"_s);
    m_tiles = new SimulationTiles(this);
    m_scenario = new ScenarioCard(this);
    m_scenario->hide();
    m_below = new QWidget(this);
    m_playback = new MomentPlayback(this);
    m_rest = new QTimer(this);
    m_rest->setSingleShot(true);
    m_rest->setInterval(Rest);
    m_queue = new QueueTiles(m_below);
    auto* const columns = splitter(Qt::Horizontal, u"simulationColumns"_s, m_below);
    auto* const left = splitter(Qt::Vertical, u"simulationRows"_s, columns);
    left->addWidget(buildTimeline());
    m_runs = new RunsPane(left);
    left->addWidget(m_runs);
    left->setStretchFactor(0, TimelineShare);
    left->setStretchFactor(1, RunsShare);
    left->setSizes({TimelineShare * size::Preview, RunsShare * size::Preview});
    columns->addWidget(left);
    columns->addWidget(buildAside());
    columns->setStretchFactor(0, LeftShare);
    columns->setStretchFactor(1, RightShare);
    columns->setSizes({LeftShare * size::Preview, RightShare * size::Preview});

    m_dim = new QGraphicsOpacityEffect(m_below);
    m_dim->setOpacity(Dimmed);
    m_dim->setEnabled(false);
    m_below->setGraphicsEffect(m_dim);

    auto* const belowLayout = new QVBoxLayout(m_below);
    belowLayout->setContentsMargins(0, 0, 0, 0);
    belowLayout->setSpacing(size::GapMiddle);
    belowLayout->addWidget(m_queue);
    belowLayout->addWidget(columns, 1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(size::GapMiddle);
    all->addWidget(m_tiles);
    all->addWidget(m_scenario);
    all->addWidget(m_below, 1);

    connectParts();
    shownunits::follow(this, [this] { showBarLength(); });
}

QWidget* SimulationView::buildAside()
{
    auto* const aside = new QWidget;
    m_audit = new AuditPane(aside);
    m_why = new WhyPane(aside);
    auto* const layout = new QVBoxLayout(aside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapMiddle);
    layout->addWidget(m_audit);
    layout->addWidget(m_why, 1);
    aside->setMinimumWidth(size::CaseSidebar - 2 * size::PageMargin);
    return aside;
}

void SimulationView::connectParts()
{
    connect(m_rest, &QTimer::timeout, this, &SimulationView::askForDecisions);
    connect(m_runs, &RunsPane::chosenChanged, this, &SimulationView::showWhy);
    connect(m_why, &WhyPane::caseRequested, this, &SimulationView::caseRequested);
    connect(&m_audit->fullCases(), &FullCaseList::caseRequested, this, &SimulationView::caseRequested);
    connect(m_timeline, &TimelinePlot::runChosen, this, &SimulationView::goToRun);
    connect(m_timeline, &TimelinePlot::momentWanted, m_playback, [this](qint64 moment) {
        m_playback->pause();
        m_playback->seek({moment});
    });
    connect(m_timeline, &TimelinePlot::stepWanted, m_playback, &MomentPlayback::step);
    connect(m_timeline, &TimelinePlot::startWanted, m_playback, &MomentPlayback::toStart);
    connect(m_timeline, &TimelinePlot::endWanted, m_playback, &MomentPlayback::toEnd);
    connect(m_playback, &MomentPlayback::momentChanged, this, &SimulationView::showMoment);
    connect(m_timeline, &TimelinePlot::barsChanged, this, &SimulationView::showBarLength);
}

QWidget* SimulationView::buildTimeline()
{
    m_timelineCard = new Card(tr("Timeline"));
    const auto addEntry = [this](const QString& name, const QString& text, Tone tone) {
        auto* const entry = new Pill(m_timelineCard, Pill::Look::Dot);
        entry->setObjectName(name);
        entry->setStatus(text, tone);
        m_timelineCard->addToHeader(entry);
        return entry;
    };
    addEntry(u"alertsEntry"_s, tr("alerts a run"), Tone::Accent);
    addEntry(u"limitEntry"_s, tr("run over a limit"), Tone::Loss);
    m_casesEntry = addEntry(u"casesEntry"_s, tr("open cases"), Tone::Fine);
    m_waitingEntry = addEntry(u"waitingEntry"_s, {}, Tone::Limit);
    m_controls = new TimelineControls(*m_playback, m_timelineCard);
    m_timelineCard->addToHeader(m_controls);
    m_timeline = new TimelinePlot(m_timelineCard);
    m_timelineCard->body()->addWidget(m_timeline, 1);
    return m_timelineCard;
}

/// Beside the legend, or where there is no room for both, below it.
void SimulationView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < WidthOfBoth;
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    if (isNarrow)
        m_timelineCard->body()->insertWidget(0, m_controls, 0, Qt::AlignRight);
    else
        m_timelineCard->addToHeader(m_controls);
}

void SimulationView::showSimulation(const std::shared_ptr<const ShownSimulation>& shown)
{
    if (shown && shown == m_shown) { // the tiles may have counted something else in between
        showNumbers(*shown);
        return m_playback->moment() ? showMoment() : void();
    }
    m_shown = shown;
    const QScopedValueRollback following(m_isFollowing, true);
    if (!shown) {
        m_rules = {};
        m_tiles->clear();
        m_audit->clear();
        m_audit->fullCases().clear();
        m_queue->clear();
        m_timeline->setRuns(nullptr, m_rules.interval(), {});
        m_runs->setRuns(nullptr);
        m_playback->setMoments(nullptr);
        return;
    }
    m_rules = ShownRules(*shown);
    showNumbers(*shown);
    showTimeline(*shown);
    m_runs->setRuns(shown->runs, shown->places, m_rules.names());
    m_playback->setMoments(shown->moments);
    m_audit->fullCases().clear();
    Q_EMIT runsChanged();
    const auto isOver = [](const store::StoredRun& run) { return run.audit.overLimit > 0; };
    if (canBeRead() && shown->runs && std::ranges::any_of(*shown->runs, isOver))
        Q_EMIT lossesWanted(*shown);
}

void SimulationView::follow(const std::shared_ptr<const ShownSimulation>& shown, const TimeSpan& time)
{
    m_timeline->setExpected(time);
    showSimulation(shown);
    setDimmed(false);
}

void SimulationView::grow()
{
    m_timeline->grow();
    m_runs->grow();
    showNumbers(*m_shown);
}

void SimulationView::showLosses(std::int64_t firstKey, const std::vector<store::StoredLoss>& losses)
{
    if (m_shown && m_shown->firstKey() == firstKey)
        m_audit->fullCases().setLosses(losses);
}

/// All of the page as it was then; at the end the summary tells more than its runs.
void SimulationView::showMoment()
{
    if (!m_shown || !m_shown->moments || m_playback->moments() != m_shown->moments)
        return;
    const std::optional<base::Timestamp> at = m_playback->moment();
    const QScopedValueRollback following(m_isFollowing, true);
    m_timeline->setMoment(at);
    m_audit->fullCases().setMoment(at);
    if (!at) {
        showNumbers(*m_shown);
        m_runs->showFirst(m_shown->runs->size());
        return;
    }
    const SimulationMoment moment = m_shown->moments->at(*at);
    m_tiles->showMoment(moment);
    m_audit->showMoment(moment.sums.audit);
    if (moment.queue)
        m_queue->showQueue(*moment.queue, simulationtext::analysts(m_shown->simulation), false);
    else
        m_queue->clear(); // of simulations from before that was kept, only the end is known
    m_runs->showFirst(moment.runs);
}

/// A run of the time after the moment that is shown is gone to.
void SimulationView::goToRun(std::uint64_t number)
{
    if (m_shown && m_shown->runs && number < m_shown->runs->size() && m_playback->moment()
        && (*m_shown->runs)[number].at > *m_playback->moment())
        m_playback->seek((*m_shown->runs)[number].at);
    m_runs->choose(number);
}

/// Cases that were opened are open as long as nobody closes any: neither analysts nor a scenario.
void SimulationView::showTimeline(const ShownSimulation& shown)
{
    const store::StoredSimulation& simulation = shown.simulation;
    const std::optional<engine::QueueSummary>& queue = simulation.summary.queue;
    if (simulation.state != store::SimulationState::Running)
        m_timeline->setExpected(std::nullopt);
    TimelineCases cases;
    cases.moments = shown.moments;
    cases.areOpen = queue || (simulation.analysts.empty() && !simulation.isScenario);
    if (queue) {
        cases.depth = queue->depth;
        cases.step = queue->depthStep;
        cases.hasWaiting = queue->overload.has_value();
    }
    m_casesEntry->setStatus(cases.areOpen ? tr("open cases") : tr("cases opened"), Tone::Fine);
    m_waitingEntry->setStatus(cases.hasWaiting ? tr("waiting") : QString(), Tone::Limit);
    m_timeline->setRuns(shown.runs, m_rules.interval(), std::move(cases));
}

/// A simulation that was stopped has no summary: its runs are added up.
void SimulationView::showNumbers(const ShownSimulation& shown)
{
    if (const std::optional<engine::QueueSummary>& queue = shown.simulation.summary.queue)
        m_queue->showQueue(*queue, simulationtext::analysts(shown.simulation));
    else
        m_queue->clear();
    if (shown.simulation.state == store::SimulationState::Finished) {
        const engine::SimulationSummary& summary = shown.simulation.summary;
        m_tiles->showSummary(summary);
        if (m_rules.makesAlerts())
            m_audit->showAlerts(summary.audit);
        else
            m_audit->showAudit(summary.audit, summary.matched);
        return;
    }
    if (!shown.runs || shown.runs->empty()) {
        m_tiles->clear();
        m_audit->clear();
        return;
    }
    RunSums sums;
    for (const store::StoredRun& run : *shown.runs)
        sums.add(run);
    if (shown.simulation.state == store::SimulationState::Running) {
        // Who looks around in what is held finds at its end what came until then, as at any other moment.
        if (shown.moments && !shown.moments->isEmpty())
            m_tiles->showMoment(shown.moments->at(shown.moments->last()));
        else
            m_tiles->showSums(shown.simulation.summary.documents, sums);
        return m_audit->showLive(sums.audit);
    }
    m_tiles->showSums(0, sums);
    m_audit->showPart(sums.audit);
}

void SimulationView::showLive(const LiveSimulation& live) { m_tiles->showSums(live.documents(), live.sums()); }

void SimulationView::setRunning(bool isRunning)
{
    m_playback->setHeld(isRunning);
    setDimmed(isRunning);
}

void SimulationView::setDimmed(bool isDimmed)
{
    m_below->setEnabled(!isDimmed);
    m_dim->setEnabled(isDimmed);
}

void SimulationView::focusRuns() { m_runs->focusTable(); }

void SimulationView::showBarLength()
{
    const RunBars& shown = m_timeline->shown();
    const bool hasSchedule = m_shown && !m_shown->simulation.isScenario; // else runs are as far apart as it says
    const std::int64_t interval = m_rules.interval().milliseconds;
    const std::int64_t runs = hasSchedule && interval > 0 ? shown.length.milliseconds / interval : 0;
    m_timelineCard->setSubtitle(runs > 1 ? tr("a bar is %1 runs").arg(NumberText::grouped(runs)) : QString());
}

void SimulationView::showWhy()
{
    const store::StoredRun* const run = m_runs->chosen();
    m_why->showRun(run, m_rules.groupBy(run), m_rules.settings());
    if (m_playback->moment())
        m_rest->start(); // each moment that passes need not be read
    else
        askForDecisions();
    if (!m_isFollowing)
        Q_EMIT runChosen();
}

void SimulationView::askForDecisions()
{
    m_rest->stop();
    if (const store::StoredRun* const run = m_runs->chosen(); run && canBeRead())
        Q_EMIT decisionsWanted(*m_shown, run->number);
}

const store::StoredRun* SimulationView::chosenRun() const { return m_runs->chosen(); }

bool SimulationView::chooseRunAt(base::Timestamp at, const QString& group, std::size_t rule)
{
    if (!m_shown || !m_shown->runs)
        return false;
    const auto run = std::ranges::find_if(*m_shown->runs, [&](const store::StoredRun& each) {
        return each.at == at && (!m_shown->places || (*m_shown->places)[each.number].rule == rule);
    });
    if (run == m_shown->runs->end())
        return false;
    const store::StoredRun* const before = m_runs->chosen();
    const bool isThere = before && before->number == run->number;
    m_wantedGroup = isThere ? QString() : group;
    const QScopedValueRollback following(m_isFollowing, true);
    goToRun(run->number);
    if (isThere && !group.isNull())
        m_why->revealGroup(group);
    return true;
}

void SimulationView::showDecisions(std::uint64_t run, const std::vector<store::StoredDecision>& decisions)
{
    const store::StoredRun* const chosen = m_runs->chosen();
    if (!chosen || chosen->number != run)
        return;
    m_why->showDecisions(decisions);
    // While it runs they may still be on their way into the workspace.
    const bool hasDecided = chosen->audit.attached + chosen->audit.alreadyAttached + chosen->audit.overLimit > 0;
    if (decisions.empty() && hasDecided && m_shown && m_shown->simulation.state == store::SimulationState::Running)
        m_rest->start();
    if (const QString group = std::exchange(m_wantedGroup, {}); !group.isNull() && !decisions.empty())
        m_why->revealGroup(group);
}

} // namespace casewright::ui
