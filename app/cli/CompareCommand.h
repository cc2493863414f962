// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/CompareOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

/// `compare`: runs two sides over the same alerts, and prints what became of the cases.
[[nodiscard]] ExitCode compareSides(const CompareOptions& options);

} // namespace casewright::cli
