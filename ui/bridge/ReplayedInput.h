// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/store/StoredValues.h"

namespace casewright::ui {

/// What a simulation was run with, as it was kept, without its alerts. An error if this version does not read it. Any
/// thread.
[[nodiscard]] base::Result<engine::SimulationInput> replayedInput(const store::StoredSimulation& simulation);

} // namespace casewright::ui
