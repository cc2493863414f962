// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <stop_token>
#include <string>
#include <vector>

#include "core/alerts/FieldStatistics.h"
#include "core/analysis/Sweep.h"
#include "core/analysis/TruthTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"

namespace casewright::ui {

/// Where it stands which alerts belong together: in a field, or in a file.
struct TruthSource {
    std::string field{};   ///< empty: the file counts
    QString path{};
};

/// Scores each field that alerts may well be grouped by with each usual window, and what the rule has. Progress is in
/// settings. Stops within 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<analysis::TruthTable> scoreFields(const analysis::SweepInput& input,
                                                             const std::vector<alerts::FieldStatistics>& fields,
                                                             const TruthSource& source, base::Progress& progress,
                                                             const std::stop_token& stop);

} // namespace casewright::ui
