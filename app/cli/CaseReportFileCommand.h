// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/TransferOptions.h"

namespace casewright::cli {

/// `cases report`: writes the HTML report of a simulation.
[[nodiscard]] ExitCode writeReport(const CaseReportOptions& options);

} // namespace casewright::cli
