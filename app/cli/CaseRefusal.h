// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"
#include "core/base/Result.h"

namespace casewright::cli {

// Why a command for cases did nothing: for people on standard error and, where JSON was asked for, for programs on
// standard output, as Kibana's API answers (`statusCode`, `error`, `message`).

/// What was asked for cannot be done. The code is Failed where the case is not as was expected: changed by somebody
/// else (409), or as it was to become already (406); BadInput for what is wrong (400) or not there (404); BadStorage for
/// the workspace.
[[nodiscard]] ExitCode refuseOperation(const base::Error& error, Format format);
/// A file that was given cannot be read, or is wrong: BadInput.
[[nodiscard]] ExitCode refuseInputFile(const base::Error& error, Format format);
/// The workspace cannot be opened, whatever is asked for.
[[nodiscard]] ExitCode refuseOpening(const base::Error& error, Format format);

} // namespace casewright::cli
