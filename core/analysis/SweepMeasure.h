// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/analysis/Sweep.h"

namespace casewright::analysis {

/// A number of an outcome, as heat maps and tables of sweeps show it.
enum class Measure : std::uint8_t {
    CasesOpened,
    CasesADay,
    CasesReopened,
    BreakerRuns,
    AlertsLost,
    AlertsMixed,
    LargestCase,
    OpenAtPeak,
    AlertsACase,
    AnalystHours,
};
inline constexpr std::array AllMeasures{Measure::CasesOpened, Measure::CasesADay,   Measure::CasesReopened,
                                        Measure::BreakerRuns, Measure::AlertsLost,  Measure::AlertsMixed,
                                        Measure::LargestCase, Measure::OpenAtPeak,  Measure::AlertsACase,
                                        Measure::AnalystHours};

/// As programs read it: `casesOpened`.
[[nodiscard]] std::string_view nameOf(Measure measure);
/// Whether it is a whole number.
[[nodiscard]] bool isWhole(Measure measure);
[[nodiscard]] double valueOf(const SweepOutcome& outcome, Measure measure);

} // namespace casewright::analysis
