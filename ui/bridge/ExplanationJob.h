// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/store/StoredValues.h"
#include "ui/bridge/AlertExplanation.h"
#include "ui/bridge/AlertSources.h"

namespace casewright::ui {

/// How far an explanation is. The job writes, the window asks at 30 Hz.
struct LiveExplanation {
    std::atomic<ExplanationPhase> phase{ExplanationPhase::Reading};
    base::Progress progress{};

    base::Progress* enter(ExplanationPhase next)
    {
        progress.begin(0);
        phase.store(next);
        return &progress;
    }
};

/// A simulation whose input was found again, and gave the very numbers that were stored. Immutable.
struct ReplayedSimulation {
    store::StoredSimulation simulation{};
    engine::SimulationInput input{};
};

/// A source whose documents are at hand.
struct SourceAtHand {
    store::StoredSource source{};
    std::shared_ptr<const LoadedAlerts> alerts{};
};

/// A question about an alert, with all that another thread needs to answer it.
struct ExplanationOrder {
    std::string workspace{};                                  ///< path of the file
    std::int64_t simulation = 0;
    std::optional<store::StoredSimulation> unkept{};          ///< it is not in the workspace: this one
    std::vector<store::StoredSource> sources{};               ///< of the workspace
    std::vector<SourceAtHand> atHand{};
    std::shared_ptr<const ReplayedSimulation> replayed{};     ///< of the question before; may be null
    std::string id{};
    std::string index{};                                      ///< empty: the first document with the id
};

/// The answer, or why there is none.
struct ExplanationOutcome {
    std::shared_ptr<const ReplayedSimulation> replayed{};     ///< for the next question
    std::optional<analysis::Explanation> explanation{};       ///< for what would have changed it
    std::shared_ptr<const AlertExplanation> answer{};
    std::optional<ExplanationRefusal> refusal{};
    bool isStopped = false;                                   ///< on request
};

/// Whether the same documents come of both.
[[nodiscard]] bool isSameSource(const store::StoredSource& a, const store::StoredSource& b);

/// Finds the simulation's input again, makes sure that it gives what is stored, and explains the alert. Stops within
/// 100 ms of a request. Any thread.
[[nodiscard]] ExplanationOutcome explainAlert(const ExplanationOrder& order, LiveExplanation& live,
                                              const std::stop_token& stop);

/// What would have changed it: see analysis::findCounterfactuals(). Any thread.
[[nodiscard]] base::Result<ExplainedChanges> findChanges(const engine::SimulationInput& input,
                                                         const analysis::Explanation& actual, LiveExplanation& live,
                                                         const std::stop_token& stop);

} // namespace casewright::ui
