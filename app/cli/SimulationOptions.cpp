// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SimulationOptions.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CommandOptions.h"
#include "app/cli/MaintenanceWindows.h"
#include "app/cli/OptionParts.h"
#include "app/cli/Question.h"

namespace casewright::cli {
namespace {

constexpr const char* ListNotes =
    "Example:\n"
    "  casewright-cli simulations list --workspace work.casewright\n";

constexpr const char* CompareNotes =
    "First what the simulations were not given alike: source, version, analysts, and values of their rules. Then the\n"
    "  counts of each; * marks those that differ. Cases by status are as they are now.\n"
    "  What became of each case, and which alerts moved, tells casewright-cli compare.\n"
    "Example:\n"
    "  casewright-cli simulations compare 3 4 5 --workspace work.casewright --differences\n";

constexpr const char* RerunNotes =
    "The rule, the version of Kibana and the analysts are those of before, also if the workspace has others by now.\n"
    "  The documents are read again from their file, or made again by the flood that is kept; if there are more or\n"
    "  fewer than before it is an error, unless --take-changes is given. The result is kept as a simulation of its\n"
    "  own, and compared with the first one.\n"
    "Example:\n"
    "  casewright-cli simulations rerun 3 --workspace work.casewright\n";

constexpr const char* RenameNotes =
    "Example:\n"
    "  casewright-cli simulations rename 3 \"one hour, by host\" --workspace work.casewright\n";

constexpr const char* RemoveNotes =
    "The space is given back. Cases that were edited by hand go too; nothing brings them back. One that is being\n"
    "  written is not removed. Those whose cases came into one queue are removed together. It asks first, unless --yes\n"
    "  is given; without a terminal to ask on --yes is required.\n"
    "Example:\n"
    "  casewright-cli simulations remove 3 4 --workspace work.casewright --yes\n";

constexpr const char* Number = "Its number, as `simulations list` shows it";

void addOne(CLI::App& app, std::int64_t& simulation)
{
    wantWhole(app.add_option("simulation", simulation, Number)->required())->type_name("N");
}

void addSeveral(CLI::App& app, std::vector<std::int64_t>& simulations, const std::string& description)
{
    wantWhole(app.add_option("simulations", simulations, description)->required())->type_name("N");
}

} // namespace

void describe(CLI::App& app, SimulationListOptions& options)
{
    addWorkspace(app, options.workspace);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ListNotes, ExitCodes));
}

void describe(CLI::App& app, SimulationCompareOptions& options)
{
    addSeveral(app, options.simulations, "Their numbers, as `simulations list` shows them");
    addWorkspace(app, options.workspace);
    app.add_flag("--differences", options.onlyDifferences, "Only counts that differ");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", CompareNotes, ExitCodes));
}

void describe(CLI::App& app, SimulationRerunOptions& options)
{
    addOne(app, options.simulation);
    addWorkspace(app, options.workspace, "The workspace that has it, and keeps the result");
    app.add_option("--maintenance-window", options.maintenanceWindows,
                   "A maintenance window that it had, two times in ISO 8601: these are not kept")
        ->allow_extra_args(false)
        ->type_name("FROM/TO");
    app.add_flag("--skip-bad-lines", options.skipBadLines, "Leave out lines that cannot be read, and count them");
    app.add_flag("--take-changes", options.takesChanges, "Run it also over documents that are others than before");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", RerunNotes, ExitCodes));
}

void describe(CLI::App& app, SimulationRenameOptions& options)
{
    addOne(app, options.simulation);
    app.add_option("name", options.name, "The name, at most 200 characters")->required()->type_name("NAME");
    addWorkspace(app, options.workspace, "The workspace that has it");
    app.footer(fmt::format("{}{}", RenameNotes, ExitCodes));
}

void describe(CLI::App& app, SimulationRemoveOptions& options)
{
    addSeveral(app, options.simulations, "Their numbers, as `simulations list` shows them");
    addWorkspace(app, options.workspace, "The workspace that has them");
    app.add_flag("--yes", options.isSure, "Do not ask");
    app.footer(fmt::format("{}{}", RemoveNotes, ExitCodes));
}

std::string problemOf(const SimulationRerunOptions& options)
{
    for (const std::string& window : options.maintenanceWindows)
        if (const auto span = parseMaintenanceWindow(window); !span)
            return "--maintenance-window: " + span.error().text;
    return {};
}

std::string problemOf(const SimulationRemoveOptions& options)
{
    return options.isSure || canAsk()
        ? std::string()
        : "there is no terminal to ask on whether the simulations may be removed; give --yes if they may";
}

} // namespace casewright::cli
