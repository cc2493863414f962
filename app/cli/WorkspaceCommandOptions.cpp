// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of the commands for a workspace's file.

#include "app/cli/CommandOptions.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/OptionParts.h"

namespace casewright::cli {
namespace {

constexpr const char* CheckNotes =
    "Looks at every page, index and row, also of a workspace that is too damaged to be opened, and changes nothing.\n"
    "  Others may work with it meanwhile. The exit code is 1 where something is wrong; then it says what to do.\n"
    "Example:\n"
    "  casewright-cli workspace check work.casewright\n";

constexpr const char* InfoNotes =
    "Example:\n"
    "  casewright-cli workspace info work.casewright\n";

constexpr const char* CompactNotes =
    "Writes the file anew without gaps. It needs as much free room on the disk meanwhile.\n"
    "Example:\n"
    "  casewright-cli workspace compact work.casewright\n";

void addFile(CLI::App& app, std::string& workspace)
{
    app.add_option("file", workspace, "The workspace")->required()->type_name("FILE");
}

} // namespace

void describe(CLI::App& app, WorkspaceCheckOptions& options)
{
    addFile(app, options.workspace);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", CheckNotes, ExitCodes));
}

void describe(CLI::App& app, WorkspaceInfoOptions& options)
{
    addFile(app, options.workspace);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", InfoNotes, ExitCodes));
}

void describe(CLI::App& app, WorkspaceCompactOptions& options)
{
    addFile(app, options.workspace);
    app.footer(fmt::format("{}{}", CompactNotes, ExitCodes));
}

} // namespace casewright::cli
