// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "core/store/SimulationComparison.h"

namespace casewright::cli {

/// Simulations side by side, for people. `width` is the terminal's, or 0.
[[nodiscard]] std::string comparisonText(std::span<const store::SimulationCounts> simulations, bool onlyDifferences,
                                         std::size_t width);
/// For programs: `"casewright": "comparison/1"`.
[[nodiscard]] std::string comparisonJson(std::span<const store::SimulationCounts> simulations, bool onlyDifferences,
                                         const std::string& workspace);

} // namespace casewright::cli
