// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/CaseReadOptions.h"
#include "app/cli/ExitCode.h"

namespace casewright::cli {

/// `cases list`: prints the cases of a simulation.
[[nodiscard]] ExitCode listCases(const CaseListOptions& options);

} // namespace casewright::cli
