// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulateCommand.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

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
    if (const ExitCode read = readRules(stop); read != ExitCode::Done)
        return highest(code, read);
    Result<engine::AnalystModel> analysts = readAnalysts(m_options.analysts, stop);
    if (!analysts)
        return highest(code, refuse(analysts.error(), ExitCode::BadInput));
    m_analysts = std::move(*analysts);
    for (SimulatedRule& each : m_rules) {
        if (Result<void> chosen = chooseConfiguration(each, stop); !chosen)
            return highest(code, refuse(chosen.error(), ExitCode::BadInput));
        code = highest(code, printFindings(each.findings, each.rule, each.options.rule));
    }
    return code;
}

ExitCode SimulateCommand::readRules(const std::stop_token& stop)
{
    std::vector<std::string> files{m_options.rule};
    files.insert(files.end(), m_options.moreRules.begin(), m_options.moreRules.end());
    for (const std::string& file : files) {
        Result<rules::Rule> rule = readRule(file, m_options.ruleId, stop);
        if (!rule)
            return refuse(rule.error(), ExitCode::BadInput);
        m_rules.push_back({.options = m_options, .rule = std::move(*rule)});
        m_rules.back().options.rule = file;
        m_rules.back().findings = rules::validate(m_rules.back().rule, m_profile);
    }
    return ExitCode::Done;
}

/// Of the owner of the rule's cases: that of the file that was named; else that of the workspace.
Result<void> SimulateCommand::chooseConfiguration(SimulatedRule& of, const std::stop_token& stop)
{
    Result<std::optional<cases::CaseConfiguration>> chosen = readConfiguration(m_options.configuration, of.rule, stop);
    if (!chosen)
        return base::fail(std::move(chosen.error()));
    for (const store::StoredConfiguration& stored : m_configurations) {
        if (m_options.configuration.empty() && stored.configuration.owner == rules::ownerOf(of.rule))
            *chosen = stored.configuration;
    }
    of.newCases = CaseSettings::of(of.rule, std::move(*chosen));
    const std::vector<rules::Finding> misfits = analysis::findTemplateMisfits(of.rule, of.newCases.configuration);
    of.findings.insert(of.findings.end(), misfits.begin(), misfits.end());
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
    for (const AlertInput& each : m_input.more)
        for (const std::string& note : each.notes)
            printNote(note);
    for (SimulatedRule& each : m_rules) {
        static_cast<void>(printFindings(each.queryFindings, each.rule, each.options.rule)); // warnings only
        each.findings.insert(each.findings.end(), each.queryFindings.begin(), each.queryFindings.end());
    }
    return error ? giveUp(*error) : ExitCode::Done;
}

Result<void> SimulateCommand::simulate(ProgressLine& progress, const std::stop_token& stop)
{
    m_stage = Stage::Reading;
    if (Result<void> read = readAlerts(progress, stop); !read)
        return read;
    if (isKept()) {
        m_stage = Stage::Storing;
        if (Result<void> opened = openWorkspace(stop); !opened)
            return opened;
    }
    m_stage = Stage::Running;
    if (Result<void> played = play(progress, stop); !played || !m_writer)
        return played;
    m_stage = Stage::Storing;
    return finish(progress, stop);
}

Result<void> SimulateCommand::readAlerts(ProgressLine& progress, const std::stop_token& stop)
{
    Result<AlertInput> input = readAlertInputs(m_options, progress, stop);
    if (!input)
        return base::fail(input.error());
    m_input = std::move(*input);
    m_timing.readSeconds = secondsSince(m_begun);
    for (SimulatedRule& each : m_rules) {
        std::optional<std::vector<rules::Finding>> misfits =
            analysis::findQueryMisfits(each.rule, m_profile, *m_input.table, stop);
        if (!misfits)
            return base::fail(ErrorCode::Cancelled, "Stopped.");
        each.queryFindings = std::move(*misfits);
    }
    return {};
}

Result<void> SimulateCommand::play(ProgressLine& progress, const std::stop_token& stop)
{
    engine::QueueInput queue{.rules = {}, .analysts = m_analysts, .seed = m_options.seed, .keepsHistory = isKept()};
    std::vector<engine::RunSink*> sinks;
    for (SimulatedRule& each : m_rules) {
        each.notes = std::make_unique<RunNotes>(m_writer ? &m_writer->sink(sinks.size()) : nullptr);
        sinks.push_back(each.notes.get());
        queue.rules.push_back({.rule = each.rule,
                               .alerts = m_input.table,
                               .profile = m_profile,
                               .silences = m_silences,
                               .newCases = each.newCases.fields});
    }
    Result<engine::QueueResult> result = engine::simulateQueue(queue, sinks, progress.begin("Simulating"), stop);
    if (!result)
        return base::fail(result.error());
    m_result = std::move(*result);
    return {};
}

Result<void> SimulateCommand::finish(ProgressLine& progress, const std::stop_token& stop)
{
    if (stop.stop_requested())
        return base::fail(ErrorCode::Cancelled, "Stopped.");
    static_cast<void>(progress.begin("Writing the workspace"));
    if (Result<void> kept = m_writer->finish(m_result->rules, stop); !kept)
        return kept;
    m_timing.storeSeconds = m_writer->storeSeconds();
    return {};
}

Result<void> SimulateCommand::openWorkspace(const std::stop_token& stop)
{
    std::vector<store::StoredSimulation> simulations;
    {
        Result<store::Workspace> workspace = store::Workspace::open(m_options.workspace, store::Access::Create);
        if (!workspace)
            return base::fail(workspace.error());
        for (const SimulatedRule& each : m_rules) {
            if (Result<void> kept = keepInputs(*workspace, each.rule, m_input, m_profile); !kept)
                return kept;
            simulations.push_back(simulationOf(each));
        }
    }
    auto writer = store::QueueWriter::begin(m_options.workspace, std::move(simulations), stop);
    if (!writer)
        return base::fail(writer.error());
    m_writer = std::move(*writer);
    return {};
}

store::StoredSimulation SimulateCommand::simulationOf(const SimulatedRule& rule) const
{
    std::string sources = m_input.source.name;
    std::vector<store::StoredSource> more;
    for (const AlertInput& each : m_input.more) {
        sources += " and " + each.source.name;
        more.push_back(keptSource(each, m_options.seed));
    }
    const std::optional<cases::CaseConfiguration>& configuration = rule.newCases.configuration;
    return {
        .name = rule.rule.name + " against " + sources,
        .ruleJson = rules::writeRule(rule.rule),
        .source = keptSource(m_input, m_options.seed),
        .moreSources = std::move(more),
        .profile = std::string(m_profile.name),
        .analysts = m_analysts.isIdle() ? std::string() : engine::writeAnalysts(m_analysts),
        .analystsSeed = m_options.seed,
        .configuration = configuration ? cases::configurationJson(*configuration) : std::string(),
        .startedAt = wallClock(),
    };
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
    QueueReport queue{.rules = {}, .sum = m_result->sum};
    const double peak = peakMegabytes();
    for (std::size_t i = 0; i < m_rules.size(); ++i) {
        const SimulatedRule& each = m_rules[i];
        queue.rules.push_back({.options = each.options,
                               .rule = each.rule,
                               .profile = m_profile,
                               .findings = each.findings,
                               .input = m_input,
                               .analysts = m_analysts,
                               .silences = m_silences,
                               .newCases = each.newCases,
                               .result = m_result->rules[i],
                               .notes = *each.notes,
                               .keptIn = m_writer ? KeptIn{m_options.workspace, m_writer->keys()[i]} : KeptIn{},
                               .timing = m_timing,
                               .peakMegabytes = peak});
    }
    const bool isOne = queue.rules.size() == 1;
    if (m_options.format == Format::Json)
        isOne ? printJsonReport(queue.rules.front()) : printJsonReport(queue);
    else
        print(isOne ? textReport(queue.rules.front(), terminalWidth()) : textReport(queue, terminalWidth()));
    const ExitCode code = finishOutput();
    printKept();
    if (m_onTerminal)
        printNote(fmt::format("{:.2f} s, of which reading {:.2f} s; {:.0f} MiB of memory at most.",
                              m_timing.totalSeconds, m_timing.readSeconds, peak));
    return code;
}

void SimulateCommand::printKept() const
{
    if (!m_writer)
        return;
    const std::vector<std::int64_t>& keys = m_writer->keys();
    printNote(fmt::format("Kept in {} as {} {}.{}", m_options.workspace,
                          keys.size() == 1 ? "simulation" : "simulations", fmt::join(keys, ", "),
                          m_options.maintenanceWindows.empty()
                              ? ""
                              : " The maintenance windows are not kept: the window cannot explain its alerts."));
}

} // namespace casewright::cli
