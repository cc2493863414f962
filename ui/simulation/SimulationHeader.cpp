// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationHeader.h"

#include "ui/bridge/Text.h"
#include "ui/simulation/AnalystChooser.h"
#include "ui/simulation/SimulationTexts.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TickComboBox.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QAbstractItemView>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int LeastCharacters = 9;
constexpr int WidthOfAllWords = 7 * size::WindowLeastWidth / 6; ///< in less, some words are left to tool tips

/// The list may be wider than the field, so that whole names can be read.
void widenList(QComboBox* chooser)
{
    chooser->view()->setMinimumWidth(chooser->view()->sizeHintForColumn(0) + 2 * size::GapLarge);
}

QString nameOf(const store::StoredRule& rule)
{
    return rule.rule.name.empty() ? SimulationHeader::tr("Rule without a name") : toText(rule.rule.name);
}

/// Where the chooser has these rules already, as while one of many is edited, only the names that changed. Whether it
/// has them.
bool showNames(QComboBox* chooser, const std::vector<store::StoredRule>& rules)
{
    if (chooser->count() != static_cast<int>(rules.size()))
        return false;
    for (int row = 0; row < chooser->count(); ++row) {
        if (chooser->itemData(row).toLongLong() != rules[static_cast<std::size_t>(row)].key)
            return false;
    }
    int row = 0;
    for (const store::StoredRule& rule : rules) {
        const QString name = nameOf(rule);
        if (chooser->itemText(row) != name) {
            chooser->setItemText(row, name);
            const int width = chooser->view()->sizeHintForIndex(chooser->model()->index(row, 0)).width();
            chooser->view()->setMinimumWidth(std::max(chooser->view()->minimumWidth(), width + 2 * size::GapLarge));
        }
        ++row;
    }
    return true;
}

} // namespace

SimulationHeader::SimulationHeader(AnalystModels& analysts, QWidget* parent) : QWidget(parent)
{
    auto* const title = new QLabel(tr("Simulation"), this);
    setLook(title, u"title"_s);
    m_rules = addChooser<TickComboBox>(u"ruleChooser"_s, tr("Rule to simulate"), tr("No rule"));
    m_against = new QLabel(tr("against"), this);
    setLook(m_against, u"muted"_s);
    m_sources = addChooser<TickComboBox>(u"sourceChooser"_s, tr("Alerts to send"), tr("No alerts"));
    m_rules->setSeveralText(tr("%1 rules"));
    m_rules->setToolTip(tr("Rule to simulate. Ticks in the list choose several, whose cases come into one queue"));
    m_sources->setSeveralText(tr("%1 sources"));
    m_sources->setToolTip(tr("Alerts to send. Ticks in the list choose several sources"));
    auto* const chooser = new AnalystChooser(analysts, this);
    setUpChooser(chooser);
    m_analysts = chooser;
    m_simulations = addChooser<ElidedComboBox>(u"simulationChooser"_s, tr("Simulation that is shown"),
                                               tr("No simulation yet"));
    m_simulations->setToolTip(tr("The simulations of this workspace, newest first"));
    m_cases = new QPushButton(icons::icon(u"cases"_s), tr("Show cases"), this);
    m_cases->setObjectName(u"showCasesButton"_s);
    m_cases->setAccessibleName(m_cases->text());
    m_cases->setToolTip(tr("Go to the cases of the simulation that is shown"));
    m_report = new QPushButton(icons::icon(u"export"_s), {}, this);
    m_report->setObjectName(u"reportButton"_s);
    m_report->setAccessibleName(tr("Export report"));
    m_report->setToolTip(tr("Write a report of the simulation that is shown, as a page in HTML"));
    m_report->setEnabled(false);
    m_pause = new QPushButton(this);
    m_pause->setObjectName(u"pauseButton"_s);
    m_pause->hide();
    setPaused(false);
    m_run = new QPushButton(this);
    m_run->setObjectName(u"runButton"_s);
    layOut(title);
    connect(chooser, &AnalystChooser::editRequested, this, &SimulationHeader::analystsRequested);
    connectParts();
    updateRun();
}

void SimulationHeader::connectParts()
{
    connect(m_rules, &QComboBox::activated, this, [this] { Q_EMIT ruleChosen(m_rules->currentData().toLongLong()); });
    connect(m_sources, &QComboBox::activated, this,
            [this] { Q_EMIT sourceChosen(m_sources->currentData().toLongLong()); });
    connect(m_rules, &TickComboBox::tickedChanged, this, &SimulationHeader::rulesTicked);
    connect(m_sources, &TickComboBox::tickedChanged, this, &SimulationHeader::sourcesTicked);
    connect(m_simulations, &QComboBox::activated, this, [this] {
        const qint64 key = m_simulations->currentData().toLongLong();
        if (key < 0)
            Q_EMIT queueChosen(-key);
        else
            Q_EMIT simulationChosen(key);
    });
    connect(m_cases, &QPushButton::clicked, this, &SimulationHeader::casesRequested);
    connect(m_report, &QPushButton::clicked, this, &SimulationHeader::reportRequested);
    connect(m_pause, &QPushButton::clicked, this, &SimulationHeader::pauseRequested);
    connect(m_run, &QPushButton::clicked, this, [this] {
        if (m_running == Running::No)
            Q_EMIT runRequested();
        else
            Q_EMIT cancelRequested();
    });
}

void SimulationHeader::layOut(QLabel* title)
{
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(title);
    layout->addWidget(m_rules, 3);
    layout->addWidget(m_against);
    layout->addWidget(m_sources, 3);
    layout->addWidget(m_analysts, 3);
    layout->addStretch(1);
    layout->addWidget(m_simulations, 3);
    layout->addWidget(m_cases);
    layout->addWidget(m_report);
    layout->addWidget(m_pause);
    layout->addWidget(m_run);
}

void SimulationHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isWide = width() >= WidthOfAllWords;
    m_against->setVisible(isWide);
    m_cases->setText(isWide ? tr("Show cases") : QString());
}

template <typename Chooser>
Chooser* SimulationHeader::addChooser(const QString& name, const QString& label, const QString& placeholder)
{
    auto* const chooser = new Chooser(this);
    chooser->setObjectName(name);
    chooser->setAccessibleName(label);
    chooser->setToolTip(label);
    chooser->setPlaceholderText(placeholder);
    chooser->setEnabled(false);
    setUpChooser(chooser);
    return chooser;
}

void SimulationHeader::setUpChooser(QComboBox* chooser)
{
    chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    chooser->setMinimumContentsLength(LeastCharacters);
    chooser->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    chooser->setMaximumWidth(size::RuleList);
}

void SimulationHeader::setRules(const std::vector<store::StoredRule>& rules, std::optional<std::int64_t> current)
{
    const QSignalBlocker blocker(m_rules);
    if (!showNames(m_rules, rules)) {
        m_rules->clear();
        for (const store::StoredRule& rule : rules)
            m_rules->addItem(nameOf(rule), qlonglong(rule.key));
        widenList(m_rules);
    }
    m_rules->setCurrentIndex(current ? m_rules->findData(qlonglong(*current)) : -1);
    m_rules->setEnabled(m_rules->count() > 0);
}

void SimulationHeader::setSources(const std::vector<store::StoredSource>& sources, std::optional<std::int64_t> current)
{
    const QSignalBlocker blocker(m_sources);
    // Its list may be open, while ticks are set there.
    bool isSame = m_sources->count() == static_cast<int>(sources.size());
    for (int row = 0; isSame && row < m_sources->count(); ++row) {
        const store::StoredSource& source = sources[static_cast<std::size_t>(row)];
        isSame = m_sources->itemData(row).toLongLong() == source.key && m_sources->itemText(row) == toText(source.name);
    }
    if (!isSame)
        m_sources->clear();
    for (const store::StoredSource& source : sources)
        if (!isSame)
            m_sources->addItem(icons::icon(source.flood.empty() ? u"file"_s : u"flood"_s), toText(source.name),
                               qlonglong(source.key));
    m_sources->setCurrentIndex(current ? m_sources->findData(qlonglong(*current)) : -1);
    m_sources->setEnabled(m_sources->count() > 0);
    widenList(m_sources);
}

void SimulationHeader::setTicked(const std::vector<std::int64_t>& rules, const std::vector<std::int64_t>& sources)
{
    m_rules->setTicked(QList<qint64>(rules.begin(), rules.end()));
    m_sources->setTicked(QList<qint64>(sources.begin(), sources.end()));
}

/// Those of a queue follow the queue, which has the key of its first one, negative.
void SimulationHeader::addSimulations(const std::vector<store::StoredSimulation>& simulations)
{
    for (const store::StoredSimulation& simulation : simulations) {
        const qlonglong queue = simulation.queue;
        if (queue == 0) {
            m_simulations->addItem(simulationtext::entry(simulation), qlonglong(simulation.key));
            continue;
        }
        if (m_simulations->findData(-queue) >= 0)
            continue;
        std::vector<store::StoredSimulation> members;
        for (const store::StoredSimulation& each : simulations)
            if (each.queue == queue)
                members.insert(members.begin(), each);
        m_simulations->addItem(simulationtext::queueEntry(members), -queue);
        for (const store::StoredSimulation& each : members)
            m_simulations->addItem(u"    "_s + simulationtext::entry(each), qlonglong(each.key));
    }
}

void SimulationHeader::setSimulations(const std::vector<store::StoredSimulation>& simulations,
                                      const std::shared_ptr<const ShownSimulation>& shown)
{
    const QSignalBlocker blocker(m_simulations);
    m_simulations->clear();
    addSimulations(simulations);
    const qlonglong key = !shown ? 0 : shown->members.empty() ? shown->simulation.key : -shown->firstKey();
    if (shown && m_simulations->findData(key) < 0)
        m_simulations->insertItem(0, simulationtext::entry(shown->simulation), key);
    m_simulations->setCurrentIndex(shown ? m_simulations->findData(key) : -1);
    m_simulations->setEnabled(m_simulations->count() > 0 && m_running == Running::No);
    m_cases->setEnabled(shown && shown->firstKey() != 0 && m_running == Running::No);
    widenList(m_simulations);
}

void SimulationHeader::setRunning(Running running)
{
    m_running = running;
    updateRun();
    m_simulations->setEnabled(m_simulations->count() > 0 && running == Running::No);
    if (running != Running::No)
        m_cases->setEnabled(false);
}

void SimulationHeader::setReportPossible(bool isPossible) { m_report->setEnabled(isPossible); }
QWidget& SimulationHeader::reportButton() const { return *m_report; }

void SimulationHeader::setPaused(bool isPaused)
{
    m_pause->setText(isPaused ? tr("Go on") : tr("Pause"));
    m_pause->setAccessibleName(m_pause->text());
    m_pause->setIcon(icons::icon(isPaused ? u"play"_s : u"pause"_s));
    m_pause->setToolTip(isPaused ? tr("Let the simulation go on (Ctrl+F9)")
                                 : tr("Hold the simulation and look around (Ctrl+F9)"));
}

void SimulationHeader::updateRun()
{
    m_pause->setVisible(m_running != Running::No);
    m_pause->setEnabled(m_running == Running::Yes);
    m_simulations->setVisible(m_running == Running::No); // its room is the button's
    m_run->setEnabled(m_running != Running::Cancelling);
    switch (m_running) {
    case Running::No:
        m_run->setText(tr("Run simulation"));
        m_run->setIcon(icons::icon(u"play"_s, icons::Ink::OnAccent));
        m_run->setToolTip(tr("Run the rule against the alerts (Ctrl+Return)"));
        setLook(m_run, u"primary"_s);
        break;
    case Running::Yes:
        m_run->setText(tr("Cancel"));
        m_run->setIcon(icons::icon(u"stop"_s, Tone::Loss));
        m_run->setToolTip(tr("Stop the simulation; what was written stays (Esc)"));
        setLook(m_run, u"danger"_s);
        break;
    case Running::Cancelling: m_run->setText(tr("Cancelling…")); break;
    }
}

} // namespace casewright::ui
