// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <cstdint>
#include <string>

#include "core/store/StoredValues.h"

namespace casewright::ui {

/// What other settings a decision could have been taken under.
struct DecisionSettings {
    std::uint32_t mostCases = 0;    ///< that the version lets a rule ask for in a run; 0: not known
    std::string windowUnits{};      ///< letters of the units that a time window may have; empty: not known
    bool doPeopleClose = true;      ///< cases: then nobody knows here what the case before was when its window passed
};

/// The nearest settings with which a group's decision in a run would have been another: "With a maximum of 7 cases each
/// group would have had its own." Of this run alone, from the numbers that were compared: what came before is taken as
/// it was (spec/cases-action, steps 2, 4, 6 and 7). Only what is sure; empty: nothing.
[[nodiscard]] QString alternativesOf(const store::StoredDecision& decision, const store::StoredRun& run,
                                     const DecisionSettings& settings);

} // namespace casewright::ui
