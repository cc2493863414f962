// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/base/Result.h"
#include "core/engine/Simulation.h"

namespace casewright::scenario {

/// The most alerts of a scenario file: it is made to be read, and kept beside a rule.
inline constexpr std::uint64_t MostAlerts = 10'000;

/// A scenario file of a simulation: the alerts that each run hands over, with their dotted keys expanded as the action
/// sees them, and all that comes of them as its `expect`. What it says is played before it is given, and compared with
/// the simulation. Too many alerts are ErrorCode::LimitReached; stops within 100 ms of a request. Any thread.
[[nodiscard]] base::Result<std::string> writeScenario(const engine::SimulationInput& input, std::stop_token stop = {});

} // namespace casewright::scenario
