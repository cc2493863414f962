// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/analysis/StepKind.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// One decision on the path of an alert, in a sentence or two with the numbers that were compared. It may hold text
/// of the documents and of the rule, control characters and all.
struct Step {
    StepKind kind;
    std::string text;
};

/// Tells an explanation of the input. The last step says where the alert ended.
[[nodiscard]] std::vector<Step> tell(const Explanation& explanation, const engine::SimulationInput& input);

} // namespace casewright::analysis
