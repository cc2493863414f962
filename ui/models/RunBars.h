// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/Time.h"
#include "core/store/StoredValues.h"

namespace casewright::ui {

/// Whether one of the limits struck in a run: the circuit breaker, alerts over a limit, or Kibana refused the run.
[[nodiscard]] bool struckALimit(const store::StoredRun& run);

/// Runs that lie next to each other, as one bar of the timeline.
struct RunBar {
    base::Timestamp from{};            ///< of its first possible run
    std::uint32_t runs = 0;            ///< those with alerts or losses
    std::uint32_t struckRuns = 0;
    std::uint64_t alerts = 0;          ///< that entered the Cases action in runs in which no limit struck
    std::uint64_t struckAlerts = 0;    ///< the same, of the others
    std::uint64_t lost = 0;            ///< in no case
    std::uint64_t opened = 0;          ///< cases opened from the beginning to the end of this bar
    std::uint64_t created = 0;         ///< cases opened in this bar
    /// Number of the run with the most alerts; of those in which a limit struck, if there are any.
    std::uint64_t run = 0;

    friend bool operator==(const RunBar&, const RunBar&) = default;
};

struct RunBars {
    std::vector<RunBar> bars{};        ///< in order of time; where nothing happened there is none
    base::Duration length{};           ///< of each

    friend bool operator==(const RunBars&, const RunBars&) = default;
};

/// Gathers runs, which are in order of time, into at most `most` bars over their whole time. A bar is as long as the
/// interval between runs, or a multiple of it. What is no length counts as a minute.
[[nodiscard]] RunBars gatherRuns(std::span<const store::StoredRun> runs, base::Duration interval, std::size_t most);

} // namespace casewright::ui
