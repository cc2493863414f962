// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/ShrinkOptions.h"

namespace casewright::cli {

/// `shrink`: reads the rule and the alerts as `simulate` does, leaves out alerts as long as a symptom shows, prints
/// what is left, and writes it as a file to test.
[[nodiscard]] ExitCode shrinkAlerts(const ShrinkOptions& options);

} // namespace casewright::cli
