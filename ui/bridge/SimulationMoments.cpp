// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SimulationMoments.h"

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

/// How many of a list in order of time are not later.
template <typename List>
std::size_t countUntil(const List& list, base::Timestamp moment)
{
    const auto later = std::ranges::upper_bound(list, moment, {}, &List::value_type::at);
    return static_cast<std::size_t>(later - list.begin());
}

} // namespace

SimulationMoments::SimulationMoments(std::shared_ptr<const Runs> runs, engine::QueueHistory history, bool hasShifts)
    : m_runs(std::move(runs)), m_history(std::move(history)), m_hasShifts(hasShifts)
{
    m_sums.reserve(m_runs->size());
    m_peaks.reserve(m_runs->size());
    RunSums sums;
    std::optional<std::uint64_t> peak;
    for (const store::StoredRun& run : *m_runs) {
        sums.add(run);
        m_sums.push_back(sums);
        peak = run.notClosed ? std::max(peak.value_or(0), *run.notClosed) : peak;
        m_peaks.push_back(peak);
    }
    m_mostWaiting.reserve(m_history.changes.size());
    std::uint64_t most = 0;
    for (const engine::QueueChange& change : m_history.changes) {
        most = std::max(most, change.waiting);
        m_mostWaiting.push_back(most);
    }
}

base::Timestamp SimulationMoments::first() const { return isEmpty() ? base::Timestamp{} : m_runs->front().at; }

base::Timestamp SimulationMoments::last() const { return isEmpty() ? base::Timestamp{} : m_runs->back().at; }

std::size_t SimulationMoments::runsUntil(base::Timestamp moment) const { return countUntil(*m_runs, moment); }

SimulationMoment SimulationMoments::at(base::Timestamp moment) const
{
    SimulationMoment shown{.at = moment};
    const std::size_t runs = runsUntil(moment);
    const std::size_t changes = countUntil(m_history.changes, moment);
    shown.runs = runs;
    if (runs > 0) {
        const store::StoredRun& last = (*m_runs)[runs - 1];
        shown.sums = m_sums[runs - 1];
        shown.documents = last.documents;
        shown.open = last.notClosed;
        shown.openAtPeak = m_peaks[runs - 1];
    }
    shown.queue = queueAt(changes);
    if (changes > 0)
        shown.open = m_history.changes[changes - 1].open;
    return shown;
}

std::optional<engine::QueueSummary> SimulationMoments::queueAt(std::size_t changes) const
{
    if (m_history.changes.empty())
        return std::nullopt;
    const engine::QueueChange now = changes > 0 ? m_history.changes[changes - 1] : engine::QueueChange{};
    engine::QueueSummary queue{.taken = now.taken,
                               .closed = now.closed,
                               .mostWaiting = changes > 0 ? m_mostWaiting[changes - 1] : 0,
                               .waitingAtEnd = now.waiting,
                               .waitMedian = {},
                               .waitP95 = {},
                               .overload = {},
                               .depthStep = {},
                               .depth = {}};
    if (m_hasShifts)
        queue.overload = now.overload;
    const auto taken = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(now.taken, m_history.waits.size()));
    std::vector<base::Duration> waits(m_history.waits.begin(), m_history.waits.begin() + taken);
    queue.waitMedian = engine::nearestRank(waits, 50);
    queue.waitP95 = engine::nearestRank(std::move(waits), 95);
    return queue;
}

} // namespace casewright::ui
