// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <stop_token>
#include <vector>

#include "app/cli/AlertInput.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"
#include "core/engine/Simulation.h"
#include "core/rules/Validation.h"

namespace casewright::cli {

/// A rule, the documents to run it over, and all that it is run with: what commands about one rule begin with.
struct RuleOverAlerts {
    engine::SimulationInput simulation{};
    AlertInput input{};
    std::vector<rules::Finding> findings{};
    double readSeconds = 0;          ///< of the documents
};

/// Reads them as `simulate` does, with a progress line of its own. Says what is wrong; the exit code, if the rule
/// cannot be run then.
[[nodiscard]] std::optional<ExitCode> readRuleOverAlerts(const InputOptions& options, RuleOverAlerts& to,
                                                         const std::stop_token& stop);

} // namespace casewright::cli
