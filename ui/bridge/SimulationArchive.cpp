// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SimulationArchive.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

/// Rows between two looks at the token: some ten milliseconds of reading.
constexpr std::uint32_t PageOfRuns = 5'000;

base::Result<ShownSimulation::Runs> readRuns(const store::Workspace& workspace, std::int64_t key,
                                             const std::stop_token& stop)
{
    ShownSimulation::Runs all;
    while (!stop.stop_requested()) {
        const std::optional<std::uint64_t> after = all.empty() ? std::nullopt : std::optional(all.back().number);
        base::Result<ShownSimulation::Runs> page = workspace.runs(key, after, PageOfRuns);
        if (!page)
            return base::fail(page.error());
        all.insert(all.end(), std::make_move_iterator(page->begin()), std::make_move_iterator(page->end()));
        if (page->size() < PageOfRuns)
            return all;
    }
    return base::fail(base::ErrorCode::Cancelled, "Reading the runs was stopped.");
}

} // namespace

SimulationArchive::SimulationArchive(WorkspaceSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_listJob(this), m_runsJob(this), m_decisionsJob(this),
      m_lossesJob(this), m_groupRunsJob(this)
{
    connect(&m_session, &WorkspaceSession::opened, this, &SimulationArchive::restart);
    connect(&m_session, &WorkspaceSession::casesChanged, this, &SimulationArchive::reload);
    if (m_session.isOpen())
        reload();
}

SimulationArchive::~SimulationArchive() = default;

void SimulationArchive::restart()
{
    m_runsJob.cancel();
    m_decisionsJob.cancel();
    m_groupRunsJob.cancel();
    m_simulations.clear();
    m_shown.reset();
    m_wanted = 0;
    m_isListed = false;
    Q_EMIT listChanged();
    Q_EMIT shownChanged();
    reload();
}

const store::StoredSimulation* SimulationArchive::find(std::int64_t key) const
{
    const auto found = std::ranges::find(m_simulations, key, &store::StoredSimulation::key);
    return found == m_simulations.end() ? nullptr : &*found;
}

void SimulationArchive::reload()
{
    if (!m_session.isOpen())
        return;
    m_listJob.start(
        [path = toUtf8(m_session.path())](const std::stop_token&) -> base::Result<List> {
            const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
            if (!workspace)
                return base::fail(workspace.error());
            return workspace->simulations();
        },
        [this](base::Result<List> list) { takeList(std::move(list)); });
}

void SimulationArchive::takeList(base::Result<List> list)
{
    m_isListed = true;
    if (!list) {
        Q_EMIT failed(list.error());
        return;
    }
    m_simulations = std::move(*list);
    Q_EMIT listChanged();
    const bool isRemoved = m_shown && m_shown->simulation.key != 0 && !find(m_shown->simulation.key);
    if (m_wanted != 0) {
        show(std::exchange(m_wanted, 0));
    } else if (!m_simulations.empty() && (!m_shown || isRemoved)) {
        show(m_simulations.front().key);
    } else if (isRemoved) {
        m_runsJob.cancel();
        m_shown.reset();
        Q_EMIT shownChanged();
    }
}

base::Result<SimulationArchive::Details> SimulationArchive::read(const std::string& path, std::int64_t key,
                                                                 bool hasShifts, const std::stop_token& stop)
{
    const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    base::Result<ShownSimulation::Runs> runs = readRuns(*workspace, key, stop);
    if (!runs)
        return base::fail(std::move(runs.error()));
    base::Result<std::vector<engine::QueueDepth>> depths = workspace->queueDepths(key);
    if (!depths)
        return base::fail(std::move(depths.error()));
    base::Result<engine::QueueHistory> history = workspace->queueHistory(key, stop);
    if (!history)
        return base::fail(std::move(history.error()));
    return Details{.moments = std::make_shared<const SimulationMoments>(
                       std::make_shared<const ShownSimulation::Runs>(std::move(*runs)), std::move(*history), hasShifts),
                   .queueDepths = std::move(*depths)};
}

void SimulationArchive::show(std::int64_t key)
{
    const store::StoredSimulation* const found = find(key);
    if (!found)
        return;
    m_wanted = 0;                      // who chooses meanwhile gets what was chosen
    m_shown = std::make_shared<const ShownSimulation>(ShownSimulation{.simulation = *found});
    const std::optional<engine::QueueSummary>& queue = found->summary.queue;
    const bool hasShifts = queue && queue->overload;
    m_runsJob.start([path = toUtf8(m_session.path()), key, hasShifts](const std::stop_token& stop) {
        return read(path, key, hasShifts, stop);
    }, [this, key](base::Result<Details> details) { takeDetails(key, std::move(details)); });
    Q_EMIT shownChanged();
}

void SimulationArchive::show(std::shared_ptr<const ShownSimulation> simulation)
{
    m_runsJob.cancel();
    m_wanted = 0;
    m_shown = std::move(simulation);
    Q_EMIT shownChanged();
}

void SimulationArchive::takeDetails(std::int64_t key, base::Result<Details> details)
{
    if (!details) {
        Q_EMIT failed(details.error());
        return;
    }
    if (!m_shown || m_shown->simulation.key != key)
        return;
    ShownSimulation shown = *m_shown;
    shown.runs = details->moments->runs();
    shown.moments = std::move(details->moments);
    if (std::optional<engine::QueueSummary>& queue = shown.simulation.summary.queue)
        queue->depth = std::move(details->queueDepths);
    m_shown = std::make_shared<const ShownSimulation>(std::move(shown));
    Q_EMIT shownChanged();
}

void SimulationArchive::readDecisions(std::int64_t simulation, std::uint64_t run)
{
    m_decisionsJob.cancel();
    if (simulation == 0 || !m_session.isOpen())
        return;
    using Decisions = std::vector<store::StoredDecision>;
    m_decisionsJob.start(
        [path = toUtf8(m_session.path()), key = simulation, run](const std::stop_token&)
            -> base::Result<Decisions> {
            const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
            if (!workspace)
                return base::fail(workspace.error());
            return workspace->decisions(key, run);
        },
        [this, run](const base::Result<Decisions>& decisions) {
            if (decisions)
                Q_EMIT decisionsRead(run, *decisions);
            else
                Q_EMIT failed(decisions.error());
        });
}

void SimulationArchive::readLosses(std::int64_t simulation)
{
    m_lossesJob.cancel();
    if (simulation == 0 || !m_session.isOpen())
        return;
    using Losses = std::vector<store::StoredLoss>;
    m_lossesJob.start(
        [path = toUtf8(m_session.path()), key = simulation](const std::stop_token&)
            -> base::Result<Losses> {
            const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
            if (!workspace)
                return base::fail(workspace.error());
            return workspace->losses(key);
        },
        [this, key = simulation](const base::Result<Losses>& losses) {
            if (losses)
                Q_EMIT lossesRead(key, *losses);
            else
                Q_EMIT failed(losses.error());
        });
}

void SimulationArchive::readGroupRuns(std::int64_t simulation, const QString& text)
{
    m_groupRunsJob.cancel();
    if (simulation == 0 || !m_session.isOpen())
        return;
    using Runs = std::vector<std::uint64_t>;
    m_groupRunsJob.start(
        [path = toUtf8(m_session.path()), simulation, wanted = toUtf8(text)](const std::stop_token& stop)
            -> base::Result<Runs> {
            const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
            if (!workspace)
                return base::fail(workspace.error());
            return workspace->runsOfGroups(simulation, wanted, stop);
        },
        [this, simulation, text](const base::Result<Runs>& runs) {
            if (runs)
                Q_EMIT groupRunsRead(simulation, text, *runs);
            else
                Q_EMIT failed(runs.error());
        });
}

} // namespace casewright::ui
