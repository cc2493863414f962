// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>

#include "core/store/StoredValues.h"

namespace casewright::ui {

/// The nearest settings with which a group's decision in a run would have been another: "With a maximum of 7 cases each
/// group would have had its own." Of this run alone, from the numbers that were compared: what came before is taken as
/// it was (spec/cases-action, steps 2, 4, 6 and 7). `mostCases`: that the version ever allows in a run; 0: not known.
/// Empty: none.
[[nodiscard]] QString alternativesOf(const store::StoredDecision& decision, const store::StoredRun& run,
                                     std::uint32_t mostCases);

} // namespace casewright::ui
