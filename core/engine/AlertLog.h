// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <vector>

#include "core/base/Time.h"

namespace casewright::engine {

/// A run in which something was new, went on, recovered or was left out: by what it changed. The numbers end what
/// belongs to it in the lists of the AlertLog; it begins where the run before ends.
struct LoggedRun {
    base::Timestamp at;
    std::uint64_t tick = 0;                  ///< its number among all runs, from 0
    std::uint64_t overMaxSignals = 0;
    std::uint32_t startedEnd = 0;            ///< alerts; they are numbered as they became new
    std::uint32_t recoveredEnd = 0;
    std::uint32_t turnedEnd = 0;
    std::uint32_t rowsEnd = 0;               ///< rows of the table of alerts
};

/// All runs of a rule that makes alerts of its own, as changes, so that an alert that goes on for long costs nothing.
struct AlertLog {
    std::vector<LoggedRun> runs;
    std::vector<std::uint32_t> instances;    ///< by alert
    std::vector<std::uint32_t> recovered;    ///< alerts, run by run, in the order in which they were active
    std::vector<std::uint32_t> turned;       ///< alerts that began to flap, or ceased to
    std::vector<std::uint64_t> counts;       ///< by alert, of threshold rules; else empty
    bool endsAtOnce = false;                 ///< alerts live for their run only: threshold and new terms
    /// Whether a run has a row for each alert that went on, after those of its new ones; else an alert has one row, as
    /// it was when it became new.
    bool hasRowsOfOngoing = false;
    std::uint64_t ticks = 0;                 ///< all runs
    std::uint64_t matched = 0;               ///< documents that match; that may, where the query depends on the clock
    base::Timestamp firstAt{};
    base::Timestamp lastAt{};
};

} // namespace casewright::engine
