// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/CaseReadOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

// `cases configuration …`: the configurations of cases of the owners.

[[nodiscard]] ExitCode showConfigurations(const ConfigurationShowOptions& options);
[[nodiscard]] ExitCode setConfigurations(const ConfigurationSetOptions& options);
[[nodiscard]] ExitCode exportConfigurations(const ConfigurationExportOptions& options);

} // namespace casewright::cli
