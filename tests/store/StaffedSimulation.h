// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/engine/Simulation.h"

namespace casewright::tests {

/// A day of a flood on five hosts, in which two analysts close most of the cases and the rule reopens them.
[[nodiscard]] engine::SimulationInput staffedSimulation();

} // namespace casewright::tests
