// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/UpgradeOptions.h"

namespace casewright::cli {

/// `upgrade`: prints what another version changes for rules over their alerts.
[[nodiscard]] ExitCode reportUpgrade(const UpgradeOptions& options);

} // namespace casewright::cli
