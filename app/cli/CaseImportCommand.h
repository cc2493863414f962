// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/TransferOptions.h"

namespace casewright::cli {

/// `cases import`: reads an export into the workspace, and prints what came of it.
[[nodiscard]] ExitCode importCases(const CaseImportOptions& options);

} // namespace casewright::cli
