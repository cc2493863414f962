// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/CasePage.h"
#include "core/store/StoredValues.h"

namespace casewright::store {

/// A simulation with what it came to, and its cases as they are now: people may have changed them since.
struct SimulationCounts {
    StoredSimulation simulation{}; ///< without the depths of its queue
    StatusCounts cases{};
};

/// What is counted, in the order in which tables show it.
enum class CountName : std::uint8_t {
    Documents,
    Matched,
    Alerts,
    Runs,
    BreakerRuns,
    FailedRuns,
    CasesOpened,
    CasesReopened,
    CasesOpen, ///< now, as the next two
    CasesInProgress,
    CasesClosed,
    LargestCase,
    OpenAtPeak,
    OverMaxSignals, ///< the bins of the audit, from here to Failed
    Muted,
    MaintenanceWindow,
    OverRunCap,
    Overwritten,
    OverLimit,
    AlreadyAttached,
    Attached,
    Failed,
    AlertsInManyCases,
    QueueTaken, ///< of analysts, from here on; none where nobody worked
    QueueClosed,
    QueueMostWaiting,
    QueueWaitingAtEnd,
    QueueWaitMedian, ///< a length of time in milliseconds, as the next two
    QueueWaitP95,
    QueueOverload,
};

/// As programs read it: `documents`, `casesOpened`, `queueWaitMedian_ms`.
[[nodiscard]] std::string_view nameOf(CountName name);
/// Whether the number is a length of time in milliseconds.
[[nodiscard]] bool isLength(CountName name);

/// A row of simulations side by side: a number of each, or none.
struct CountRow {
    CountName name = CountName::Documents;
    std::vector<std::optional<std::int64_t>> values{};

    /// Whether the numbers are not all the same.
    [[nodiscard]] bool differs() const;
};
/// All counts, but for those that no simulation has.
[[nodiscard]] std::vector<CountRow> countRows(std::span<const SimulationCounts> simulations);

/// Something that the simulations were not given alike: `source`, `source.documents` (how many), `profile`, `seed`, `analysts`, `configuration`, or a
/// value of the rule by its path, such as `rule.schedule.interval`.
struct SettingRow {
    std::string path{};
    std::vector<std::string> values{}; ///< JSON, a simulation each; empty: it has none

    friend bool operator==(const SettingRow&, const SettingRow&) = default;
};
/// What makes the difference between simulations; the rule's name and id are none.
[[nodiscard]] std::vector<SettingRow> differingSettings(std::span<const SimulationCounts> simulations);

} // namespace casewright::store
