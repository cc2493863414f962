// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "app/cli/AlertInput.h"
#include "app/cli/CaseSettings.h"
#include "app/cli/ExitCode.h"
#include "app/cli/Options.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/RunNotes.h"
#include "app/cli/SimulationReport.h"
#include "core/base/Result.h"
#include "core/engine/Simulation.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"
#include "core/store/ConfigureClient.h"
#include "core/store/SimulationWriter.h"

namespace casewright::cli {

/// `simulate`: reads the rule and the alerts, runs the engine, keeps and prints the result. Used once.
class SimulateCommand final {
public:
    /// What it is at, which decides what an error means: bad input, a bad rule, or a bad workspace.
    enum class Stage : std::uint8_t { Reading, Running, Storing };

    explicit SimulateCommand(SimulateOptions options);
    [[nodiscard]] ExitCode run();

private:
    [[nodiscard]] ExitCode prepare(const std::stop_token& stop);
    [[nodiscard]] ExitCode readSettings();
    [[nodiscard]] base::Result<void> chooseConfiguration(const std::stop_token& stop);
    [[nodiscard]] ExitCode simulate(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> simulate(ProgressLine& progress, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> openWorkspace(const std::stop_token& stop);
    [[nodiscard]] ExitCode giveUp(const base::Error& error);
    [[nodiscard]] ExitCode report();
    [[nodiscard]] bool isKept() const { return !m_options.workspace.empty(); }

    const SimulateOptions m_options;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    rules::VersionProfile m_profile;
    std::optional<rules::Rule> m_rule;
    std::vector<rules::Finding> m_findings;
    std::vector<rules::Finding> m_queryFindings;         ///< what the documents say about the rule's queries
    engine::AnalystModel m_analysts;
    engine::Silences m_silences;
    std::vector<store::StoredConfiguration> m_configurations;   ///< the workspace's
    CaseSettings m_newCases;
    AlertInput m_input;
    std::unique_ptr<store::SimulationWriter> m_writer;   ///< null: nothing is kept
    std::unique_ptr<RunNotes> m_notes;
    std::optional<engine::SimulationResult> m_result;
    KeptIn m_keptIn;
    Timing m_timing;
    Stage m_stage = Stage::Reading;
    bool m_onTerminal = false;
};

} // namespace casewright::cli
