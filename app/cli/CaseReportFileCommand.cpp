// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseReportFileCommand.h"

#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Interruption.h"
#include "app/cli/Messages.h"
#include "app/cli/OutputFile.h"
#include "app/cli/StoredCases.h"
#include "core/archive/HtmlReport.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;

Result<void> write(const store::Workspace& workspace, std::int64_t simulation, const std::string& out)
{
    const Interruption interruption;
    const Result<archive::ReportData> data = archive::readReportData(workspace, simulation, interruption.token());
    if (!data)
        return base::fail(data.error());
    Result<std::unique_ptr<OutputFile>> file = OutputFile::create(out);
    if (!file)
        return base::fail(file.error());
    return (*file)->write(archive::htmlReport(*data), interruption.token()).and_then([&] { return (*file)->keep(); });
}

} // namespace

ExitCode writeReport(const CaseReportOptions& options)
{
    const Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    if (OutputFile::isSameFile(options.out, options.workspace)) {
        printError("--out is the workspace itself; give another name");
        return ExitCode::WrongUsage;
    }
    Result<std::vector<store::StoredSimulation>> simulations = workspace->simulations();
    if (!simulations)
        return refuseWorkspace(simulations.error());
    if (!options.simulation) // the newest that there can be a report of
        std::erase_if(*simulations,
                      [](const store::StoredSimulation& each) { return each.origin != store::CaseOrigin::Simulation; });
    const auto chosen = chooseSimulation(options.workspace, *simulations, options.simulation);
    if (!chosen)
        return refuseInput(chosen.error());
    if (!*chosen)
        return refuseInput({ErrorCode::NotFound, fmt::format("The workspace {} has no simulations.", options.workspace),
                            std::nullopt});
    const Result<void> done = write(*workspace, (*chosen)->key, options.out);
    if (done) {
        printNote(fmt::format("The report of simulation {} was written to {}.", (*chosen)->key,
                              options.out == "-" ? "standard output" : options.out));
        return ExitCode::Done;
    }
    if (done.error().code == ErrorCode::Cancelled) {
        printNote("Stopped. Nothing was written.");
        return ExitCode::Interrupted;
    }
    return done.error().code == ErrorCode::NotSupported ? refuseInput(done.error()) : refuseWorkspace(done.error());
}

} // namespace casewright::cli
