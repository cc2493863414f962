// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "app/cli/RuleOverAlerts.h"
#include "app/cli/SweepOptions.h"
#include "core/analysis/Cadence.h"
#include "core/analysis/Sweep.h"

namespace casewright::cli {

/// All that `sweep` prints.
struct SweepReport {
    const SweepOptions& options;
    const RuleOverAlerts& over;
    const analysis::SweepAxes& axes;
    const analysis::Sweep& sweep;
};

/// A table of one measure: what is grouped by and set else, by time window.
[[nodiscard]] std::string sweepText(const SweepReport& report);
/// The format sweep/1.
[[nodiscard]] std::string sweepJson(const SweepReport& report);

/// All that `cadence` prints.
struct CadenceReport {
    const CadenceOptions& options;
    const RuleOverAlerts& over;
    const analysis::Cadence& cadence;
    double seconds = 0;              ///< wall time
};

[[nodiscard]] std::string cadenceText(const CadenceReport& report);
/// The format cadence/1.
[[nodiscard]] std::string cadenceJson(const CadenceReport& report);

} // namespace casewright::cli
