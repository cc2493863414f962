// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/base/Result.h"
#include "core/engine/PreparedRuns.h"

namespace casewright::analysis {

/// What would come of a rule if its Cases action grouped by a field: found by running it.
struct GroupingOutlook {
    std::string field{};
    std::uint64_t alerts = 0;        ///< handed over, each time that one is
    std::uint64_t withValue = 0;     ///< of them, groupable
    std::uint64_t values = 0;        ///< groups of them over all runs, without `unknown`
    std::uint32_t peakGroups = 0;    ///< the most in one run, before the limit
    std::uint64_t peakRun = 0;       ///< number of the first run that has so many
    std::uint32_t limit = 0;         ///< groups a run
    std::uint64_t runs = 0;          ///< that have groups
    std::uint64_t breakerRuns = 0;   ///< in which grouping is given up
    std::uint64_t casesOpened = 0;
    double casesADay = 0;            ///< over the time of the runs; less than a day counts as one
    std::uint64_t inNoCase = 0;
    std::uint64_t overLimit = 0;     ///< of them, because their case was full

    /// Share of the alerts that are groupable, 0 to 1; 0 without alerts.
    [[nodiscard]] double coverage() const
    {
        return alerts == 0 ? 0 : static_cast<double>(withValue) / static_cast<double>(alerts);
    }
    friend bool operator==(const GroupingOutlook&, const GroupingOutlook&) = default;
};

/// Of one field; an empty one groups nothing. The other settings are those of the action. Errors are those of
/// simulate(). Any thread.
[[nodiscard]] base::Result<GroupingOutlook> groupingOutlook(const engine::PreparedRuns& runs,
                                                            const engine::ActionInput& action, const std::string& field,
                                                            const std::stop_token& stop = {});

/// Of many fields, in their order; on two threads. Stops within 100 ms of a request with ErrorCode::Cancelled.
[[nodiscard]] base::Result<std::vector<GroupingOutlook>>
groupingOutlooks(const engine::PreparedRuns& runs, const engine::ActionInput& action,
                 std::span<const std::string> fields, const std::stop_token& stop = {});

/// Fields that a rule's alerts may well be grouped by, the most promising first, at most `most`: of a query rule those
/// that the statistics of its documents speak for, of another one what its instances are. Without the action's own.
[[nodiscard]] std::vector<std::string> groupingCandidates(const engine::PreparedRuns& runs,
                                                          const engine::ActionInput& action,
                                                          std::span<const alerts::FieldStatistics> documents,
                                                          std::size_t most);

} // namespace casewright::analysis
