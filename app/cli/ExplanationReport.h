// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/AlertInput.h"
#include "app/cli/Options.h"
#include "core/analysis/Counterfactual.h"
#include "core/analysis/Explanation.h"
#include "core/engine/Simulation.h"
#include "core/rules/Validation.h"

namespace casewright::cli {

/// A document that was asked for, and what would have changed it.
struct Explained {
    analysis::Explanation explanation;
    analysis::Counterfactuals counterfactuals;
};

/// Everything that `explain` found out, for a report of it.
struct ExplanationReport {
    const ExplainOptions& options;
    const AlertInput& input;
    const engine::SimulationInput& simulation;
    const std::vector<rules::Finding>& findings;
    const std::vector<Explained>& explained; ///< in order of time
    double readSeconds = 0;
    double explainSeconds = 0;
};

/// What results call how a document became an alert, or did not: `leftLookBack`.
[[nodiscard]] std::string_view entryName(analysis::Entry entry);
/// For people: numbered steps, then what would have changed the outcome.
[[nodiscard]] std::string explanationText(const ExplanationReport& report);
/// For programs: `"casewright": "explanation/1"`.
[[nodiscard]] std::string explanationJson(const ExplanationReport& report);

} // namespace casewright::cli
