// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/RuleOverAlerts.h"
#include "app/cli/ShrinkOptions.h"
#include "core/analysis/Shrink.h"

namespace casewright::cli {

/// All that `shrink` prints.
struct ShrinkReport {
    const ShrinkOptions& options;
    const RuleOverAlerts& over;
    const analysis::Shrunk& shrunk;
    double shrinkSeconds = 0;
};

[[nodiscard]] std::string shrinkText(const ShrinkReport& report);
/// The format shrink/1.
[[nodiscard]] std::string shrinkJson(const ShrinkReport& report);

} // namespace casewright::cli
