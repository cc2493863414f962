// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/LiveSimulation.h"

#include <algorithm>
#include <string>
#include <utility>

namespace casewright::ui {

store::StoredRun storedRunOf(const engine::RunResult& run, std::uint64_t number)
{
    const auto count = [&run](engine::CaseOutcome outcome) {
        return static_cast<std::uint32_t>(std::ranges::count(run.decisions, outcome, &engine::Decision::outcome));
    };
    return {
        .number = number,
        .at = run.at,
        .alerts = run.alerts,
        .groups = run.groups,
        .maximumCases = run.maximumCases,
        .breaker = run.breaker,
        .audit = run.audit,
        .created = count(engine::CaseOutcome::Created),
        .reopened = count(engine::CaseOutcome::Reopened),
        .attachedTo = count(engine::CaseOutcome::Attached),
        .failure = run.failure ? std::to_string(run.failure->statusCode) + ": " + run.failure->text : std::string(),
        .documents = run.documents,
        .started = run.started,
        .notClosed = run.notClosed,
    };
}

void RunSums::add(const store::StoredRun& run)
{
    ++runs;
    alerts += run.started.value_or(run.audit.total() - run.audit.overMaxSignals);
    casesOpened += run.created;
    casesReopened += run.reopened;
    breakerRuns += run.breaker ? 1U : 0U;
    failedRuns += run.failure.empty() ? 0U : 1U;
    audit += run.audit;
}

void LiveSimulation::add(store::StoredRun run, std::size_t rule)
{
    const std::scoped_lock lock(m_mutex);
    const RunPlace place{.rule = rule, .number = run.number};
    run.number = m_runs.size();
    m_sums.add(run);
    if (!m_runs.empty() && run.at < m_runs.back().at)
        return;
    m_runs.push_back(std::move(run));
    m_places.push_back(place);
}

void LiveSimulation::setPlan(LivePlan plan)
{
    const std::scoped_lock lock(m_mutex);
    m_plan = std::move(plan);
}

std::optional<LivePlan> LiveSimulation::plan() const
{
    const std::scoped_lock lock(m_mutex);
    return m_plan;
}

void LiveSimulation::addNewRuns(std::vector<store::StoredRun>& known, std::vector<RunPlace>& places) const
{
    const std::scoped_lock lock(m_mutex);
    if (known.size() >= m_runs.size())
        return;
    known.insert(known.end(), m_runs.begin() + static_cast<std::ptrdiff_t>(known.size()), m_runs.end());
    places.insert(places.end(), m_places.begin() + static_cast<std::ptrdiff_t>(places.size()), m_places.end());
}

void LiveSimulation::setPaused(bool isPaused)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_isPaused.store(isPaused);
    }
    m_goOn.notify_all();
}

void LiveSimulation::waitWhilePaused(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_goOn.wait(lock, stop, [this] { return !m_isPaused.load(); });
}

const base::Progress* LiveSimulation::progress() const
{
    switch (phase()) {
    case SimulationPhase::Reading: return &m_reading;
    case SimulationPhase::Simulating: return &m_simulating;
    case SimulationPhase::Finishing: return nullptr;
    }
    return nullptr;
}

RunSums LiveSimulation::sums() const
{
    const std::scoped_lock lock(m_mutex);
    return m_sums;
}

} // namespace casewright::ui
