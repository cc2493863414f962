// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/SimulationOptions.h"

namespace casewright::cli {

/// `simulations rename`.
[[nodiscard]] ExitCode renameSimulation(const SimulationRenameOptions& options);
/// `simulations remove`: all that are named, or none where one is not there.
[[nodiscard]] ExitCode removeSimulations(const SimulationRemoveOptions& options);

} // namespace casewright::cli
