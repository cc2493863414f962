// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/SimulationOptions.h"

namespace casewright::cli {

/// `simulations rerun`: runs one again, keeps the result, and prints both side by side.
[[nodiscard]] ExitCode rerunSimulation(const SimulationRerunOptions& options);

} // namespace casewright::cli
