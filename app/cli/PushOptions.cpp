// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The options of the commands for other systems.

#include "app/cli/PushOptions.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/CaseOptionParts.h"
#include "app/cli/CommandOptions.h"
#include "app/cli/OptionParts.h"

namespace casewright::cli {
namespace {

constexpr std::uint64_t LongestTimeout = 600;

constexpr const char* PushNotes =
    "The incident is created, or updated if the case was pushed by the same connector before; then the comments that\n"
    "  were not pushed yet are. What succeeded before a failure is kept, so that the next push goes on from there.\n"
    "  Name and password for the other system: --remote-user and --password-file, or CASEWRIGHT_WEBHOOK_USER and\n"
    "  CASEWRIGHT_WEBHOOK_PASSWORD in the environment, or a question on the terminal. They are kept nowhere. If the\n"
    "  other system fails, the exit code is 1.\n"
    "Example:\n"
    "  casewright-cli cases push 12 --workspace work.casewright --connector desk --remote-user me\n";

constexpr const char* SaveNotes =
    "FILE: a connector \"Webhook - Case Management\" as Kibana's API has it: id, name, connector_type_id, config, and no\n"
    "  secrets.\n"
    "Example:\n"
    "  casewright-cli cases connector save desk.json --workspace work.casewright\n";

constexpr const char* ListNotes = "Example:\n"
                                  "  casewright-cli cases connector list --workspace work.casewright\n";

constexpr const char* RemoveNotes = "Cases that name it keep its name, and cannot be pushed by it any more.\n"
                                    "Example:\n"
                                    "  casewright-cli cases connector remove desk --workspace work.casewright\n";

constexpr const char* SecretsNotes =
    "An older Casewright kept headers that are secrets in clear. They are written to FILE as variables for a shell,\n"
    "  which only you may read and which must not be there yet; the connector then names these variables.\n"
    "Example:\n"
    "  casewright-cli cases connector take-secrets desk --out desk.env --workspace work.casewright\n";

} // namespace

void describe(CLI::App& app, CasePushOptions& options)
{
    addCase(app, options.which);
    addWorkspace(app, options.workspace, WorkspaceToChange);
    app.add_option("--connector", options.connector, "By the connector with this id (the case's own)")->type_name("ID");
    app.add_option("--user", options.user, "Who does it, for the activity (the login name)")->type_name("NAME");
    app.add_option("--remote-user", options.remoteUser, "Who to be for the other system")->type_name("NAME");
    app.add_option("--password-file", options.passwordFile,
                   "The file whose first line is the password; - is standard input")
        ->type_name("FILE");
    app.add_option("--timeout", options.timeout, "Seconds that a request may take (10)")->type_name("N");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", PushNotes, ExitCodes));
}

void describe(CLI::App& app, ConnectorListOptions& options)
{
    addWorkspace(app, options.workspace, "The workspace to read");
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", ListNotes, ExitCodes));
}

void describe(CLI::App& app, ConnectorSaveOptions& options)
{
    app.add_option("file", options.file, "The connector; - is standard input")->required()->type_name("FILE");
    addWorkspace(app, options.workspace, WorkspaceToChange);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", SaveNotes, ExitCodes));
}

void describe(CLI::App& app, ConnectorRemoveOptions& options)
{
    app.add_option("id", options.id, "The connector's id")->required()->type_name("ID");
    addWorkspace(app, options.workspace, WorkspaceToChange);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", RemoveNotes, ExitCodes));
}

void describe(CLI::App& app, ConnectorSecretsOptions& options)
{
    app.add_option("id", options.id, "The connector's id")->required()->type_name("ID");
    app.add_option("--out", options.out, "The file to write the secrets to")->required()->type_name("FILE");
    addWorkspace(app, options.workspace, WorkspaceToChange);
    addFormat(app, options.format);
    app.footer(fmt::format("{}{}", SecretsNotes, ExitCodes));
}

std::string problemOf(const CasePushOptions& options)
{
    if (options.timeout == 0 || options.timeout > LongestTimeout)
        return fmt::format("--timeout is a number of seconds from 1 to {}", LongestTimeout);
    return {};
}

} // namespace casewright::cli
