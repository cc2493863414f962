// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/Time.h"
#include "core/engine/QueueSummary.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/LiveSimulation.h"

namespace casewright::ui {

/// What a simulation had come to at one moment: the same as of a simulation that ended with the last run until then,
/// and what analysts did since. What that run left over max signals is lost only if no later run found it again.
struct SimulationMoment {
    base::Timestamp at{};
    std::uint64_t runs = 0;                       ///< those with alerts or losses until then
    RunSums sums{};
    std::optional<std::uint64_t> documents{};     ///< that came in; not known of simulations from before it was kept
    std::optional<std::uint64_t> open{};          ///< cases that were not closed; as before
    std::optional<std::uint64_t> openAtPeak{};    ///< as before
    /// If analysts were at work, and their queue was kept: without its depths.
    std::optional<engine::QueueSummary> queue{};

    friend bool operator==(const SimulationMoment&, const SimulationMoment&) = default;
};

/// A simulation at any moment between its first run and its last. Immutable; any thread. About 300 bytes a run and 60
/// for each time that the queue changed.
class SimulationMoments final {
public:
    using Runs = std::vector<store::StoredRun>;

    /// `runs`: in order of time, not null. `history`: empty where no analysts worked or it was not kept. `hasShifts`:
    /// whether the queue can be overloaded.
    SimulationMoments(std::shared_ptr<const Runs> runs, engine::QueueHistory history, bool hasShifts);

    [[nodiscard]] bool isEmpty() const { return m_runs->empty(); }
    /// Of the first run and the last. Of what is empty: the epoch.
    [[nodiscard]] base::Timestamp first() const;
    [[nodiscard]] base::Timestamp last() const;
    /// Takes time in proportion to the cases that were taken up until then: 10 ms of a million, some microseconds
    /// without analysts.
    [[nodiscard]] SimulationMoment at(base::Timestamp moment) const;
    /// How many runs there were until then: the number of the last one is one less.
    [[nodiscard]] std::size_t runsUntil(base::Timestamp moment) const;
    /// The queue, for a line through time.
    [[nodiscard]] const std::vector<engine::QueueChange>& queueChanges() const { return m_history.changes; }
    [[nodiscard]] const std::shared_ptr<const Runs>& runs() const { return m_runs; }

private:
    [[nodiscard]] std::optional<engine::QueueSummary> queueAt(std::size_t changes) const;

    std::shared_ptr<const Runs> m_runs;
    engine::QueueHistory m_history;
    bool m_hasShifts;
    std::vector<RunSums> m_sums;                       ///< by run: until its end
    std::vector<std::optional<std::uint64_t>> m_peaks; ///< by run: most open cases until its end
    std::vector<std::uint64_t> m_mostWaiting;          ///< by change of the queue: until then
};

} // namespace casewright::ui
