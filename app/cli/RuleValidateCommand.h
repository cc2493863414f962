// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `rule validate`: prints what there is to say about the rules of a file; ExitCode::Failed if one has errors.
[[nodiscard]] ExitCode validateRules(const RuleValidateOptions& options);

} // namespace casewright::cli
