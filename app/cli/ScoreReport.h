// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/RuleOverAlerts.h"
#include "app/cli/ScoreOptions.h"
#include "core/analysis/TruthTable.h"

namespace casewright::cli {

/// What `score` found.
struct ScoreReport {
    const ScoreOptions& options;
    const RuleOverAlerts& over;
    const analysis::TruthTable& table;
    double scoreSeconds = 0;
};

/// For people: all scores of all settings.
[[nodiscard]] std::string scoreText(const ScoreReport& report);
/// As `score-1.json` describes it.
[[nodiscard]] std::string scoreJson(const ScoreReport& report);

} // namespace casewright::cli
