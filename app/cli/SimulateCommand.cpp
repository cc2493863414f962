// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulateCommand.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/cli/Acting.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonReport.h"
#include "app/cli/KeptInputs.h"
#include "app/cli/MaintenanceWindows.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/RuleInput.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextReport.h"
#include "core/analysis/QueryFit.h"
#include "core/analysis/TemplateFit.h"
#include "core/cases/CaseConfigurationJson.h"
#include "core/rules/RuleJson.h"
#include "core/store/ServerAddress.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begun)
{
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

/// Whether there is something that could be a workspace; an empty file is yet to become one. A server is asked.
bool isThere(const std::string& path)
{
    if (store::isServerAddress(path)) {
        const Result<store::Workspace> found = store::Workspace::open(path, store::Access::ReadOnly);
        return found || found.error().code != ErrorCode::NotFound;
    }
    std::error_code error;
    const bool isEmpty = std::filesystem::is_regular_file(path, error) && std::filesystem::file_size(path, error) == 0;
    return std::filesystem::exists(path, error) && !isEmpty;
}

/// The source as the simulation is kept with: from a pipe it cannot be read again.
store::StoredSource keptSource(const AlertInput& input, std::uint64_t seed)
{
    store::StoredSource source = input.source;
    source.seed = seed;
    if (!input.isKept)
        source.path.clear();
    return source;
}

ExitCode refuse(const base::Error& error, ExitCode code)
{
    if (error.code == ErrorCode::Cancelled)
        return ExitCode::Interrupted;
    printError(error);
    return code;
}

/// What an error means that came up in a stage.
ExitCode exitCodeOf(SimulateCommand::Stage stage)
{
    switch (stage) {
    case SimulateCommand::Stage::Reading: return ExitCode::BadInput;
    case SimulateCommand::Stage::Running: return ExitCode::Failed;
    case SimulateCommand::Stage::Storing: return ExitCode::BadStorage;
    }
    return ExitCode::Failed;
}

} // namespace

SimulateCommand::SimulateCommand(SimulateOptions options)
    : m_options(std::move(options)), m_profile(rules::newestProfile()),
      m_silences(silencesOf(m_options.maintenanceWindows))
{
}

ExitCode SimulateCommand::run()
{
    if (!isKept() && !m_options.noStore)
        printNote("Nothing is kept: --workspace FILE keeps the result, --no-store says that none is wanted.");
    ExitCode code = ExitCode::Done;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        code = prepare(interruption.token());
        if (code == ExitCode::Done)
            code = simulate(interruption.token());
    }
    if (code == ExitCode::Interrupted)
        printNote(m_writer ? fmt::format("Stopped. What was written stays in {}, marked as cancelled.",
                                         m_options.workspace)
                           : "Stopped. Nothing was kept.");
    return code == ExitCode::Done ? report() : code;
}

/// Looks at all that is quick to look at, so that everything wrong with it is said at once.
ExitCode SimulateCommand::prepare(const std::stop_token& stop)
{
    ExitCode code = readSettings();
    Result<rules::Rule> rule = readRule(m_options.rule, m_options.ruleId, stop);
    if (!rule)
        return highest(code, refuse(rule.error(), ExitCode::BadInput));
    m_rule = std::move(*rule);
    m_findings = rules::validate(*m_rule, m_profile);
    Result<engine::AnalystModel> analysts = readAnalysts(m_options.analysts, stop);
    if (!analysts)
        return highest(code, refuse(analysts.error(), ExitCode::BadInput));
    m_analysts = std::move(*analysts);
    if (Result<void> chosen = chooseConfiguration(stop); !chosen)
        return highest(code, refuse(chosen.error(), ExitCode::BadInput));
    return highest(code, printFindings(m_findings, *m_rule, m_options.rule));
}

/// Of the owner of the rule's cases: that of the file that was named; else that of the workspace.
Result<void> SimulateCommand::chooseConfiguration(const std::stop_token& stop)
{
    Result<std::optional<cases::CaseConfiguration>> chosen =
        readConfiguration(m_options.configuration, *m_rule, stop);
    if (!chosen)
        return base::fail(std::move(chosen.error()));
    for (const store::StoredConfiguration& stored : m_configurations) {
        if (m_options.configuration.empty() && stored.configuration.owner == rules::ownerOf(*m_rule))
            *chosen = stored.configuration;
    }
    m_newCases = CaseSettings::of(*m_rule, std::move(*chosen));
    const std::vector<rules::Finding> misfits = analysis::findTemplateMisfits(*m_rule, m_newCases.configuration);
    m_findings.insert(m_findings.end(), misfits.begin(), misfits.end());
    return {};
}

/// The profile: the one that was asked for; else that of the workspace; else the newest. And the workspace's
/// configurations of cases.
ExitCode SimulateCommand::readSettings()
{
    std::string name = m_options.kibana;
    if (isKept() && isThere(m_options.workspace)) {
        Result<store::Workspace> workspace =
            store::Workspace::open(m_options.workspace, store::Access::Create); // also one that is half made
        if (!workspace)
            return refuse(workspace.error(), ExitCode::BadStorage);
        printUpgrade(*workspace);
        const Result<std::optional<std::string>> chosen = workspace->setting(ProfileSetting);
        if (!chosen)
            return refuse(chosen.error(), ExitCode::BadStorage);
        if (name.empty())
            name = chosen->value_or("");
        Result<std::vector<store::StoredConfiguration>> configurations =
            store::ConfigureClient(*workspace).configurations();
        if (!configurations)
            return refuse(configurations.error(), ExitCode::BadStorage);
        m_configurations = std::move(*configurations);
    }
    if (name.empty())
        return ExitCode::Done;
    const Result<rules::VersionProfile> profile = rules::versionProfile(name);
    if (!profile)
        return refuse(profile.error(), m_options.kibana.empty() ? ExitCode::BadStorage : ExitCode::WrongUsage);
    m_profile = *profile;
    return ExitCode::Done;
}

ExitCode SimulateCommand::simulate(const std::stop_token& stop)
{
    std::optional<base::Error> error;
    {
        // The line goes before anything else is said.
        ProgressLine progress;
        m_onTerminal = progress.isShown();
        if (const Result<void> done = simulate(progress, stop); !done)
            error = done.error();
    }
    for (const std::string& note : m_input.notes)
        printNote(note);
    static_cast<void>(printFindings(m_queryFindings, *m_rule, m_options.rule)); // warnings only
    m_findings.insert(m_findings.end(), m_queryFindings.begin(), m_queryFindings.end());
    return error ? giveUp(*error) : ExitCode::Done;
}

Result<void> SimulateCommand::simulate(ProgressLine& progress, const std::stop_token& stop)
{
    m_stage = Stage::Reading;
    Result<AlertInput> input = readAlertInput(m_options, progress, stop);
    if (!input)
        return base::fail(input.error());
    m_input = std::move(*input);
    m_timing.readSeconds = secondsSince(m_begun);
    std::optional<std::vector<rules::Finding>> misfits =
        analysis::findQueryMisfits(*m_rule, m_profile, *m_input.table, stop);
    if (!misfits)
        return base::fail(ErrorCode::Cancelled, "Stopped.");
    m_queryFindings = std::move(*misfits);
    if (isKept()) {
        m_stage = Stage::Storing;
        if (Result<void> opened = openWorkspace(stop); !opened)
            return opened;
    }
    m_stage = Stage::Running;
    m_notes = std::make_unique<RunNotes>(m_writer.get());
    const engine::SimulationInput simulation{.rule = *m_rule,
                                             .alerts = m_input.table,
                                             .profile = m_profile,
                                             .analysts = m_analysts,
                                             .seed = m_options.seed,
                                             .silences = m_silences,
                                             .newCases = m_newCases.fields,
                                             .keepsQueueHistory = isKept()};
    Result<engine::SimulationResult> result =
        engine::simulate(simulation, m_notes.get(), progress.begin("Simulating"), stop);
    if (!result)
        return base::fail(result.error());
    m_result = std::move(*result);
    if (!m_writer)
        return {};
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "Stopped.");
    m_stage = Stage::Storing;
    static_cast<void>(progress.begin("Writing the workspace"));
    const Result<std::int64_t> key = m_writer->finish(*m_result, stop);
    if (!key)
        return base::fail(key.error());
    m_keptIn = {m_options.workspace, *key};
    m_timing.storeSeconds = m_writer->storeSeconds();
    return {};
}

Result<void> SimulateCommand::openWorkspace(const std::stop_token& stop)
{
    {
        Result<store::Workspace> workspace = store::Workspace::open(m_options.workspace, store::Access::Create);
        if (!workspace)
            return base::fail(workspace.error());
        if (Result<void> kept = keepInputs(*workspace, *m_rule, m_input, m_profile); !kept)
            return kept;
    }
    const store::StoredSimulation simulation{
        .name = m_rule->name + " against " + m_input.source.name,
        .ruleJson = rules::writeRule(*m_rule),
        .source = keptSource(m_input, m_options.seed),
        .profile = std::string(m_profile.name),
        .analysts = m_analysts.isIdle() ? std::string() : engine::writeAnalysts(m_analysts),
        .analystsSeed = m_options.seed,
        .configuration = m_newCases.configuration ? cases::configurationJson(*m_newCases.configuration) : std::string(),
        .startedAt = wallClock(),
    };
    auto writer = store::SimulationWriter::begin(m_options.workspace, simulation, m_input.table, stop);
    if (!writer)
        return base::fail(writer.error());
    m_writer = std::move(*writer);
    return {};
}

/// After an error: says what happened, and marks the simulation.
ExitCode SimulateCommand::giveUp(const base::Error& error)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    ExitCode code = refuse(error, exitCodeOf(m_stage));
    if (m_stage == Stage::Reading && error.text.ends_with("skip bad lines"))
        printNote("--skip-bad-lines leaves out such lines, and counts them.");
    if (!m_writer)
        return code;
    const Result<void> marked =
        m_writer->abandon(cancelled ? store::SimulationState::Cancelled : store::SimulationState::Failed);
    if (!marked) {
        // If it was the writer that failed, its error comes again from here; it is said once.
        if (marked.error() != error)
            printError(marked.error());
        code = highest(code, ExitCode::BadStorage);
    }
    if (!cancelled)
        printNote(fmt::format("What was written stays in {}, marked as failed.", m_options.workspace));
    return code;
}

ExitCode SimulateCommand::report()
{
    m_timing.totalSeconds = secondsSince(m_begun);
    const SimulationReport report{.options = m_options,
                                  .rule = *m_rule,
                                  .profile = m_profile,
                                  .findings = m_findings,
                                  .input = m_input,
                                  .analysts = m_analysts,
                                  .silences = m_silences,
                                  .newCases = m_newCases,
                                  .result = *m_result,
                                  .notes = *m_notes,
                                  .keptIn = m_keptIn,
                                  .timing = m_timing,
                                  .peakMegabytes = peakMegabytes()};
    if (m_options.format == Format::Json)
        printJsonReport(report);
    else
        print(textReport(report, terminalWidth()));
    const ExitCode code = finishOutput();
    if (isKept())
        printNote(fmt::format("Kept in {} as simulation {}.{}", m_options.workspace, m_keptIn.simulation,
                              m_options.maintenanceWindows.empty()
                                  ? ""
                                  : " The maintenance windows are not kept: the window cannot explain its alerts."));
    if (m_onTerminal)
        printNote(fmt::format("{:.2f} s, of which reading {:.2f} s; {:.0f} MiB of memory at most.",
                              m_timing.totalSeconds, m_timing.readSeconds, report.peakMegabytes));
    return code;
}

} // namespace casewright::cli
