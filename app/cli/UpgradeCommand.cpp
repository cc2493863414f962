// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/UpgradeCommand.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/InputText.h"
#include "app/cli/Interruption.h"
#include "app/cli/KeptInputs.h"
#include "app/cli/MaintenanceWindows.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "app/cli/StoredCases.h"
#include "app/cli/UpgradeReport.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/archive/KeptInput.h"
#include "core/rules/RuleJson.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

/// The alerts of a rule, and who works on its cases.
struct Inputs {
    std::shared_ptr<const alerts::AlertTable> table{};
    std::string description{};
    engine::ActionInput action{};                 ///< but for the action
};

/// Goes from rule to rule. An error of one of them is kept beside it; only a stop ends everything.
class Upgrade final {
public:
    Upgrade(const UpgradeOptions& options, UpgradeReport& report, const std::stop_token& stop)
        : m_options(options), m_report(report), m_stop(stop)
    {
    }
    [[nodiscard]] ExitCode run();

private:
    [[nodiscard]] ExitCode readFiles();
    [[nodiscard]] ExitCode readWorkspace();
    [[nodiscard]] Result<void> readAlerts(ProgressLine& progress);
    [[nodiscard]] Result<Inputs> inputsOf(UpgradedRule& rule, ProgressLine& progress);
    [[nodiscard]] Result<void> look(UpgradedRule& rule, ProgressLine& progress);

    const UpgradeOptions& m_options;
    UpgradeReport& m_report;
    std::stop_token m_stop;
    std::optional<store::Workspace> m_workspace;
    std::vector<store::StoredSimulation> m_simulations;      ///< the newest first
    engine::AnalystModel m_analysts{};
};

ExitCode Upgrade::readFiles()
{
    std::vector<std::string> files{m_options.rule};
    files.insert(files.end(), m_options.moreRules.begin(), m_options.moreRules.end());
    for (const std::string& file : files) {
        Result<rules::RuleFile> read = readRules(file, m_stop);
        if (!read)
            return refuse(read.error());
        for (const rules::FiledRule& each : read->rules)
            m_report.rules.push_back({.rule = each.rule});
    }
    return ExitCode::Done;
}

ExitCode Upgrade::readWorkspace()
{
    Result<store::Workspace> workspace = openToRead(m_options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    m_workspace.emplace(std::move(*workspace));
    m_report.workspace = m_options.workspace;
    const Result<std::vector<store::StoredRule>> rules = m_workspace->rules();
    if (!rules)
        return refuseWorkspace(rules.error());
    for (const store::StoredRule& each : *rules)
        m_report.rules.push_back({.rule = each.rule});
    Result<std::vector<store::StoredSimulation>> simulations = m_workspace->simulations();
    if (!simulations)
        return refuseWorkspace(simulations.error());
    m_simulations = std::move(*simulations);
    if (!m_options.from.empty())
        return ExitCode::Done;
    const Result<std::optional<std::string>> profile = m_workspace->setting(ProfileSetting);
    if (!profile)
        return refuseWorkspace(profile.error());
    const auto found = rules::versionProfile(profile->value_or(std::string(rules::newestProfile().name)));
    if (!found)
        return refuseInput(found.error());
    m_report.from = *found;
    return ExitCode::Done;
}

Result<void> Upgrade::readAlerts(ProgressLine& progress)
{
    if (m_options.alerts.empty())
        return {};
    Result<engine::AnalystModel> analysts = readAnalysts(m_options.analysts, m_stop);
    if (!analysts)
        return base::fail(analysts.error());
    m_analysts = std::move(*analysts);
    Result<AlertInput> input = readAlertInput(m_options, progress, m_stop);
    if (!input)
        return base::fail(input.error());
    m_report.alerts = std::move(*input);
    return {};
}

/// Of the newest simulation of the rule whose source can be read again.
Result<Inputs> Upgrade::inputsOf(UpgradedRule& rule, ProgressLine& progress)
{
    if (m_report.alerts)
        return Inputs{.table = m_report.alerts->table,
                      .description = describeAlerts(*m_report.alerts),
                      .action = {.action = {.groupBy = {}}, .analysts = m_analysts, .seed = m_options.seed}};
    const auto newest = std::find_if(m_simulations.begin(), m_simulations.end(), [&rule](const auto& each) {
        const Result<rules::Rule> was = rules::parseRule(each.ruleJson, each.name);
        return each.state == store::SimulationState::Finished && each.origin == store::CaseOrigin::Simulation
            && !each.isScenario && was && was->id == rule.rule.id;
    });
    if (newest == m_simulations.end())
        return base::fail(ErrorCode::MissingValue, "no simulation of it is kept; --alerts says what to run it over.");
    rule.simulation = newest->key;
    const archive::SecondRunSettings settings{.skipBadLines = m_options.skipBadLines,
                                              .takesChanges = true,
                                              .silences = silencesOf(m_options.maintenanceWindows)};
    Result<archive::KeptInput> kept =
        archive::readKeptInput(*m_workspace, newest->key, settings, progress.begin("Reading what was kept"), m_stop);
    if (!kept)
        return base::fail(kept.error());
    return Inputs{.table = kept->input.alerts,
                  .description = fmt::format("the alerts of simulation {}, {}: {}", newest->key, newest->source.name,
                                             counted(kept->input.alerts->size(), "document", "documents")),
                  .action = {.action = {.groupBy = {}},
                             .analysts = std::move(kept->input.analysts),
                             .seed = kept->input.seed,
                             .newCases = std::move(kept->input.newCases)}};
}

Result<void> Upgrade::look(UpgradedRule& rule, ProgressLine& progress)
{
    if (!rule.rule.casesAction)
        return base::fail(ErrorCode::MissingValue, "it has no Cases action.");
    Result<Inputs> inputs = inputsOf(rule, progress);
    if (!inputs)
        return base::fail(inputs.error());
    rule.alerts = inputs->description;
    inputs->action.action = *rule.rule.casesAction;
    m_report.haveAnalystsWorked = m_report.haveAnalystsWorked || !inputs->action.analysts.isIdle();
    static_cast<void>(progress.begin(fmt::format("Simulating {}", printable(rule.rule.name))));
    Result<analysis::UpgradeChange> change = analysis::upgradeChange(
        {.runs = {.rule = rule.rule,
                  .alerts = inputs->table,
                  .profile = m_report.from,
                  .silences = silencesOf(m_options.maintenanceWindows)},
         .action = std::move(inputs->action)},
        m_report.from, m_report.to, m_stop);
    if (!change)
        return base::fail(change.error());
    rule.change = std::move(*change);
    return {};
}

ExitCode Upgrade::run()
{
    const auto begun = Clock::now();
    m_report.from = m_options.from.empty() ? rules::newestProfile() : rules::versionProfile(m_options.from).value();
    m_report.to = m_options.to.empty() ? rules::newestProfile() : rules::versionProfile(m_options.to).value();
    if (const ExitCode code = m_options.workspace.empty() ? readFiles() : readWorkspace(); code != ExitCode::Done)
        return code;
    std::optional<base::Error> error;
    {
        ProgressLine progress;
        if (const Result<void> read = readAlerts(progress); !read)
            error = read.error();
        for (UpgradedRule& rule : m_report.rules) {
            if (error)
                break;
            const Result<void> looked = look(rule, progress);
            if (!looked && looked.error().code == ErrorCode::Cancelled)
                error = looked.error();
            else if (!looked)
                rule.problem = base::describe(looked.error());
        }
    }
    m_report.seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    return error ? refuse(*error) : ExitCode::Done;
}

archive::WhatIfReport pageOf(const UpgradeReport& report)
{
    archive::WhatIfReport page{.title = fmt::format("From Kibana {} to {}", report.from.name, report.to.name),
                               .source = report.alerts ? describeAlerts(*report.alerts) : report.workspace,
                               .profile = fmt::format("{} and {}", report.from.name, report.to.name),
                               .haveAnalystsWorked = report.haveAnalystsWorked};
    for (const UpgradedRule& each : report.rules)
        if (each.change)
            page.upgrades.push_back(*each.change);
    if (!report.rules.empty())
        page.rule = report.rules.front().rule;
    return page;
}

} // namespace

ExitCode reportUpgrade(const UpgradeOptions& options)
{
    UpgradeReport report;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        if (const ExitCode code = Upgrade(options, report, interruption.token()).run(); code != ExitCode::Done)
            return code;
    }
    if (report.alerts) {
        for (const std::string& note : report.alerts->notes)
            printNote(note);
        if (const std::uint64_t bad = report.alerts->table->counts().badRecords; bad > 0)
            printSkippedLines(bad, report.alerts->badLines, fileOfLines(*report.alerts));
    }
    if (report.rules.empty())
        printNote(fmt::format("{} has no rules.", options.workspace.empty() ? options.rule : options.workspace));
    print(options.format == Format::Json ? upgradeJson(report) : upgradeText(report));
    const ExitCode code = finishOutput();
    return options.report.empty() ? code : highest(code, writeReportFile(pageOf(report), options.report));
}

} // namespace casewright::cli
