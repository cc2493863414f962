// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SimulationArchive.h"

#include <algorithm>
#include <iterator>
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

/// `places`: of a queue, whose runs have other numbers than those of its simulations; or null.
base::Result<std::vector<std::uint64_t>> groupRuns(const std::string& path, const std::vector<std::int64_t>& keys,
                                                   const std::vector<RunPlace>* places, const std::string& text,
                                                   const std::stop_token& stop)
{
    const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    std::vector<std::vector<std::uint64_t>> found;
    for (const std::int64_t key : keys) {
        base::Result<std::vector<std::uint64_t>> runs = workspace->runsOfGroups(key, text, stop);
        if (!runs)
            return runs;
        found.push_back(std::move(*runs));
    }
    if (!places)
        return std::move(found.front());
    std::vector<std::uint64_t> numbers;
    for (std::size_t number = 0; number < places->size(); ++number) {
        const RunPlace& place = (*places)[number];
        if (std::ranges::binary_search(found[place.rule], place.number))
            numbers.push_back(number);
    }
    return numbers;
}

using Losses = std::vector<store::StoredLoss>;

base::Result<Losses> losses(const std::string& path, const std::vector<std::int64_t>& keys)
{
    const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    Losses all;
    for (const std::int64_t key : keys) {
        base::Result<Losses> some = workspace->losses(key);
        if (!some)
            return some;
        all.insert(all.end(), std::make_move_iterator(some->begin()), std::make_move_iterator(some->end()));
    }
    std::ranges::stable_sort(all, {}, &store::StoredLoss::at);
    return all;
}

} // namespace

std::vector<std::int64_t> ShownSimulation::keys() const
{
    std::vector<std::int64_t> all;
    for (const store::StoredSimulation& each : members)
        all.push_back(each.key);
    if (all.empty())
        all.push_back(simulation.key);
    return all;
}

RunPlace ShownSimulation::placeOf(std::uint64_t run) const
{
    return !members.empty() && places && run < places->size() ? (*places)[run] : RunPlace{.rule = 0, .number = run};
}

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
    dropReading();
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
    const bool isRemoved = m_shown && m_shown->firstKey() != 0 && !find(m_shown->firstKey());
    if (m_wanted != 0) {
        const store::StoredSimulation* const wanted = find(m_wanted);
        if (wanted && wanted->queue != 0)
            showQueue(wanted->queue);
        else
            show(std::exchange(m_wanted, 0));
    } else if (!m_simulations.empty() && (!m_shown || isRemoved)) {
        showNewest();
    } else if (isRemoved) {
        m_runsJob.cancel();
        m_shown.reset();
        Q_EMIT shownChanged();
    }
}

base::Result<SimulationArchive::Details> SimulationArchive::read(const std::string& path,
                                                                 const std::vector<std::int64_t>& keys,
                                                                 bool hasShifts, const std::stop_token& stop)
{
    const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    if (!workspace)
        return base::fail(workspace.error());
    std::vector<ShownSimulation::Runs> byRule;
    for (const std::int64_t key : keys) {
        base::Result<ShownSimulation::Runs> runs = readRuns(*workspace, key, stop);
        if (!runs)
            return base::fail(std::move(runs.error()));
        byRule.push_back(std::move(*runs));
    }
    base::Result<std::vector<engine::QueueDepth>> depths = workspace->queueDepths(keys.front());
    if (!depths)
        return base::fail(std::move(depths.error()));
    base::Result<engine::QueueHistory> history = workspace->queueHistory(keys.front(), stop);
    if (!history)
        return base::fail(std::move(history.error()));
    Details details{.moments = {}, .queueDepths = std::move(*depths)};
    auto runs = std::make_shared<ShownSimulation::Runs>();
    if (keys.size() > 1) {
        QueueRuns merged = mergeRuns(byRule, *history);
        *runs = std::move(merged.runs);
        details.places = std::make_shared<const std::vector<RunPlace>>(std::move(merged.places));
    } else {
        *runs = std::move(byRule.front());
    }
    details.moments = std::make_shared<const SimulationMoments>(std::move(runs), std::move(*history), hasShifts);
    return details;
}

std::vector<store::StoredSimulation> SimulationArchive::membersOf(std::int64_t first) const
{
    std::vector<store::StoredSimulation> members;
    for (const store::StoredSimulation& each : m_simulations)
        if (first != 0 && each.queue == first)
            members.push_back(each);
    std::ranges::reverse(members);
    return members;
}

void SimulationArchive::showNewest()
{
    const store::StoredSimulation& newest = m_simulations.front();
    if (newest.queue != 0)
        showQueue(newest.queue);
    else
        show(newest.key);
}

void SimulationArchive::show(std::int64_t key)
{
    const store::StoredSimulation* const found = find(key);
    if (found)
        begin(std::make_shared<const ShownSimulation>(ShownSimulation{.simulation = *found}), {key});
}

void SimulationArchive::showQueue(std::int64_t first)
{
    std::vector<store::StoredSimulation> members = membersOf(first);
    if (members.empty())
        return;
    std::vector<std::int64_t> keys;
    for (const store::StoredSimulation& each : members)
        keys.push_back(each.key);
    store::StoredSimulation sum = sumOfQueue(members);
    begin(std::make_shared<const ShownSimulation>(
              ShownSimulation{.simulation = std::move(sum), .members = std::move(members)}),
          keys);
}

void SimulationArchive::begin(std::shared_ptr<const ShownSimulation> shown, const std::vector<std::int64_t>& keys)
{
    dropReading();
    m_wanted = 0;                      // who chooses meanwhile gets what was chosen
    m_shown = std::move(shown);
    const std::optional<engine::QueueSummary>& queue = m_shown->simulation.summary.queue;
    const bool hasShifts = queue && queue->overload;
    m_runsJob.start([path = toUtf8(m_session.path()), keys, hasShifts](const std::stop_token& stop) {
        return read(path, keys, hasShifts, stop);
    }, [this, of = m_shown](base::Result<Details> details) {
        if (m_shown == of || !details)
            takeDetails(std::move(details));
    });
    Q_EMIT shownChanged();
}

void SimulationArchive::show(std::shared_ptr<const ShownSimulation> simulation)
{
    m_runsJob.cancel();
    dropReading();
    m_wanted = 0;
    m_shown = std::move(simulation);
    Q_EMIT shownChanged();
}

void SimulationArchive::takeDetails(base::Result<Details> details)
{
    if (!details) {
        Q_EMIT failed(details.error());
        return;
    }
    ShownSimulation shown = *m_shown;
    shown.runs = details->moments->runs();
    shown.moments = std::move(details->moments);
    shown.places = std::move(details->places);
    engine::SimulationSummary& summary = shown.simulation.summary;
    if (summary.queue)
        summary.queue->depth = std::move(details->queueDepths);
    if (!shown.members.empty() && !shown.moments->isEmpty()) // which rules had cases open at the same time, runs tell
        summary.openAtPeak = shown.moments->at(shown.moments->last()).openAtPeak.value_or(summary.openAtPeak);
    m_shown = std::make_shared<const ShownSimulation>(std::move(shown));
    Q_EMIT shownChanged();
}

void SimulationArchive::readDecisions(const ShownSimulation& of, std::uint64_t run)
{
    m_decisionsJob.cancel();
    const RunPlace place = of.placeOf(run);
    const std::int64_t key = of.keys()[place.rule];
    if (key == 0 || !m_session.isOpen())
        return;
    using Decisions = std::vector<store::StoredDecision>;
    m_decisionsJob.start(
        [path = toUtf8(m_session.path()), key, number = place.number](const std::stop_token&)
            -> base::Result<Decisions> {
            const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
            if (!workspace)
                return base::fail(workspace.error());
            return workspace->decisions(key, number);
        },
        [this, run](const base::Result<Decisions>& decisions) {
            if (decisions)
                Q_EMIT decisionsRead(run, *decisions);
            else
                Q_EMIT failed(decisions.error());
        });
}

void SimulationArchive::readLosses(const ShownSimulation& of)
{
    m_lossesJob.cancel();
    if (of.firstKey() == 0 || !m_session.isOpen())
        return;
    m_lossesJob.start(
        [path = toUtf8(m_session.path()), keys = of.keys()](const std::stop_token&) { return losses(path, keys); },
        [this, key = of.firstKey()](const base::Result<Losses>& losses) {
            if (losses)
                Q_EMIT lossesRead(key, *losses);
            else
                Q_EMIT failed(losses.error());
        });
}

void SimulationArchive::readGroupRuns(const ShownSimulation& of, const QString& text)
{
    m_groupRunsJob.cancel();
    if (of.firstKey() == 0 || !m_session.isOpen())
        return;
    // Those of one that runs become more meanwhile.
    const auto places = of.places ? std::make_shared<const std::vector<RunPlace>>(*of.places) : nullptr;
    m_groupRunsJob.start(
        [path = toUtf8(m_session.path()), keys = of.keys(), places, wanted = toUtf8(text)](const std::stop_token& stop) {
            return groupRuns(path, keys, places.get(), wanted, stop);
        },
        [this, key = of.firstKey(), text](const base::Result<std::vector<std::uint64_t>>& runs) {
            if (runs)
                Q_EMIT groupRunsRead(key, text, *runs);
            else
                Q_EMIT failed(runs.error());
        });
}

/// Of what is not looked at any more.
void SimulationArchive::dropReading()
{
    m_decisionsJob.cancel();
    m_lossesJob.cancel();
    m_groupRunsJob.cancel();
}

} // namespace casewright::ui
