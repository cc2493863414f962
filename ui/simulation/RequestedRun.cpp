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
    connect(&m_archive, &SimulationArchive::shownChanged, this, &RequestedRun::follow);
}

QString RequestedRun::place() const
{
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    const store::StoredRun* const run = m_view.chosenRun();
    return shown && run ? u"%1 %2"_s.arg(shown->simulation.key).arg(run->at.milliseconds) : QString();
}

void RequestedRun::goTo(const QString& place)
{
    const QStringList parts = place.split(u' ');
    if (parts.size() == 2)
        show({.simulation = parts[0].toLongLong(), .at = {parts[1].toLongLong()}, .group = {}});
}

void RequestedRun::show(const Wanted& wanted)
{
    m_wanted = wanted;
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    if (shown && shown->simulation.key == wanted.simulation)
        follow();
    else
        m_archive.show(wanted.simulation); // which comes back to follow(), twice: with the summary, and with the runs
}

void RequestedRun::follow()
{
    if (!m_wanted)
        return;
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    const bool isIt = shown && shown->simulation.key == m_wanted->simulation;
    if (isIt && !shown->runs)
        return;
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    if (isIt)
        m_view.chooseRunAt(wanted.at, wanted.group);
}

} // namespace casewright::ui
