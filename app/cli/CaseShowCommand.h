// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `cases show`: prints a case with its lineage, activity and alerts.
[[nodiscard]] ExitCode showCase(const CaseShowOptions& options);

} // namespace casewright::cli
