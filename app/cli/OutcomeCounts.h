// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/analysis/CaseComparison.h"
#include "core/base/Json.h"
#include "core/engine/Simulation.h"

namespace casewright::cli {

// What two ways to run a rule came to, side by side.

/// A table with the names of the ways as titles; `*` marks what differs. Of a way that cannot be run there are no
/// numbers.
[[nodiscard]] std::string outcomeCountsText(std::string_view nameBefore,
                                            const std::optional<engine::SimulationSummary>& before,
                                            std::string_view nameAfter,
                                            const std::optional<engine::SimulationSummary>& after);
/// The same numbers of one of them for programs: `casesOpened`, `inNoCase`, …
[[nodiscard]] base::Json outcomeCountsJson(const engine::SimulationSummary& of);

/// What became of the cases: `kept`, `split`, …, each a number of cases.
[[nodiscard]] base::Json fatesJson(const analysis::CaseComparison& of);

} // namespace casewright::cli
