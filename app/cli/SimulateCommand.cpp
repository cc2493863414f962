// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulateCommand.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/cli/Interruption.h"
#include "app/cli/JsonReport.h"
#include "app/cli/KeptInputs.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/RuleInput.h"
#include "app/cli/TextReport.h"
#include "core/rules/RuleJson.h"
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

bool isThere(const std::string& path)
{
    std::error_code error;
    return std::filesystem::exists(path, error);
}

base::Timestamp wallClock()
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

ExitCode refuse(const base::Error& error, ExitCode code)
{
    if (error.code == ErrorCode::Cancelled)
        return ExitCode::Interrupted;
    printError(error);
    return code;
}

} // namespace

SimulateCommand::SimulateCommand(SimulateOptions options)
    : m_options(std::move(options)), m_profile(rules::newestProfile())
{
}

ExitCode SimulateCommand::run()
{
    const Interruption interruption;
    if (!isKept() && !m_options.noStore)
        printNote("Nothing is kept: --workspace FILE keeps the result, --no-store says that none is wanted.");
    ExitCode code = prepare(interruption.token());
    if (code == ExitCode::Done)
        code = simulate(interruption.token());
    if (code == ExitCode::Interrupted)
        printNote(m_writer ? fmt::format("Stopped. What was written stays in {}, marked as cancelled.",
                                         m_options.workspace)
                           : "Stopped. Nothing was kept.");
    return code;
}

/// Looks at all that is quick to look at, so that everything wrong with it is said at once.
ExitCode SimulateCommand::prepare(const std::stop_token& stop)
{
    ExitCode code = readProfile();
    Result<rules::Rule> rule = readRule(m_options.rule, stop);
    if (!rule)
        return highest(code, refuse(rule.error(), ExitCode::BadInput));
    m_rule = std::move(*rule);
    m_findings = rules::validate(*m_rule, m_profile);
    return highest(code, checkRule());
}

/// The one that was asked for; else that of the workspace; else the newest.
ExitCode SimulateCommand::readProfile()
{
    std::string name = m_options.kibana;
    if (isKept() && isThere(m_options.workspace)) {
        const Result<store::Workspace> workspace =
            store::Workspace::open(m_options.workspace, store::Access::ReadWrite);
        if (!workspace)
            return refuse(workspace.error(), ExitCode::BadStorage);
        const Result<std::optional<std::string>> chosen = workspace->setting(ProfileSetting);
        if (!chosen)
            return refuse(chosen.error(), ExitCode::BadStorage);
        if (name.empty())
            name = chosen->value_or("");
    }
    if (name.empty())
        return ExitCode::Done;
    const Result<rules::VersionProfile> profile = rules::versionProfile(name);
    if (!profile)
        return refuse(profile.error(), m_options.kibana.empty() ? ExitCode::BadStorage : ExitCode::WrongUsage);
    m_profile = *profile;
    return ExitCode::Done;
}

ExitCode SimulateCommand::checkRule() const
{
    ExitCode code = ExitCode::Done;
    for (const rules::Finding& finding : m_findings) {
        const std::string text =
            base::describe({ErrorCode::InvalidValue, finding.text, placeOf(finding, *m_rule, m_options.rule)});
        if (finding.severity == rules::Severity::Error) {
            printError(text);
            code = ExitCode::Failed;
        } else {
            printWarning(text);
        }
    }
    return code;
}

ExitCode SimulateCommand::simulate(const std::stop_token& stop)
{
    std::optional<Result<engine::SimulationResult>> result;
    {
        ProgressLine progress;
        m_onTerminal = progress.isShown();
        Result<AlertInput> input = readAlertInput(m_options, progress, stop);
        m_timing.readSeconds = secondsSince(m_begun);
        if (!input)
            return giveUp(input.error());
        m_input = std::move(*input);
        if (const ExitCode opened = isKept() ? openWorkspace() : ExitCode::Done; opened != ExitCode::Done)
            return opened;
        m_notes = std::make_unique<RunNotes>(m_writer.get());
        result = engine::simulate({*m_rule, m_input.table, m_profile}, m_notes.get(), progress.begin("Simulating"),
                                  stop);
        if (*result && m_writer && !stop.stop_requested()) {
            static_cast<void>(progress.begin("Writing the workspace"));
            const Result<std::int64_t> key = m_writer->finish(**result);
            if (!key)
                result = base::fail(key.error());
            else
                m_keptIn = {m_options.workspace, *key};
            m_timing.storeSeconds = m_writer->storeSeconds();
        } else if (*result && m_writer) {
            result = base::fail(ErrorCode::Cancelled, "Stopped.");
        }
    }
    return *result ? report(**result) : giveUp(result->error());
}

ExitCode SimulateCommand::openWorkspace()
{
    {
        Result<store::Workspace> workspace = store::Workspace::open(m_options.workspace, store::Access::Create);
        if (!workspace)
            return refuse(workspace.error(), ExitCode::BadStorage);
        if (const Result<void> kept = keepInputs(*workspace, *m_rule, m_input, m_profile); !kept)
            return refuse(kept.error(), ExitCode::BadStorage);
    }
    const store::StoredSimulation simulation{
        .name = m_rule->name + " · " + m_input.source.name,
        .ruleJson = rules::writeRule(*m_rule),
        .source = m_input.source.name,
        .profile = std::string(m_profile.name),
        .seed = m_options.seed,
        .startedAt = wallClock(),
    };
    auto writer = store::SimulationWriter::begin(m_options.workspace, simulation, m_input.table);
    if (!writer)
        return refuse(writer.error(), ExitCode::BadStorage);
    m_writer = std::move(*writer);
    return ExitCode::Done;
}

/// After an error: marks the simulation, and says what happened.
ExitCode SimulateCommand::giveUp(const base::Error& error)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    ExitCode code = ExitCode::BadInput;
    if (m_writer) {
        // An error of the writer's comes again from here; it is said once.
        const Result<void> marked =
            m_writer->abandon(cancelled ? store::SimulationState::Cancelled : store::SimulationState::Failed);
        const bool isNew = !marked && marked.error() != error;
        if (isNew)
            printError(marked.error());
        if (!marked)
            code = ExitCode::BadStorage;
    }
    if (m_notes && !m_notes->nextFailed() && code != ExitCode::BadStorage)
        code = ExitCode::Failed;   // the engine, about the rule
    if (m_notes && m_notes->nextFailed())
        code = ExitCode::BadStorage;
    const ExitCode ended = refuse(error, code);
    if (!m_notes && error.location && error.location->line > 0 && !m_options.skipBadLines
        && !m_options.alerts.starts_with("flood:"))
        printNote("--skip-bad-lines leaves out such lines, and counts them.");
    if (m_writer && !cancelled)
        printNote(fmt::format("What was written stays in {}, marked as failed.", m_options.workspace));
    return ended;
}

ExitCode SimulateCommand::report(const engine::SimulationResult& result)
{
    m_timing.totalSeconds = secondsSince(m_begun);
    const SimulationReport report{.options = m_options,
                                  .rule = *m_rule,
                                  .profile = m_profile,
                                  .findings = m_findings,
                                  .input = m_input,
                                  .result = result,
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
        printNote(fmt::format("Kept in {} as simulation {}.", m_options.workspace, m_keptIn.simulation));
    if (m_onTerminal)
        printNote(fmt::format("{:.2f} s, of which reading {:.2f} s; {:.0f} MiB of memory at most.",
                              m_timing.totalSeconds, m_timing.readSeconds, report.peakMegabytes));
    return code;
}

} // namespace casewright::cli
