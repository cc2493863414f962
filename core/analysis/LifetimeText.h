// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/analysis/Explanation.h"
#include "core/base/Time.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

// The beginning of an explanation of an alert that a rule made: sentences that its steps are told with. It has a life.

/// Which alert it is, of which instance.
[[nodiscard]] std::string alertText(const Explanation& it);
/// When it became new, how long it was active; or why it never was.
[[nodiscard]] std::string lifeText(const Explanation& it, const engine::SimulationInput& input);
/// What its runs handed over, and what kept it back.
[[nodiscard]] std::string lifeHandOverText(const Explanation& it, const engine::SimulationInput& input);

/// What kept an alert back in the run at a time.
[[nodiscard]] std::string silenceText(const Silence& silence, base::Timestamp at);

} // namespace casewright::analysis
