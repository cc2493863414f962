// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>
#include <vector>

#include "app/cli/SimulationReport.h"
#include "core/base/Json.h"

namespace casewright::cli {

/// All that the results of several rules tell whose cases came into one queue.
struct QueueReport {
    std::vector<SimulationReport> rules;    ///< each as if it was alone, but for the queue, which is of all
    const engine::SimulationSummary& sum;   ///< of all
};

/// What the analysts did, as a part of the text; empty if nobody worked.
[[nodiscard]] std::string queueText(const SimulationReport& report);

/// `analysts` of result/1: which file; null if nobody worked.
[[nodiscard]] base::Json analystsJson(const SimulationReport& report);
/// `queue` of result/1; null if nobody worked.
[[nodiscard]] base::Json queueJson(const SimulationReport& report);

} // namespace casewright::cli
