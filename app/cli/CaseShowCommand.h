// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/CaseReadOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

/// `cases show`: prints a case with its lineage, activity and alerts.
[[nodiscard]] ExitCode showCase(const CaseShowOptions& options);

} // namespace casewright::cli
