// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/Explanation.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"

namespace casewright::analysis {

/// So many lives are told of, where an id stands for more.
inline constexpr std::size_t MostLives = 3;

/// Explains what an id stands for, whatever the type of the rule: of query rules the documents with the `_id`; of rules
/// that make alerts an instance, an alert by its `_id`, or the instances of a document, each with the alert that was
/// active after it. An instance that never became an alert is told of too. ErrorCode::NotFound if nobody has the id.
/// Progress and stopping as with engine::simulate(). Any thread.
[[nodiscard]] base::Result<std::vector<Explanation>> explainId(const engine::SimulationInput& input,
                                                               std::string_view id, base::Progress* progress = nullptr,
                                                               std::stop_token stop = {});

/// What becomes of a life of an instance in another simulation: of the same number, or the last one before it.
[[nodiscard]] base::Result<Explanation> explainLife(const engine::SimulationInput& input, const Lifetime& life,
                                                    std::stop_token stop = {});

} // namespace casewright::analysis
