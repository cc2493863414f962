// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// Prints the ids of the documents that a query matches, in order of time.
[[nodiscard]] ExitCode matchKql(const KqlMatchOptions& options);

} // namespace casewright::cli
