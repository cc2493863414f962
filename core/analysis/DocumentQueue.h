// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <stop_token>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/engine/Silences.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// Follows rows through the runs of a query rule, in their order. A schedule that cannot be is an error. Stops early,
/// with what it has, on request.
[[nodiscard]] base::Result<std::vector<Queue>> followRows(const engine::SimulationInput& input,
                                                          std::span<const base::AlertRow> rows,
                                                          const std::stop_token& stop);

/// From the first run of a query rule to the last.
[[nodiscard]] engine::TimeSpan runsOf(const engine::SimulationInput& input);

} // namespace casewright::analysis
