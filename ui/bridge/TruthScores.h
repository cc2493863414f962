// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/analysis/GroundTruth.h"
#include "core/analysis/Sweep.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::ui {

/// Where it stands which alerts belong together: in a field, or in a file.
struct TruthSource {
    std::string field{};   ///< empty: the file counts
    QString path{};
};

/// A setting, and how its cases agree with what somebody knows.
struct ScoredSetting {
    analysis::SweptSetting setting{};
    std::optional<analysis::TruthScore> score{};   ///< none: the rule cannot be run so
};

/// All settings of a rule that were scored.
struct TruthScores {
    std::vector<ScoredSetting> settings{};
    analysis::SweptSetting now{};
    std::size_t labels = 0;                        ///< different ones
    std::size_t best = 0;                          ///< of the settings, by the adjusted Rand index
};

/// Scores each field that alerts may well be grouped by with each usual window, and what the rule has. Progress is in
/// settings. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<TruthScores> scoreSettings(const analysis::SweepInput& input,
                                                      const std::vector<alerts::FieldStatistics>& fields,
                                                      const TruthSource& source, base::Progress& progress,
                                                      const std::stop_token& stop);

} // namespace casewright::ui
