// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `versions`: prints what differs between the versions of Kibana that can be followed.
[[nodiscard]] ExitCode listVersions(const VersionsOptions& options);

} // namespace casewright::cli
