// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>
#include <string_view>

#include "core/alerts/AlertTable.h"
#include "core/analysis/Counterfactual.h"
#include "core/analysis/Explanation.h"
#include "core/engine/Simulation.h"
#include "ui/bridge/AlertExplanation.h"

/// The core's explanation of an alert as plain values for the window, and what is said where there is none. Any thread.
namespace casewright::ui::explanationtexts {

/// Steps, bin, run, title of the case; not what only the workspace knows.
[[nodiscard]] AlertExplanation answerOf(const analysis::Explanation& explanation,
                                        const engine::SimulationInput& input);
/// Adds to the end which number the alert has in its case, where that is known.
void addPlace(AlertExplanation& answer);

/// No document has the id; with ids that are like it.
[[nodiscard]] QString unknownAlert(const alerts::AlertTable& table, const std::string& id);
[[nodiscard]] QString simulationGone();
[[nodiscard]] QString isScenario();
[[nodiscard]] QString notFinished();
/// It came from a pipe, or an older version kept only its name.
[[nodiscard]] QString sourceNotKept(std::string_view name);
[[nodiscard]] QString sourceUnreadable(const base::Error& error);
[[nodiscard]] QString sourceChanged(std::string_view name);

} // namespace casewright::ui::explanationtexts
