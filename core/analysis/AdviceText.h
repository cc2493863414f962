// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/analysis/Advice.h"

namespace casewright::analysis {

// The sentences of an advice, in plain English, with numbers grouped by blanks.

/// `11`, `1 234`, `0.4`: whole from ten on, else with one decimal, if that is not 0.
[[nodiscard]] std::string amountText(double amount);
/// `91 %`; never `0 %` or `100 %` of what is only nearly so. The share is from 0 to 1.
[[nodiscard]] std::string shareText(double share);
/// What comes of a setting, how much it explains, and what of the goal it misses.
[[nodiscard]] std::string reasonText(const SweptSetting& setting, const SweepOutcome& outcome,
                                     const RankedSetting& ranked, const Goal& goal);
/// What to do, from the ranked settings; or that nothing satisfies the goal, and what is nearest.
[[nodiscard]] std::string summaryText(const Sweep& sweep, const Advice& advice);

} // namespace casewright::analysis
