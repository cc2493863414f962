// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `explain`: reads the rule and the alerts as `simulate` does, and prints the path of one alert and what would have
/// changed it.
[[nodiscard]] ExitCode explainAlert(const ExplainOptions& options);

} // namespace casewright::cli
