// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SweepPane.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/SweepAdvice.h"
#include "ui/bridge/SweepFields.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfFindings.h"
#include "ui/bridge/WhatIfSweeps.h"
#include "ui/models/CaseText.h"
#include "ui/models/SweepTexts.h"
#include "ui/whatif/AdviceColumn.h"
#include "ui/whatif/FieldAdviceCard.h"
#include "ui/whatif/SameAlertsCard.h"
#include "ui/whatif/SettingActions.h"
#include "ui/whatif/SweepAxesCard.h"
#include "ui/whatif/SweepCard.h"
#include "ui/whatif/SweepControls.h"
#include "ui/widgets/ArrangedSplitter.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ThemeSizes.h"

#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using analysis::SweptSetting;

constexpr int ColumnWidth = size::Preview + size::Rail / 2;

/// The number of the value of an axis that a setting has; nothing where it was not tried.
std::optional<std::size_t> numberOf(SweepAxis axis, const SweptSetting& setting, const SweepBoard& board)
{
    SweepPlace place{};
    for (std::size_t value = 0; value < board.sizeOf(axis); ++value) {
        place[static_cast<std::size_t>(axis)] = value;
        if (SweepTexts::valueOf(axis, board.points[board.pointAt(place)]) == SweepTexts::valueOf(axis, setting))
            return value;
    }
    return std::nullopt;
}

} // namespace

SweepPane::SweepPane(WhatIfSubject& subject, SimulationService& simulations, QWidget* parent)
    : WhatIfPane(subject, parent)
{
    setObjectName(u"sweepPane"_s);
    m_sweeps = new WhatIfSweeps(subject, this);
    m_advice = new SweepAdvice(*m_sweeps, this);
    m_actions = new SettingActions(subject, simulations, this);
    m_controls = new SweepControls(this);
    build();
    connectCard();
    connectAxes();
    connectSweeps();
    connectActions();
}

QString SweepPane::name() const { return u"sweep"_s; }
QString SweepPane::title() const { return tr("Sweep"); }
QWidget* SweepPane::controls() { return m_controls; }
void SweepPane::takeFocus() { m_card->takeFocus(); }

void SweepPane::build()
{
    auto* const left = new QWidget(this);
    m_axes = new SweepAxesCard(left);
    m_axes->hide();
    m_card = new SweepCard(left);
    m_progress = new ProgressLine(m_card);
    m_progress->setObjectName(u"sweepProgress"_s);
    m_card->addToFooter(m_progress);
    auto* const column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapMiddle);
    column->addWidget(m_axes);
    column->addWidget(m_card, 1);
    m_column = new AdviceColumn(m_subject, *m_sweeps, *m_advice, this);
    m_same = new SameAlertsCard(m_subject, m_column);
    m_column->addCard(m_same);
    m_column->addCard(new FieldAdviceCard(*new SweepFields(m_subject, *m_sweeps, this), m_column));
    m_splitter = new ArrangedSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"sweepSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_column);
    m_splitter->setStretchFactor(0, 1);
    m_column->setMinimumWidth(size::CaseSidebar - size::GapLarge);
    m_splitter->setSizes({size::WindowWidth - ColumnWidth, ColumnWidth});
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_splitter, 1);
}

void SweepPane::connectCard()
{
    connect(m_card, &SweepCard::pointChosen, this, &SweepPane::choose);
    connect(m_card, &SweepCard::pointActivated, this, [this](qulonglong point) {
        if (const SweptSetting* const setting = settingOf(point))
            m_actions->simulate(*setting);
    });
    connect(m_card, &SweepCard::menuRequested, this, [this](qulonglong point, const QPoint& at) {
        if (const SweptSetting* const setting = settingOf(point))
            m_actions->openMenu(*setting, at);
    });
    connect(m_card, &SweepCard::tableShown, this, [this](bool isTable) { m_arranged.isTable = isTable; });
    connect(m_card, &SweepCard::axesRequested, this, [this](bool isShown) {
        m_axes->setVisible(isShown);
        showAxes();
    });
    connect(m_controls, &SweepControls::measureChosen, this, [this](analysis::Measure measure) {
        m_arranged.measure = measure;
        m_card->setMeasure(measure);
    });
    connect(m_controls, &SweepControls::valueChosen, this, &SweepPane::chooseValue);
    connect(m_controls, &SweepControls::runRequested, m_sweeps, &WhatIfSweeps::run);
    connect(m_controls, &SweepControls::cancelRequested, m_sweeps, &WhatIfSweeps::cancel);
    connect(m_progress, &ProgressLine::cancelRequested, m_sweeps, &WhatIfSweeps::cancel);
}

void SweepPane::connectAxes()
{
    connect(m_axes, &SweepAxesCard::edited, this, &SweepPane::takeAxes);
    connect(m_axes, &SweepAxesCard::placeChosen, this, [this](SweepAxis rows, SweepAxis columns) {
        m_arranged.rows = rows;
        m_arranged.columns = columns;
        m_card->setAxes(rows, columns);
        showSlices();
    });
    connect(m_column, &AdviceColumn::goalEdited, this, [this](const analysis::Goal& goal) {
        m_arranged.goal = goal;
        m_advice->setGoal(goal);
    });
    connect(m_column, &AdviceColumn::pointChosen, this, &SweepPane::choose);
    connect(m_column, &AdviceColumn::applyRequested, this, [this](qulonglong point) {
        if (const SweptSetting* const setting = settingOf(point))
            m_actions->apply(*setting);
    });
    connect(m_same, &SameAlertsCard::compareRequested, this, [this] {
        chooseAdvised();
        Q_EMIT paneRequested(u"compare"_s);
    });
}

void SweepPane::connectSweeps()
{
    connect(m_sweeps, &WhatIfSweeps::started, this, &SweepPane::showStarted);
    connect(m_sweeps, &WhatIfSweeps::begun, this, &SweepPane::showBoard);
    connect(m_sweeps, &WhatIfSweeps::cellsCame, m_card, &SweepCard::takeCells);
    connect(m_sweeps, &WhatIfSweeps::ended, this, &SweepPane::showEnded);
    connect(m_advice, &SweepAdvice::changed, this, &SweepPane::showAdvised);
    connect(&m_subject, &WhatIfSubject::chosenChanged, this, &SweepPane::tellSetting);
}

void SweepPane::connectActions()
{
    connect(m_actions, &SettingActions::simulated, this, [this] { Q_EMIT pageRequested(u"simulate"_s); });
    connect(m_actions, &SettingActions::compareRequested, this, [this] { Q_EMIT paneRequested(u"compare"_s); });
    connect(m_actions, &SettingActions::statusChanged, this, &SweepPane::statusChanged);
    connect(m_actions, &SettingActions::failed, this, &SweepPane::failed);
}

const SweptSetting* SweepPane::settingOf(qulonglong point) const
{
    const auto& board = m_sweeps->board();
    return board && point < board->points.size() ? &board->points[point] : nullptr;
}

void SweepPane::setInSight(bool isInSight)
{
    if (isInSight && m_rule != m_subject.ruleKey()) {
        m_rule = m_subject.ruleKey();
        m_wanted.clear(); // what was chosen for another rule
        m_arranged.axes.groupBys.clear();
        m_sweeps->setAxes(m_arranged.axes);
    }
    m_sweeps->setActive(isInSight);
    m_same->setInSight(isInSight);
    if (isInSight) {
        if (m_subject.chosen() && m_subject.chosen() == m_offered)
            m_subject.choose(std::nullopt);
        m_offered.reset();
        showAxes();
    } else {
        chooseAdvised();
    }
}

/// So that other panes have something to compare the rule with, where a person chose nothing; until one comes back.
void SweepPane::chooseAdvised()
{
    if (m_subject.chosen() || !m_advice->best())
        return;
    const analysis::SweptSetting* const advised = settingOf(*m_advice->best());
    if (!advised || *advised == m_subject.now())
        return;
    m_offered = *advised;
    m_subject.choose(*advised);
}

/// Chips are not made before somebody looks at them.
void SweepPane::showAxes()
{
    if (!m_axes->isVisibleTo(this))
        return;
    QStringList fields;
    if (const auto alerts = m_subject.alerts()) {
        for (const alerts::FieldStatistics& field : alerts->fields)
            fields.append(toText(field.name));
    }
    m_axes->setFields(fields);
    if (m_sweeps->board())
        m_axes->showBoard(*m_sweeps->board());
}

void SweepPane::showStarted()
{
    m_controls->setRunning(true);
    m_progress->start(
        [this] {
            const base::Progress& progress = m_sweeps->progress();
            return ProgressState{.phase = m_sweeps->board() ? tr("Trying settings") : tr("Looking at the alerts"),
                                 .done = static_cast<qint64>(progress.done()),
                                 .total = static_cast<qint64>(progress.total())};
        },
        false);
    Q_EMIT statusChanged(tr("Trying settings…"));
}

void SweepPane::showBoard()
{
    const auto& board = m_sweeps->board();
    m_card->setBoard(board);
    if (!board) {
        m_column->setChosen(std::nullopt);
        return;
    }
    for (const auto& [axis, setting] : m_wanted) {
        if (const auto value = numberOf(axis, setting, *board))
            m_card->setSlice(axis, *value);
    }
    showAxes();
    showSlices();
    m_column->setChosen(std::nullopt);
    if (const auto point = m_subject.chosen() ? board->find(*m_subject.chosen()) : std::nullopt) {
        m_card->choosePoint(*point);
        m_column->setChosen(point);
    }
}

void SweepPane::showSlices()
{
    m_controls->follow(m_card->grid());
    m_axes->showPlace(m_card->grid().rows(), m_card->grid().columns());
}

void SweepPane::showEnded()
{
    m_progress->finish();
    m_controls->setRunning(false);
    if (m_sweeps->failure()) {
        Q_EMIT summaryChanged({});
        Q_EMIT failed(tr("The settings were not tried"), toText(*m_sweeps->failure()));
        return;
    }
    const auto& board = m_sweeps->board();
    if (m_sweeps->isCancelled() || !board || !m_sweeps->sweep()) {
        Q_EMIT statusChanged(tr("The sweep was cancelled; what is done stays"));
        return;
    }
    const auto alerts = m_subject.alerts();
    Q_EMIT summaryChanged(tr("%1 · %2 · %3 s")
                              .arg(SweepTexts::settings(board->points.size()),
                                   CaseText::alerts(alerts ? alerts->table->size() : 0),
                                   NumberText::fixed(m_sweeps->sweep()->seconds, 2)));
    Q_EMIT statusChanged(tr("Sweep done · %1 × %2")
                             .arg(board->axes.groupBys.size() == 1 ? tr("1 field")
                                                                   : tr("%1 fields").arg(board->axes.groupBys.size()),
                                  board->axes.timeWindows.size() == 1
                                      ? tr("1 window")
                                      : tr("%1 windows").arg(board->axes.timeWindows.size())));
}

void SweepPane::showAdvised()
{
    m_card->setAdvised(m_advice->best());
    tellSetting();
}

/// Beside now stands what a person chose, or else what is advised.
void SweepPane::tellSetting()
{
    const auto best = m_advice->best();
    const SweptSetting* const advised = best ? settingOf(*best) : nullptr;
    m_same->setSetting(m_subject.chosen() ? m_subject.chosen() : advised ? std::optional(*advised) : std::nullopt);
}

void SweepPane::choose(qulonglong point)
{
    const SweptSetting* const setting = settingOf(point);
    if (!setting)
        return;
    m_card->choosePoint(point);
    m_column->setChosen(point);
    m_subject.choose(*setting);
}

void SweepPane::chooseValue(SweepAxis axis, const SweptSetting& setting)
{
    m_wanted[axis] = setting;
    if (const auto value = numberOf(axis, setting, *m_sweeps->board())) {
        m_card->setSlice(axis, *value);
        showSlices();
        return;
    }
    analysis::SweepAxes axes;
    if (axis == SweepAxis::Maximum)
        axes.maxima = {setting.maximumCases};
    else if (axis == SweepAxis::Reopen)
        axes.reopens = {setting.reopenClosedCases};
    else if (axis == SweepAxis::Profile)
        axes.profiles = {setting.profile};
    takeAxes(axis, axes);
}

void SweepPane::takeAxes(SweepAxis axis, const analysis::SweepAxes& axes)
{
    analysis::SweepAxes all = m_sweeps->axes();
    switch (axis) {
    case SweepAxis::GroupBy: all.groupBys = axes.groupBys; break;
    case SweepAxis::TimeWindow: all.timeWindows = axes.timeWindows; break;
    case SweepAxis::Maximum: all.maxima = axes.maxima; break;
    case SweepAxis::Reopen: all.reopens = axes.reopens; break;
    case SweepAxis::Interval: all.intervals = axes.intervals; break;
    case SweepAxis::Profile: all.profiles = axes.profiles; break;
    }
    m_arranged.axes = all;
    m_sweeps->setAxes(all);
}

void SweepPane::addTo(WhatIfFindings& findings) const
{
    findings.sweep = m_sweeps->sweep();
    findings.goal = m_advice->goal();
    findings.advice = m_advice->advice();
}

QByteArray SweepPane::arrangement() const { return writeArrangement(m_arranged); }

void SweepPane::restoreArrangement(const QByteArray& arrangement)
{
    if (arrangement.isEmpty())
        return;
    m_arranged = readArrangement(arrangement);
    m_controls->setMeasure(m_arranged.measure);
    m_card->setMeasure(m_arranged.measure);
    m_card->setAxes(m_arranged.rows, m_arranged.columns);
    m_card->showTable(m_arranged.isTable);
    m_column->setGoal(m_arranged.goal);
    m_advice->setGoal(m_arranged.goal);
    m_sweeps->setAxes(m_arranged.axes);
}

} // namespace casewright::ui
