// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `test`: runs scenario, rule-run, lifecycle and KQL files, and prints what is not as they expect.
[[nodiscard]] ExitCode testFiles(const TestOptions& options);

} // namespace casewright::cli
