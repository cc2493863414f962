// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseExportCommand.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Acting.h"
#include "app/cli/CaseReferences.h"
#include "app/cli/CaseScope.h"
#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/OutputFile.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/StoredCases.h"

namespace casewright::cli {
namespace {

using archive::ExportCounts;
using archive::ExportSelection;
using base::ErrorCode;
using base::Result;

/// What was typed, as keys of the workspace or a filter. NotFound and InvalidValue are about what was typed.
Result<ExportSelection> selectionOf(const store::Workspace& workspace, const CaseExportOptions& options)
{
    ExportSelection selection{.filter = filterOf(options.filter, wallClock())};
    selection.filter.order = store::CaseOrder::CreatedOldestFirst;
    const Result<std::vector<std::int64_t>> keys = findCases(workspace, options.cases);
    if (!keys)
        return base::fail(keys.error());
    selection.keys = *keys;
    if (!options.cases.empty())
        return selection;
    const Result<CaseScope> scope = scopeOf(workspace, options.filter);
    if (!scope)
        return base::fail(scope.error());
    if (scope->isEmpty() && !options.filter.all)
        return base::fail(ErrorCode::NotFound, fmt::format("The workspace {} has no cases yet.", options.workspace));
    limitTo(selection.filter, *scope);
    return selection;
}

ExitCode refuse(const base::Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        printNote("Stopped. Nothing was exported.");
        return ExitCode::Interrupted;
    }
    const bool isInput = error.code == ErrorCode::NotFound || error.code == ErrorCode::InvalidValue
        || error.code == ErrorCode::LimitReached;
    return isInput ? refuseInput(error) : refuseWorkspace(error);
}

Result<ExportCounts> exportTo(OutputFile& file, store::Workspace& workspace, const CaseExportOptions& options,
                              const ExportSelection& selection)
{
    const Interruption interruption;
    ProgressLine progress;
    const auto write = [&](std::string_view text) { return file.write(text, interruption.token()); };
    Result<ExportCounts> counts = archive::exportCases(workspace, selection, targetOf(options), write,
                                                       progress.begin("Exporting"), interruption.token());
    if (!counts)
        return counts;
    const Result<void> kept = file.keep();
    return kept ? counts : base::fail(kept.error());
}

} // namespace

ExitCode exportCases(const CaseExportOptions& options)
{
    Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    if (OutputFile::isSameFile(options.out, options.workspace)) {
        printError("--out is the workspace itself; give another name");
        return ExitCode::WrongUsage;
    }
    const Result<ExportSelection> selection = selectionOf(*workspace, options);
    if (!selection)
        return refuse(selection.error());
    Result<std::unique_ptr<OutputFile>> file = OutputFile::create(options.out);
    if (!file)
        return refuseWorkspace(file.error());
    const Result<ExportCounts> counts = exportTo(**file, *workspace, options, *selection);
    if (!counts)
        return refuse(counts.error());
    const std::string parts = targetOf(options) == archive::ExportFormat::SavedObjects
        ? fmt::format(" with {} and {}", counted(counts->attachments, "attachment", "attachments"),
                      counted(counts->userActions, "user action", "user actions"))
        : std::string();
    printNote(fmt::format("{}{} written to {}.", counted(counts->cases, "case", "cases"), parts,
                          options.out == "-" ? "standard output" : options.out));
    if (counts->renamed > 0)
        printNote(fmt::format("{} of them had the id of an older one, as a rule that runs twice over the same alerts "
                              "makes it, and got an id of {}; the old one is there as originId.",
                              grouped(counts->renamed), counts->renamed == 1 ? "its own" : "their own"));
    return ExitCode::Done;
}

} // namespace casewright::cli
