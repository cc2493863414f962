// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/QueueRecord.h"
#include "core/engine/RunSource.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// A rule's simulation under way, one run after the other, for whoever says when: QueueRun, which gives its cases to
/// analysts between the runs. The input and the sink must outlive it. One thread.
class RuleSimulation final {
public:
    using Clock = std::chrono::steady_clock;

    /// `begun`: when the runs began to be looked for.
    RuleSimulation(const SimulationInput& input, std::unique_ptr<RunSource> runs, AlertGrouping grouping,
                   RunSink* sink, Clock::time_point begun);

    /// Tells the sink what the runs will speak of, and finds the first one.
    [[nodiscard]] base::Result<void> begin();
    /// When the next run is due; none after the last one.
    [[nodiscard]] std::optional<base::Timestamp> dueAt() const;
    /// The run that is due. `changesBefore`: what people did since the one before. The cases that it made, also where
    /// it failed, or reopened.
    [[nodiscard]] base::Result<std::vector<base::CaseIndex>> execute(std::vector<StatusChange> changesBefore);
    /// After execute(): finds the next run. The sink gets this one, unless it was the last, which release() waits for.
    [[nodiscard]] base::Result<void> goOn(std::vector<StatusChange> changesAfter);
    /// After the last run of all: the sink gets this rule's last one, with what people did to its cases since.
    [[nodiscard]] base::Result<void> end(std::vector<StatusChange> changesAfter);
    /// To be asked once, after end().
    [[nodiscard]] base::Result<SimulationResult> release();

    [[nodiscard]] CasesConnector& connector() { return m_connector; }
    [[nodiscard]] RunSpan span() const { return m_runs->span(); }
    /// Runs that are done or were passed over, of span().runs.
    [[nodiscard]] std::uint64_t ticksDone() const { return m_ticksDone; }
    void addActTime(Clock::duration spent) { m_actTime += spent; }

private:
    [[nodiscard]] base::Result<void> findNext();
    [[nodiscard]] base::Result<void> handOver();
    [[nodiscard]] std::uint64_t documentsUntil(base::Timestamp at);
    [[nodiscard]] std::vector<base::CaseIndex> arrivals(std::size_t casesBefore) const;
    void count();

    std::unique_ptr<RunSource> m_runs;
    AlertGrouping m_grouping;
    CasesConnector m_connector;
    RunSink* m_sink;
    std::span<const base::Timestamp> m_times;   ///< of the documents
    std::size_t m_documents = 0;                ///< that came in so far
    SimulationSummary m_summary;
    DueRun m_due;                               ///< kept for its memory
    bool m_isDue = false;
    std::optional<RunResult> m_done;            ///< a run that the sink does not have yet
    std::uint64_t m_ticksDone = 0;
    Clock::duration m_evaluateTime{};
    Clock::duration m_actTime{};
};

} // namespace casewright::engine
