// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/SimulationOptions.h"

namespace casewright::cli {

/// `simulations list`: prints what each simulation is and came to.
[[nodiscard]] ExitCode listSimulations(const SimulationListOptions& options);

} // namespace casewright::cli
