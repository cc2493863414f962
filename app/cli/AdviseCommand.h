// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/AdviseOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

/// `advise`: reads the rule and the alerts as `simulate` does, tries settings, and prints which one is best for a goal.
[[nodiscard]] ExitCode adviseSetting(const AdviseOptions& options);

} // namespace casewright::cli
