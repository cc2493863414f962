// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/SimulationOptions.h"

namespace casewright::cli {

/// `simulations compare`: prints several side by side.
[[nodiscard]] ExitCode compareSimulations(const SimulationCompareOptions& options);

} // namespace casewright::cli
