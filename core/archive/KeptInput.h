// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "core/alerts/AlertReader.h"
#include "core/alerts/AlertTable.h"
#include "core/base/Progress.h"
#include "core/base/Result.h"
#include "core/engine/Silences.h"
#include "core/engine/Simulation.h"
#include "core/scenario/ScenarioFile.h"
#include "core/store/StoredValues.h"
#include "core/store/Workspace.h"

namespace casewright::archive {

/// What a person says beside what was kept.
struct SecondRunSettings {
    bool skipBadLines = false; ///< of the file of documents
    bool takesChanges = false; ///< run it also where the documents are not those of before
    engine::Silences silences{}; ///< maintenance windows, which are not kept
};

/// All that a simulation of a workspace is a function of, read again.
struct KeptInput {
    store::StoredSimulation simulation{}; ///< as it is kept
    engine::SimulationInput input{}; ///< of a scenario: only its alerts
    std::shared_ptr<const scenario::Scenario> scenario{}; ///< null: it was not played from a scenario file
    std::string scenarioText{};
    std::vector<alerts::BadLine> badLines{}; ///< skipped
    /// The other simulations of its queue, where the same analysts worked on the cases of all: the input has their
    /// rules as its company.
    std::vector<store::StoredSimulation> company{};
};

/// Reads what a simulation was run from: the rule, version profile and analysts as they were; the documents from their
/// files, or made by the floods that are kept. An error says what is missing: cases that no simulation made, documents
/// that came through a pipe (MissingValue), a file that is gone (NotFound) or has another number of documents than
/// before (Conflict), maintenance windows that muted alerts and were not given again (MissingValue). Any thread but
/// that of the workspace's other connections; stops within 100 ms of a request with ErrorCode::Cancelled.
[[nodiscard]] base::Result<KeptInput> readKeptInput(const store::Workspace& workspace, std::int64_t simulation,
                                                    const SecondRunSettings& settings,
                                                    base::Progress* progress = nullptr, std::stop_token stop = {});

} // namespace casewright::archive
