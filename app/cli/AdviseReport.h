// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/cli/AdviseOptions.h"
#include "app/cli/RuleOverAlerts.h"
#include "core/analysis/Advice.h"
#include "core/analysis/FieldAdvice.h"

namespace casewright::cli {

/// What `advise` found.
struct AdviseReport {
    const AdviseOptions& options;
    const RuleOverAlerts& over;
    const analysis::Sweep& sweep;
    const analysis::Advice& advice;
    const std::vector<analysis::FieldAdvice>& fields;
};

/// For people; the last columns are shortened to so many columns of a terminal, unless that is 0.
[[nodiscard]] std::string adviseText(const AdviseReport& report, std::size_t width);
/// As `advice-1.json` describes it.
[[nodiscard]] std::string adviseJson(const AdviseReport& report);

} // namespace casewright::cli
