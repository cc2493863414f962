// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"

namespace casewright::cli {

/// `rule convert`: prints the rules of a file as something else, or writes them; says what could not be said there.
/// ExitCode::Failed if a rule had to be left out.
[[nodiscard]] ExitCode convertRules(const RuleConvertOptions& options);

} // namespace casewright::cli
