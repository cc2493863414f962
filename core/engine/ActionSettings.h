// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/CasesConnector.h"
#include "core/engine/Simulation.h"

namespace casewright::engine {

/// What the Cases action of a simulation depends on. Of a rule that can be simulated.
[[nodiscard]] ConnectorSettings connectorSettings(const SimulationInput& input);

} // namespace casewright::engine
