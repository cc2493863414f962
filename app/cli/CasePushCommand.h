// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/PushOptions.h"

namespace casewright::cli {

/// `cases push`: pushes a case to another system, and writes down what came of it.
[[nodiscard]] ExitCode pushCase(const CasePushOptions& options);

} // namespace casewright::cli
