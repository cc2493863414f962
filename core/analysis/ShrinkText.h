// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/analysis/Shrink.h"

namespace casewright::analysis {

/// What a symptom is in a sentence, without its reason: `The alert row-17 ends in no case.`
[[nodiscard]] std::string symptomText(const Symptom& symptom);
/// That it does not show, and what to look at instead.
[[nodiscard]] std::string absenceText(const engine::SimulationInput& input, const Symptom& symptom);
/// What shows and why, in a sentence; of what was shrunk, the reason and the alert are looked at.
[[nodiscard]] std::string whatShows(const engine::SimulationInput& input, const Symptom& symptom,
                                    const Shrunk& shrunk);
/// How few are enough, what they show, and what keeps them from being fewer. Its own text is not looked at.
[[nodiscard]] std::string shrunkText(const engine::SimulationInput& input, const Symptom& symptom,
                                     const Shrunk& shrunk);

} // namespace casewright::analysis
