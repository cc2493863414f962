// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CompareCommand.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/CompareReport.h"
#include "app/cli/Interruption.h"
#include "app/cli/MaintenanceWindows.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/ReadingErrors.h"
#include "app/cli/RuleInput.h"
#include "app/cli/SettingChange.h"
#include "app/cli/Spool.h"
#include "app/cli/StoredCases.h"
#include "app/cli/WhatIfReportFile.h"
#include "core/archive/KeptInput.h"
#include "core/rules/Validation.h"
#include "core/rules/VersionProfile.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point begun) { return std::chrono::duration<double>(Clock::now() - begun).count(); }

/// What was wanted, as far as it came, and what was left out of the alerts.
struct Work {
    CompareReport report{};
    std::vector<alerts::BadLine> badLines{};      ///< of kept simulations
};

/// As --set-a and --set-b say, which were parsed before.
void change(const CompareOptions& options, CompareReport& to)
{
    apply(parseSettingChange(options.setA).value(), to.before.input.rule, to.before.input.profile);
    apply(parseSettingChange(options.setB).value(), to.after.input.rule, to.after.input.profile);
}

/// Prints what is to be said of either rule, once.
ExitCode printFindingsOf(const CompareReport& report)
{
    const auto findingsOf = [](const ComparedSide& side) {
        return rules::validate(side.input.rule, side.input.profile);
    };
    const std::vector<rules::Finding> ofBefore = findingsOf(report.before);
    std::vector<rules::Finding> ofAfter = findingsOf(report.after);
    const ExitCode code = printFindings(ofBefore, report.before.input.rule, report.before.file);
    if (report.after.file == report.before.file)
        std::erase_if(ofAfter, [&ofBefore](const rules::Finding& each) {
            return std::find(ofBefore.begin(), ofBefore.end(), each) != ofBefore.end();
        });
    return highest(code, printFindings(ofAfter, report.after.input.rule, report.after.file));
}

/// Both sides but for their alerts.
ExitCode readSides(const CompareOptions& options, CompareReport& to, const std::stop_token& stop)
{
    Result<engine::AnalystModel> analysts = readAnalysts(options.analysts, stop);
    if (!analysts)
        return refuse(analysts.error());
    Result<rules::Rule> rule = readRule(options.rule, options.ruleId, stop);
    if (!rule)
        return refuse(rule.error());
    to.before.file = options.rule;
    to.before.input = {.rule = std::move(*rule),
                       .alerts = nullptr,
                       .profile = options.kibana.empty() ? rules::newestProfile()
                                                         : rules::versionProfile(options.kibana).value(),
                       .analysts = std::move(*analysts),
                       .seed = options.seed,
                       .silences = silencesOf(options.maintenanceWindows)};
    to.after = to.before;
    if (!options.moreRules.empty()) {
        to.after.file = options.moreRules.front();
        Result<rules::Rule> other = readRule(to.after.file, {}, stop);
        if (!other)
            return refuse(other.error());
        to.after.input.rule = std::move(*other);
    }
    change(options, to);
    return printFindingsOf(to);
}

Result<void> readSimulation(const CompareOptions& options, const store::Workspace& workspace, std::int64_t number,
                            ComparedSide& to, Work& on, ProgressLine& progress, const std::stop_token& stop)
{
    const archive::SecondRunSettings settings{.skipBadLines = options.skipBadLines,
                                              .takesChanges = options.takesChanges,
                                              .silences = silencesOf(options.maintenanceWindows)};
    Result<archive::KeptInput> kept =
        archive::readKeptInput(workspace, number, settings, progress.begin("Reading what was kept"), stop);
    if (!kept)
        return base::fail(kept.error());
    if (kept->scenario)
        return base::fail(ErrorCode::NotSupported,
                          fmt::format("Simulation {} was played from a scenario file, and has no rule to compare with "
                                      "another one.",
                                      number));
    to.simulation = number;
    to.simulationName = kept->simulation.name;
    to.input = std::move(kept->input);
    on.badLines = std::move(kept->badLines);
    return {};
}

Result<void> readSimulations(const CompareOptions& options, const store::Workspace& workspace, Work& on,
                             ProgressLine& progress, const std::stop_token& stop)
{
    CompareReport& to = on.report;
    const std::vector<std::int64_t>& numbers = options.simulations;
    if (Result<void> read = readSimulation(options, workspace, numbers.front(), to.before, on, progress, stop); !read)
        return read;
    to.after = to.before;
    if (numbers.size() > 1)
        if (Result<void> read = readSimulation(options, workspace, numbers.back(), to.after, on, progress, stop); !read)
            return read;
    change(options, to);
    return {};
}

Result<void> readAlerts(const CompareOptions& options, CompareReport& to, ProgressLine& progress,
                        const std::stop_token& stop)
{
    Result<AlertInput> input = readAlertInput(options, progress, stop);
    if (!input)
        return base::fail(input.error());
    to.alerts = std::move(*input);
    to.before.input.alerts = to.alerts->table;
    to.after.input.alerts = to.alerts->table;
    return {};
}

/// Runs both. `code` is what an error means.
Result<void> compare(CompareReport& to, ProgressLine& progress, const std::stop_token& stop, ExitCode& code)
{
    code = ExitCode::Failed;
    for (ComparedSide* const side : {&to.before, &to.after}) {
        const char* const phase = side == &to.before ? "Simulating A" : "Simulating B";
        Result<analysis::CaseAssignment> cases = analysis::assignCases(side->input, progress.begin(phase), stop);
        if (!cases)
            return base::fail(cases.error());
        side->cases = std::move(*cases);
    }
    code = ExitCode::BadInput;
    Result<analysis::CaseComparison> compared = analysis::compareCases(to.before.cases, to.after.cases, stop);
    if (!compared)
        return base::fail(compared.error());
    to.comparison = std::move(*compared);
    return {};
}

ExitCode refuseWork(const base::Error& error, ExitCode code)
{
    const ExitCode refused = refuse(error, code);
    if (error.code == ErrorCode::Conflict)
        printNote("--take-changes compares them all the same.");
    return refused;
}

/// The sides are called by what they are set to.
archive::WhatIfReport pageOf(CompareReport& report)
{
    constexpr std::size_t MostShown = 20; // cases of a side
    const engine::SimulationInput& after = report.after.input;
    const analysis::SweptSetting a = analysis::currentSetting(report.before.input.rule, report.before.input.profile);
    const analysis::SweptSetting b = analysis::currentSetting(after.rule, after.profile);
    archive::WhatIfReport page{.title = after.rule.name,
                               .source = report.alerts ? shownName(report.alerts->name) : report.workspace,
                               .documents = after.alerts->size(),
                               .profile = std::string(after.profile.name),
                               .rule = after.rule,
                               .haveAnalystsWorked = !after.analysts.isIdle()};
    page.comparisons.push_back(
        {.before = "A: " + analysis::settingText(a, b),
         .after = "B: " + analysis::settingText(b, a),
         .first = std::make_shared<const analysis::CaseAssignment>(std::move(report.before.cases)),
         .second = std::make_shared<const analysis::CaseAssignment>(std::move(report.after.cases)),
         .comparison = std::move(report.comparison)});
    page.comparisons.back().picture = analysis::flowPicture(page.comparisons.back().comparison, MostShown);
    return page;
}

} // namespace

ExitCode compareSides(const CompareOptions& options)
{
    Work on;
    std::optional<base::Error> error;
    ExitCode code = ExitCode::BadInput;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        const std::stop_token stop = interruption.token();
        std::optional<Result<store::Workspace>> workspace;
        if (!options.workspace.empty()) {
            workspace = openToRead(options.workspace);
            if (!*workspace)
                return refuseWorkspace(workspace->error());
            on.report.workspace = options.workspace;
        } else if (const ExitCode read = readSides(options, on.report, stop); read != ExitCode::Done) {
            return read;
        }
        ProgressLine progress;
        const auto begun = Clock::now();
        Result<void> done = workspace ? readSimulations(options, **workspace, on, progress, stop)
                                      : readAlerts(options, on.report, progress, stop);
        on.report.readSeconds = secondsSince(begun);
        if (done)
            done = compare(on.report, progress, stop, code);
        on.report.compareSeconds = secondsSince(begun) - on.report.readSeconds;
        if (!done)
            error = done.error();
    }
    if (error)
        return refuseWork(*error, code);
    if (const std::optional<AlertInput>& input = on.report.alerts) {
        for (const std::string& note : input->notes)
            printNote(note);
        if (const std::uint64_t bad = input->table->counts().badRecords; bad > 0)
            printSkippedLines(bad, input->badLines, fileOfLines(*input));
    } else if (!on.badLines.empty()) {
        printNote(fmt::format("{} could not be read and left out.", counted(on.badLines.size(), "line", "lines")));
    }
    if (options.format == Format::Json)
        printCompareJson(on.report);
    else
        print(compareText(on.report, terminalWidth()));
    const ExitCode printed = finishOutput();
    return options.report.empty() ? printed : highest(printed, writeReportFile(pageOf(on.report), options.report));
}

} // namespace casewright::cli
