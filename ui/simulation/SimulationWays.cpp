// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationWays.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/models/RunTableModel.h"
#include "ui/simulation/DecisionList.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/RunsPane.h"
#include "ui/simulation/SimulationView.h"
#include "ui/simulation/WhyPane.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationWays::SimulationWays(SimulationView& view, CaseRepository& cases, std::function<void(const QString&)> go,
                               QObject* parent)
    : QObject(parent), m_view(view), m_cases(cases), m_go(std::move(go))
{
    connect(&m_view, &SimulationView::caseRequested, this, [this](qint64 caseKey) {
        m_cases.openCase(caseKey);
        m_go(u"cases"_s);
    });
    connect(&m_view.tiles(), &SimulationTiles::chosen, this, &SimulationWays::follow);
    connectDecisions();
}

void SimulationWays::connectDecisions()
{
    const DecisionList& decisions = m_view.why()->decisions();
    connect(&decisions, &DecisionList::alertsRequested, this, [this](qint64 caseKey) {
        m_cases.openAlerts(caseKey);
        m_go(u"cases"_s);
    });
    connect(&decisions, &DecisionList::groupRunsRequested, this,
            [this](const QString& value) { m_view.runs().filterByText(value); });
    connect(&decisions, &DecisionList::groupCasesRequested, this, [this](const QString& value) {
        m_cases.showGroup(simulationOfRun(), value);
        m_go(u"cases"_s);
    });
}

/// Those that are in the workspace: of a queue one for each rule.
QList<qint64> SimulationWays::simulations() const
{
    QList<qint64> keys{m_view.simulation()};
    if (m_view.shown())
        for (const store::StoredSimulation& each : m_view.shown()->members)
            keys.append(each.key);
    keys.removeAll(0);
    return keys;
}

qint64 SimulationWays::simulationOfRun() const
{
    const auto& shown = m_view.shown();
    const store::StoredRun* const run = m_view.chosenRun();
    const bool hasPlace = run && shown && shown->places && run->number < shown->places->size();
    return hasPlace ? shown->members[(*shown->places)[run->number].rule].key : m_view.simulation();
}

void SimulationWays::showCases()
{
    const QList<qint64> keys = simulations();
    if (keys.isEmpty())
        return;
    if (keys.size() == 1)
        m_cases.showSimulation(keys.first());
    else
        m_cases.showSimulations(keys);
    m_go(u"cases"_s);
}

void SimulationWays::follow(SimulationTiles::Place place)
{
    using Filter = RunTableModel::Filter;
    const auto showRuns = [this](Filter filter) {
        m_view.runs().filterBy(static_cast<int>(filter));
        m_view.runs().focusTable();
    };
    switch (place) {
    case SimulationTiles::Opened: return showCases();
    case SimulationTiles::Reopened: return showRuns(Filter::Reopened);
    case SimulationTiles::Breaker: return showRuns(Filter::Breaker);
    case SimulationTiles::Lost: return showRuns(Filter::Lost);
    case SimulationTiles::Peak: return goToPeak();
    default: return;
    }
}

/// To the first run after which so many cases were open.
void SimulationWays::goToPeak()
{
    const auto& moments = m_view.playback().moments();
    if (!moments || moments->isEmpty())
        return;
    const auto peak = std::ranges::max_element(*moments->runs(), {}, &store::StoredRun::notClosed);
    m_view.playback().pause();
    m_view.playback().seek(peak->at);
}

} // namespace casewright::ui
