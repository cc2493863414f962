// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/engine/AlertGrouping.h"
#include "core/engine/Audit.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/RunSource.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// The runs of a query rule with their alerts already in groups: what the Cases action does first, done once for
/// actions that group by the same field. About 8 bytes an alert and 40 a group. Immutable; any thread.
class GroupedRuns final {
public:
    /// Goes through all runs, which are used up. `limit`: the most groups of a run that any of the actions allows.
    [[nodiscard]] static base::Result<GroupedRuns> of(RunSource& runs, AlertGrouping grouping, std::uint32_t limit,
                                                      const std::stop_token& stop);

    struct Run {
        base::Timestamp at;
        std::uint64_t started = 0;
        Audit audit{};                   ///< the bins before the action
        std::size_t rowsBegin = 0, rowsEnd = 0;
        std::size_t groupsBegin = 0, groupsEnd = 0;
        std::uint32_t found = 0;         ///< groups, before the circuit breaker
        std::uint32_t overwritten = 0;
    };
    [[nodiscard]] const std::vector<Run>& runs() const { return m_runs; }
    /// What AlertGrouping::group() makes of a run's alerts; `limit` is at most the one above.
    [[nodiscard]] GroupedAlerts group(const Run& run, std::uint32_t limit) const;
    [[nodiscard]] const RunSpan& span() const { return m_span; }
    [[nodiscard]] const AlertSource& source() const { return m_source; }
    /// The most groups in one run.
    [[nodiscard]] std::uint32_t peakGroups() const { return m_peakGroups; }

    GroupedRuns(GroupedRuns&&) = default;
    GroupedRuns& operator=(GroupedRuns&&) = default;
    GroupedRuns(const GroupedRuns&) = delete;              // the groups point into the texts
    GroupedRuns& operator=(const GroupedRuns&) = delete;
    ~GroupedRuns() = default;

private:
    GroupedRuns() = default;

    struct Group {
        std::string_view key;
        std::string_view shape;
        std::size_t rowsEnd;             ///< they begin where those of the one before end
    };
    void add(const DueRun& due, const GroupedAlerts& grouped);
    [[nodiscard]] std::string_view kept(std::string_view text);

    RunSpan m_span;
    AlertSource m_source;
    std::vector<Run> m_runs;
    std::vector<Group> m_groups;
    std::vector<base::AlertRow> m_rows;  ///< of all runs, in the order of their groups
    std::unordered_set<std::string> m_texts;
    std::uint32_t m_peakGroups = 0;
};

/// What a simulation came to, and what its summary does not say.
struct ActedRuns {
    SimulationSummary summary{};
    std::uint64_t mixed = 0;             ///< alerts attached in runs in which grouping was given up
    bool isAnyWindowPassed = false;
};

/// What simulate() sums up for the action over the runs that `grouped` was made of, but for the times that it took.
/// Stops within 100 ms of a request with ErrorCode::Cancelled. Any number of threads at the same time.
[[nodiscard]] base::Result<ActedRuns> act(const GroupedRuns& grouped, const SimulationInput& input,
                                          const std::stop_token& stop);

} // namespace casewright::engine
