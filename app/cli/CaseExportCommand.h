// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/TransferOptions.h"

namespace casewright::cli {

/// `cases export`: writes cases into a file.
[[nodiscard]] ExitCode exportCases(const CaseExportOptions& options);

} // namespace casewright::cli
