// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/Sweep.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::analysis {

/// A rule run at one interval.
struct CadencePoint {
    std::string interval{};                       ///< as a rule file has it
    base::Duration length{};
    std::optional<SweepOutcome> outcome{};        ///< none: see refusal
    std::string refusal{};
    std::uint64_t overRunCap = 0, overMaxSignals = 0, overLimit = 0;
};

/// The same alerts at many intervals: the limits are per run, so the schedule changes the outcome.
struct Cadence {
    std::vector<CadencePoint> points{};           ///< the shortest interval first
    std::string current{};                        ///< the rule's own interval
    /// The shortest interval from which on, or at which first, each begins to bite; none: at no interval.
    std::optional<std::size_t> firstBreaker{}, firstOverRunCap{}, firstOverMaxSignals{}, firstOverLimit{};
    std::string summary{};                        ///< a sentence or two with the numbers
};

/// From a minute to a day: 1m 2m 5m 10m 15m 30m 1h 2h 4h 8h 12h 24h, and the rule's own.
[[nodiscard]] std::vector<std::string> usualIntervals(const rules::Rule& rule);
/// Runs the rule at each interval (input.axes are not looked at). The look-back of detection rules grows with the
/// interval by as much: its overlap or its gap stays, and it is a minute at least.
[[nodiscard]] base::Result<Cadence> findCadence(const SweepInput& input, std::span<const std::string> intervals,
                                                base::Progress* progress = nullptr, const std::stop_token& stop = {});

} // namespace casewright::analysis
