// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationRerunCommand.h"

#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Acting.h"
#include "app/cli/ComparisonReport.h"
#include "app/cli/Interruption.h"
#include "app/cli/MaintenanceWindows.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/StoredCases.h"
#include "core/archive/SecondRun.h"
#include "core/store/SimulationComparison.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

/// Of what is read again: a bad workspace apart from what it has not, or what is gone.
ExitCode refuseReading(const base::Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        printNote("Stopped. Nothing was kept.");
        return ExitCode::Interrupted;
    }
    printError(error);
    if (error.code == ErrorCode::Conflict)
        printNote("--take-changes runs it all the same.");
    if (error.text.ends_with("skip bad lines"))
        printNote("--skip-bad-lines leaves out such lines, and counts them.");
    return ExitCode::BadInput;
}

ExitCode refuseRun(const base::Error& error, const std::string& workspace)
{
    if (error.code == ErrorCode::Cancelled) {
        printNote(fmt::format("Stopped. What was written stays in {}, marked as cancelled.", workspace));
        return ExitCode::Interrupted;
    }
    printError(error);
    switch (error.code) {
    case ErrorCode::Unreadable:
    case ErrorCode::Unwritable:
    case ErrorCode::Locked:
    case ErrorCode::NewerVersion:
    case ErrorCode::NotAWorkspace: return ExitCode::BadStorage;
    default: return ExitCode::Failed;
    }
}

/// The same inputs give the same counts: whatever differs came from outside.
bool isSame(const std::vector<store::SimulationCounts>& both)
{
    // People may have changed the cases of the first meanwhile.
    const auto byPeople = [](store::CountName name) {
        return name >= store::CountName::CasesOpen && name <= store::CountName::CasesClosed;
    };
    for (const store::CountRow& row : store::countRows(both))
        if (!byPeople(row.name) && row.differs())
            return false;
    return true;
}

ExitCode report(const SimulationRerunOptions& options, std::int64_t key)
{
    const Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<std::vector<store::SimulationCounts>> both = workspace->compareCounts({options.simulation, key});
    if (!both)
        return refuseWorkspace(both.error());
    print(options.format == Format::Json ? comparisonJson(*both, false, options.workspace)
                                         : comparisonText(*both, false, terminalWidth()));
    const ExitCode code = finishOutput();
    printNote(fmt::format("Kept in {} as simulation {}.", options.workspace, key));
    if (both->front().simulation.state == store::SimulationState::Finished && !isSame(*both))
        printWarning(fmt::format("It came out otherwise than simulation {}: the documents, or Casewright, have changed "
                                 "since.",
                                 options.simulation));
    return code;
}

} // namespace

ExitCode rerunSimulation(const SimulationRerunOptions& options)
{
    std::int64_t key = 0;
    {
        // Not while printing: there Ctrl+C ends the program at once.
        const Interruption interruption;
        const Result<store::Workspace> workspace = store::Workspace::open(options.workspace, store::Access::ReadWrite);
        if (!workspace)
            return refuseWorkspace(workspace.error());
        std::optional<Result<std::int64_t>> done;
        std::optional<base::Error> unread;
        std::vector<alerts::BadLine> badLines;
        {
            // The line goes before anything else is said.
            ProgressLine progress;
            const archive::SecondRunSettings settings{.skipBadLines = options.skipBadLines,
                                                      .takesChanges = options.takesChanges,
                                                      .silences = silencesOf(options.maintenanceWindows)};
            Result<archive::KeptInput> kept =
                archive::readKeptInput(*workspace, options.simulation, settings,
                                       progress.begin("Reading what was kept"), interruption.token());
            if (!kept)
                unread = kept.error();
            else
                done = archive::runAgain(options.workspace, *kept, wallClock(), progress.begin("Simulating"),
                                         interruption.token());
            if (kept)
                badLines = std::move(kept->badLines);
        }
        if (unread)
            return refuseReading(*unread);
        if (!badLines.empty())
            printNote(fmt::format("{} could not be read and left out.", counted(badLines.size(), "line", "lines")));
        if (!*done)
            return refuseRun(done->error(), options.workspace);
        key = **done;
    }
    return report(options, key);
}

} // namespace casewright::cli
