// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/SweepOptions.h"

namespace casewright::cli {

/// `sweep`: reads the rule and the alerts as `simulate` does, and prints what comes of many settings.
[[nodiscard]] ExitCode sweepSettings(const SweepOptions& options);

/// `cadence`: the same for one rule at many intervals.
[[nodiscard]] ExitCode showCadence(const CadenceOptions& options);

} // namespace casewright::cli
