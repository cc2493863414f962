// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/LiveFollowing.h"

#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationMoments.h"
#include "ui/bridge/SimulationService.h"
#include "ui/simulation/MomentPlayback.h"
#include "ui/simulation/SimulationHeader.h"
#include "ui/simulation/SimulationView.h"
#include "ui/widgets/ActionTable.h"

#include <QAction>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 Between = 100; ///< ms from a picture of the runs to the next: the tiles count more often

} // namespace

LiveFollowing::LiveFollowing(SimulationService& service, SimulationView& view, SimulationHeader& header,
                             QObject* parent)
    : QObject(parent), m_service(service), m_view(view), m_header(header)
{
    connect(&m_service, &SimulationService::started, this, &LiveFollowing::begin);
    connect(&m_service, &SimulationService::finished, this, &LiveFollowing::end);
    connect(&m_service, &SimulationService::pausedChanged, this, [this] {
        m_isFollowed = false;
        m_pausedRuns = 0;
        if (!m_service.isPaused())
            m_view.playback().setHeld(true);
        updatePause();
        poll();
    });
    connect(&m_header, &SimulationHeader::pauseRequested, this, &LiveFollowing::pauseOrGoOn);
}

void LiveFollowing::registerActions(ActionTable& actions, const std::function<void()>& goToPage)
{
    m_action = actions.add({.id = u"simulation.pause"_s, .text = tr("Pa&use simulation or go on"), .icon = u"pause"_s,
                            .shortcut = Qt::CTRL | Qt::Key_F9,
                            .tip = tr("Hold the simulation that runs, to look around in what it came to until now, or "
                                      "let it go on"),
                            .menu = MenuPlace::Simulation},
                           this, [this, goToPage] {
                               goToPage();
                               pauseOrGoOn();
                           });
    updatePause();
}

void LiveFollowing::begin()
{
    m_runs = std::make_shared<std::vector<store::StoredRun>>();
    m_places = std::make_shared<std::vector<RunPlace>>();
    m_plan.reset();
    m_isFollowed = false;
    m_pausedRuns = 0;
    updatePause();
}

void LiveFollowing::end()
{
    m_runs.reset();
    m_places.reset();
    m_plan.reset();
    m_isFollowed = false;
    updatePause();
}

void LiveFollowing::pauseOrGoOn() { m_service.setPaused(!m_service.isPaused()); }

void LiveFollowing::updatePause()
{
    m_header.setPaused(m_service.isPaused());
    if (m_action)
        m_action->setEnabled(m_service.isRunning() && !m_service.isCancelling());
}

void LiveFollowing::poll()
{
    const LiveSimulation* const live = m_service.live();
    if (!live || !m_runs)
        return;
    if (m_service.isPaused() && !m_service.isCancelling())
        return showPaused();
    m_view.showLive(*live);
    if (m_isFollowed && m_sinceShown.elapsed() < Between)
        return;
    takeNewRuns();
    if (m_runs->empty() || !m_plan)
        return;
    if (m_isFollowed)
        m_view.grow();
    else
        follow(m_runs, m_places, false);
    m_isFollowed = true;
    m_sinceShown.start();
}

void LiveFollowing::takeNewRuns()
{
    m_service.live()->addNewRuns(*m_runs, *m_places);
    if (!m_plan)
        m_plan = m_service.live()->plan();
}

/// The run that was under way when it was asked to pause may still come.
void LiveFollowing::showPaused()
{
    takeNewRuns();
    if (m_runs->size() == m_pausedRuns || !m_plan)
        return;
    m_pausedRuns = m_runs->size();
    follow(std::make_shared<const std::vector<store::StoredRun>>(*m_runs),
           std::make_shared<const std::vector<RunPlace>>(*m_places), true);
    m_view.playback().setHeld(false);
}

void LiveFollowing::follow(std::shared_ptr<const std::vector<store::StoredRun>> runs,
                           std::shared_ptr<const std::vector<RunPlace>> places, bool isPaused)
{
    ShownSimulation shown{.simulation = m_plan->simulation, .runs = std::move(runs), .members = m_plan->members};
    if (!shown.members.empty())
        shown.places = std::move(places);
    if (isPaused)
        shown.moments = std::make_shared<const SimulationMoments>(shown.runs, engine::QueueHistory{}, false);
    m_view.follow(std::make_shared<const ShownSimulation>(std::move(shown)), {m_plan->first, m_plan->last});
}

} // namespace casewright::ui
