// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/GroundTruth.h"
#include "core/analysis/Sweep.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::analysis {

/// A setting, and how its cases agree with what somebody knows.
struct ScoredSetting {
    SweptSetting setting{};
    std::optional<TruthScore> score{};            ///< none: the rule cannot be run so, see refusal
    std::string refusal{};
};

/// All settings of a sweep that were scored.
struct TruthTable {
    std::vector<ScoredSetting> settings{};        ///< in the order of sweepPoints()
    SweptSetting current{};                       ///< what the rule is set to; it need not be one of them
    std::vector<std::string> labels{};            ///< different ones
    /// Of the settings: the highest adjusted Rand index, the first of those; none where no setting can be run.
    std::optional<std::size_t> best{};
};

/// Says which alerts of a table belong together: that of the documents, or of rules that make alerts that of these.
using TruthSource = std::function<base::Result<GroundTruth>(const alerts::AlertTable& table)>;

/// Scores each point of the sweep: runs are found once for each interval and profile, the truth once for each table of
/// alerts; on one thread a core. Progress is in points. Stops within 100 ms of a request with ErrorCode::Cancelled;
/// other errors are those of sweepPoints() and of `truth`, which is called by one
/// thread at a time. Any thread.
[[nodiscard]] base::Result<TruthTable> scoreSettings(const SweepInput& input, const TruthSource& truth,
                                                     base::Progress* progress = nullptr,
                                                     const std::stop_token& stop = {});

} // namespace casewright::analysis
