// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include "core/store/StoredValues.h"
#include "ui/bridge/LiveSimulation.h"
#include "ui/bridge/SimulationArchive.h"

/// The sentences of the page that say what a simulation is and came to.
namespace casewright::ui::simulationtext {

/// "finished", "cancelled", "failed", "running"
[[nodiscard]] QString state(store::SimulationState state);
/// "Reading the alerts", "Simulating", "Writing the last runs"
[[nodiscard]] QString phase(SimulationPhase phase);
/// "Per host against Flood · Mar 5, 03:35", with its state in between if it is another than finished.
[[nodiscard]] QString entry(const store::StoredSimulation& simulation);
/// The same of a queue, whose simulations these are, by rule; at least one.
[[nodiscard]] QString queueEntry(const std::vector<store::StoredSimulation>& members);
/// The name of its rule.
[[nodiscard]] QString ruleName(const store::StoredSimulation& simulation);
/// Who worked on its cases, with their seed: "Office hours · 2 analysts, Mon–Fri 08:00–17:00 UTC · seed 1"; empty for
/// nobody.
[[nodiscard]] QString analysts(const store::StoredSimulation& simulation);
/// What it is of: "Per host against Flood · Office hours · 2 analysts, daily · seed 1 · Kibana 9.1".
[[nodiscard]] QString facts(const store::StoredSimulation& simulation);
/// What is modelled and what is not, under which version profile, and that Kibana did not produce it.
/// Says who the analysts were, unless their queue, which is shown with their name, does.
[[nodiscard]] QString honesty(const store::StoredSimulation& simulation);
/// For the status line: "Simulated 2 016 runs in 0.21 s · 48 211 alerts · written to x.casewright (129 cases)"
[[nodiscard]] QString result(const ShownSimulation& shown, const QString& workspace);

} // namespace casewright::ui::simulationtext
