// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/TransferOptions.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"

namespace casewright::cli {
namespace {

using archive::ExportFormat;

constexpr const char* ExportNotes =
    "ndjson: Kibana's saved objects, a line each: cases, their attachments (alerts by run, comments), user actions.\n"
    "  Kibana's own import and `casewright-cli cases import` take it. csv: a row for each case; what a spreadsheet\n"
    "  would take for a formula gets an apostrophe in front. markdown: a table, or, if one case is named, its story.\n"
    "The file is there once it is whole; Ctrl+C leaves what was there before. Without cases, those of the newest\n"
    "  simulation are written, the oldest first.\n"
    "Example:\n"
    "  casewright-cli cases export --workspace work.casewright --status open --to csv --out open.csv\n";

constexpr const char* ImportNotes =
    "FILE is an export of saved objects by Kibana or Casewright. The cases become a collection of their own, called\n"
    "  as the file, with their ids, comments, alerts and activity; the same file twice gives two. All of it, or\n"
    "  nothing. What has no place here (observables, numbers of cases) is counted and told.\n"
    "Example:\n"
    "  casewright-cli cases import export.ndjson --workspace work.casewright\n";

constexpr const char* ReportNotes =
    "A page that needs nothing else: no script, no other file. It shows where each alert ended, the runs with the\n"
    "  limits that struck, open cases over time, settings, what is modelled and what is not, the largest groups and\n"
    "  cases.\n"
    "Example:\n"
    "  casewright-cli cases report --workspace work.casewright --out report.html\n";

void addSimulation(CLI::App& app, std::optional<std::int64_t>& simulation)
{
    wantWhole(app.add_option("--simulation", simulation, "Of this simulation, by its number (the newest)"))
        ->type_name("N");
}

void addOut(CLI::App& app, std::string& out)
{
    app.add_option("--out", out, "Where to write; - is standard output")->required()->type_name("FILE");
}

} // namespace

void describe(CLI::App& app, CaseExportOptions& options)
{
    app.add_option("cases", options.cases, "Only these: keys, as `cases list` shows them, ids, or beginnings of ids")
        ->type_name("ID|KEY");
    addWorkspace(app, options.workspace);
    const std::map<std::string, ExportFormat> targets{{"ndjson", ExportFormat::SavedObjects},
                                                      {"csv", ExportFormat::Csv},
                                                      {"markdown", ExportFormat::Markdown}};
    app.add_option_function<std::string>("--to", [&options, targets](const std::string& name) {
           options.target = targets.at(name);
       }, "What is written (as the name of the file ends: .csv, .md, .markdown, else ndjson)")
        ->check(CLI::IsMember(targets).description(""))
        ->type_name("ndjson|csv|markdown");
    addFilters(app, options.filter);
    addOut(app, options.out);
    app.footer(fmt::format("{}{}", ExportNotes, ExitCodes));
}

void describe(CLI::App& app, CaseImportOptions& options)
{
    app.add_option("file", options.file, "The export; - is standard input")->required()->type_name("FILE");
    addWorkspace(app, options.workspace, "The workspace that gets the cases; made if it is not there");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ImportNotes, ExitCodes));
}

void describe(CLI::App& app, CaseReportOptions& options)
{
    addWorkspace(app, options.workspace);
    addSimulation(app, options.simulation);
    addOut(app, options.out);
    app.footer(fmt::format("{}{}", ReportNotes, ExitCodes));
}

ExportFormat targetOf(const CaseExportOptions& options)
{
    if (options.target)
        return *options.target;
    std::string ending = std::filesystem::path(options.out).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) {
        return static_cast<char>(std::tolower(c));
    });
    if (ending == ".csv")
        return ExportFormat::Csv;
    return ending == ".md" || ending == ".markdown" ? ExportFormat::Markdown : ExportFormat::SavedObjects;
}

std::string problemOf(const CaseExportOptions& options)
{
    if (!options.cases.empty() && options.filter != CaseFilterOptions{})
        return "cases that are named are exported whatever they are; leave out --all, --simulation and the other filters";
    return problemOfFilters(options.filter);
}

} // namespace casewright::cli
