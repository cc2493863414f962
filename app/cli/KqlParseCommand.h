// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `kql parse`: prints the syntax tree of a query; ExitCode::Failed if the query is wrong, after saying where.
[[nodiscard]] ExitCode parseKql(const KqlParseOptions& options);

} // namespace casewright::cli
