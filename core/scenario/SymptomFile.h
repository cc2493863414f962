// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <stop_token>
#include <string>

#include "core/analysis/Shrink.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"

namespace casewright::scenario {

/// What a file about a symptom demands.
enum class SymptomClaim : std::uint8_t {
    IsThere,   ///< passes as long as the symptom shows: what is known stays known
    IsMended,  ///< fails until the symptom is gone, as a bug report does
};

/// A file of the alerts that show a symptom, whose `expect` says that and no more: a scenario file where the Cases
/// action does it, a lifecycle file where alerts are lost before (over `max_signals`, muted, over the cap of a run).
/// `input`: what was shrunk. What it demands is played before it is given. More alerts than a scenario file may have
/// are ErrorCode::LimitReached; stops within 100 ms of a request. Any thread.
[[nodiscard]] base::Result<std::string> writeSymptom(const engine::SimulationInput& input,
                                                     const analysis::Symptom& symptom,
                                                     const analysis::Shrunk& shrunk, SymptomClaim claim,
                                                     std::stop_token stop = {});

} // namespace casewright::scenario
