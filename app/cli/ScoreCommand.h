// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/ScoreOptions.h"

namespace casewright::cli {

/// `score`: reads the rule and the alerts as `simulate` does, and prints how the cases of settings agree with what
/// somebody knows of the alerts.
[[nodiscard]] ExitCode scoreSettings(const ScoreOptions& options);

} // namespace casewright::cli
