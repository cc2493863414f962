// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/RequestedRun.h"

#include "ui/bridge/CaseRepository.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/SimulationView.h"

#include <QStringList>

#include <memory>
#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

RequestedRun::RequestedRun(CaseRepository& cases, SimulationArchive& archive, SimulationView& view, QObject* parent)
    : QObject(parent), m_archive(archive), m_view(view)
{
    connect(&cases, &CaseRepository::runRequested, this, [this](qint64 simulation, qint64 at, const QString& group) {
        Q_EMIT pageWanted();
        show({.simulation = simulation, .at = {at}, .group = group});
    });
    connect(&m_view, &SimulationView::runsChanged, this, &RequestedRun::follow);
}

/// Of a queue its first simulation and the number of the rule too: at the same time each rule may have a run.
QString RequestedRun::place() const
{
    const std::shared_ptr<const ShownSimulation>& shown = m_view.shown();
    const store::StoredRun* const run = m_view.chosenRun();
    if (!shown || !run)
        return {};
    if (shown->members.empty())
        return u"%1 %2"_s.arg(shown->simulation.key).arg(run->at.milliseconds);
    const bool hasPlace = shown->places && run->number < shown->places->size();
    const std::size_t rule = hasPlace ? (*shown->places)[run->number].rule : 0;
    return u"%1 %2 %3"_s.arg(shown->firstKey()).arg(run->at.milliseconds).arg(rule);
}

void RequestedRun::goTo(const QString& place)
{
    const QStringList parts = place.split(u' ');
    if (parts.size() < 2)
        return;
    show({.simulation = parts[0].toLongLong(),
          .at = {parts[1].toLongLong()},
          .isQueue = parts.size() == 3,
          .rule = static_cast<std::size_t>(parts.value(2).toULongLong())});
}

bool RequestedRun::isOf(const Wanted& wanted, const ShownSimulation* shown)
{
    return shown && wanted.isQueue == !shown->members.empty() && shown->firstKey() == wanted.simulation;
}

void RequestedRun::show(const Wanted& wanted)
{
    m_wanted = wanted;
    if (isOf(wanted, m_view.shown().get()) || isOf(wanted, m_archive.shown().get()))
        follow();
    else if (wanted.isQueue)
        m_archive.showQueue(wanted.simulation); // which comes back to follow(), twice: with the summary, and the runs
    else
        m_archive.show(wanted.simulation);
}

/// In what the view shows: while a simulation runs that is another one than a person wants to see otherwise.
void RequestedRun::follow()
{
    if (!m_wanted)
        return;
    const std::shared_ptr<const ShownSimulation>& shown = m_view.shown();
    const bool isIt = isOf(*m_wanted, shown.get());
    if (isIt && !shown->runs)
        return;
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    if (isIt)
        m_view.chooseRunAt(wanted.at, wanted.group, wanted.rule);
}

} // namespace casewright::ui
