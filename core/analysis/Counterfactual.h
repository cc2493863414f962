// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/analysis/Setting.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/rules/Rule.h"

namespace casewright::analysis {

/// A setting that would have changed what became of an alert, which a run has shown.
struct Counterfactual {
    Setting setting;
    std::string value; ///< as a rule file has it: `9d`, `23`, `true`; empty for no grouping
    rules::Rule rule; ///< the rule with it
    Explanation outcome; ///< what becomes of the alert then
    std::string text; ///< a sentence; it may hold text of the rule and of the documents
};

/// A setting that would have changed nothing, and why.
struct NoDifference {
    Setting setting;
    std::string text;
};

struct Counterfactuals {
    std::vector<Counterfactual> changes; ///< the nearest value of each setting that changes something
    std::vector<NoDifference> noDifference;
    std::uint64_t simulations = 0; ///< how often the rule was run to find out
};

/// Whether an alert ends otherwise for the person who asks: one in no case comes into one, or one in a case into
/// another (of another group, or opened at another time) or into none.
[[nodiscard]] bool endsOtherwise(const Explanation& actual, const Explanation& other);

/// Looks for the nearest value of each setting with which the explained alert would have ended otherwise, by running
/// the rule with it. Windows are tried nearest first, without those that lead the alert's group the same way; if
/// that takes too long the rest is searched by doubling and halving. Progress is in simulations, about. Stops within
/// 100 ms of a request with ErrorCode::Cancelled. Any thread.
[[nodiscard]] base::Result<Counterfactuals> findCounterfactuals(const engine::SimulationInput& input,
                                                                const Explanation& actual,
                                                                base::Progress* progress = nullptr,
                                                                std::stop_token stop = {});

} // namespace casewright::analysis
