// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/cli/AlertInput.h"
#include "app/cli/CaseSettings.h"
#include "app/cli/Options.h"
#include "app/cli/RunNotes.h"
#include "core/engine/Silences.h"
#include "core/engine/Simulation.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {

/// Wall time of the parts of `simulate`. The workspace is written beside the rest, so the parts may add
/// up to more than the total.
struct Timing {
    double readSeconds = 0;    ///< the rule, and reading or making the documents
    double storeSeconds = 0;   ///< in the database
    double totalSeconds = 0;
};

/// Where a simulation was kept.
struct KeptIn {
    std::string workspace;     ///< as typed; empty: nowhere
    std::int64_t simulation = 0;
};

/// All that the result of `simulate` tells.
struct SimulationReport {
    const SimulateOptions& options;
    const rules::Rule& rule;
    const rules::VersionProfile& profile;
    const std::vector<rules::Finding>& findings;
    const AlertInput& input;
    const engine::AnalystModel& analysts;
    const engine::Silences& silences;   ///< beside what the rule's own file says
    const CaseSettings& newCases;
    const engine::SimulationResult& result;
    const RunNotes& notes;
    KeptIn keptIn;
    Timing timing;
    double peakMegabytes = 0;  ///< of memory that was ever in use, in 2^20 bytes
};

/// What went otherwise than a person would expect, a sentence each.
[[nodiscard]] std::vector<std::string> warningsOf(const SimulationReport& report);

/// The most memory that this process ever had in use, in 2^20 bytes.
[[nodiscard]] double peakMegabytes();

} // namespace casewright::cli
