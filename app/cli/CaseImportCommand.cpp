// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseImportCommand.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Acting.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/NewWorkspace.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/ProgressLine.h"
#include "app/cli/Spool.h"
#include "app/cli/StoredCases.h"
#include "core/archive/CaseImport.h"

namespace casewright::cli {
namespace {

using archive::ImportReport;
using base::ErrorCode;
using base::Json;
using base::Result;

std::string textOf(const ImportReport& report)
{
    std::string text = fmt::format("{} with {} and {}, as collection {}: {}\n", counted(report.cases, "case", "cases"),
                                   counted(report.attachments, "attachment", "attachments"),
                                   counted(report.userActions, "user action", "user actions"), report.collection,
                                   printable(report.name));
    for (const auto& [name, count] : report.leftOut)
        text += fmt::format("  without a place here, left out: {} ({})\n", printable(name),
                            counted(count, "time", "times"));
    for (const auto& [type, count] : report.otherTypes)
        text +=
            fmt::format("  of another type, left out: {} ({})\n", printable(type), counted(count, "object", "objects"));
    if (report.withoutCase > 0)
        text += fmt::format("  whose case is not in the file, left out: {}\n", grouped(report.withoutCase));
    return text;
}

Json countsJson(const cases::LeftOut& counts)
{
    Json json = Json::object();
    for (const auto& [name, count] : counts)
        json[name] = count;
    return json;
}

std::string jsonOf(const CaseImportOptions& options, const ImportReport& report)
{
    return indentedJson({{"casewright", "import/1"},
                         {"workspace", options.workspace},
                         {"collection", report.collection},
                         {"name", report.name},
                         {"cases", report.cases},
                         {"attachments", report.attachments},
                         {"userActions", report.userActions},
                         {"leftOut", countsJson(report.leftOut)},
                         {"otherTypes", countsJson(report.otherTypes)},
                         {"withoutCase", report.withoutCase}})
        + '\n';
}

/// About the file, or about the workspace.
ExitCode refuse(const base::Error& error)
{
    if (error.code == ErrorCode::Cancelled) {
        printNote("Stopped. Nothing was imported.");
        return ExitCode::Interrupted;
    }
    printError(error);
    printNote("Nothing was imported.");
    return error.location ? ExitCode::BadInput : ExitCode::BadStorage;
}

Result<ImportReport> readInto(store::Workspace& workspace, const CaseImportOptions& options)
{
    const Interruption interruption;
    ProgressLine progress;
    std::string path = options.file;
    std::unique_ptr<Spool> spool;
    if (Spool::isNeeded(path)) {
        static_cast<void>(progress.begin("Reading " + options.file));
        Result<std::unique_ptr<Spool>> taken = Spool::take(path, interruption.token());
        if (!taken)
            return base::fail(taken.error());
        spool = std::move(*taken);
        path = spool->path();
    }
    return archive::importCases(workspace, path, options.file == "-" ? "standard input" : options.file, wallClock(),
                                progress.begin("Importing"), interruption.token());
}

} // namespace

ExitCode importCases(const CaseImportOptions& options)
{
    const bool isNew = isMissingFile(options.workspace);
    Result<store::Workspace> workspace = openToWrite(options.workspace, store::Access::Create);
    if (!workspace)
        return refuseWorkspace(workspace.error());
    const Result<ImportReport> report = readInto(*workspace, options);
    if (!report && isNew)
        removeUnused(std::move(*workspace));
    if (!report)
        return refuse(report.error());
    print(options.format == Format::Json ? jsonOf(options, *report) : textOf(*report));
    const ExitCode code = finishOutput();
    if (report->isAgain)
        printNote("The workspace has a collection of that file's name already; this one is beside it.");
    if (report->leftOut.contains("cases: incremental_id"))
        printNote("Kibana itself refuses files with incremental_id; it was left out here.");
    return code;
}

} // namespace casewright::cli
