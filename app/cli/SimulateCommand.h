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
#include "core/engine/RuleQueue.h"
#include "core/engine/Simulation.h"
#include "core/rules/Rule.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"
#include "core/store/ConfigureClient.h"
#include "core/store/QueueWriter.h"

namespace casewright::cli {

/// `simulate`: reads the rules and the alerts, runs the engine, keeps and prints the result. Used once.
class SimulateCommand final {
public:
    /// What it is at, which decides what an error means: bad input, a bad rule, or a bad workspace.
    enum class Stage : std::uint8_t { Reading, Running, Storing };

    explicit SimulateCommand(SimulateOptions options);
    [[nodiscard]] ExitCode run();

private:
    /// A rule that is run, and what is known of it.
    struct SimulatedRule {
        SimulateOptions options;                      ///< with the name of its own file as that of the rule
        rules::Rule rule;
        std::vector<rules::Finding> findings{};
        std::vector<rules::Finding> queryFindings{};  ///< what the documents say about its queries
        CaseSettings newCases{};
        std::unique_ptr<RunNotes> notes{};
    };

    [[nodiscard]] ExitCode prepare(const std::stop_token& stop);
    [[nodiscard]] ExitCode readSettings();
    [[nodiscard]] ExitCode readRules(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> chooseConfiguration(SimulatedRule& rule, const std::stop_token& stop);
    [[nodiscard]] ExitCode simulate(const std::stop_token& stop);
    [[nodiscard]] base::Result<void> simulate(ProgressLine& progress, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> readAlerts(ProgressLine& progress, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> openWorkspace(const std::stop_token& stop);
    [[nodiscard]] store::StoredSimulation simulationOf(const SimulatedRule& rule) const;
    [[nodiscard]] base::Result<void> play(ProgressLine& progress, const std::stop_token& stop);
    [[nodiscard]] base::Result<void> finish(ProgressLine& progress, const std::stop_token& stop);
    [[nodiscard]] ExitCode giveUp(const base::Error& error);
    [[nodiscard]] ExitCode report();
    void printKept() const;
    [[nodiscard]] bool isKept() const { return !m_options.workspace.empty(); }

    const SimulateOptions m_options;
    const std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
    rules::VersionProfile m_profile;
    std::vector<SimulatedRule> m_rules;
    engine::AnalystModel m_analysts;
    engine::Silences m_silences;
    std::vector<store::StoredConfiguration> m_configurations;   ///< the workspace's
    AlertInput m_input;
    std::unique_ptr<store::QueueWriter> m_writer;        ///< null: nothing is kept
    std::optional<engine::QueueResult> m_result;
    Timing m_timing;
    Stage m_stage = Stage::Reading;
    bool m_onTerminal = false;
};

} // namespace casewright::cli
