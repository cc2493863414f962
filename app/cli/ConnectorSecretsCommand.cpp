// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/CaseRefusal.h"
#include "app/cli/ConnectorCommands.h"
#include "app/cli/Messages.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "core/cases/ClearSecrets.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::Result;

std::string quotedForShell(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? "'\\''" : std::string(1, c);
    return quoted + '\'';
}

std::string fileText(const cases::WithoutSecrets& without, const std::string& workspace)
{
    std::string text = printable(fmt::format("# Taken out of the connector {} of {}. Whoever can read this has them.",
                                             without.connector.id, workspace))
        + '\n';
    for (const cases::TakenSecret& taken : without.taken)
        text += fmt::format("export {}={}\n", taken.variable, quotedForShell(taken.value));
    return text;
}

base::Error failure(const std::string& name, int reason)
{
    return {base::ErrorCode::Unwritable,
            reason == EEXIST ? std::string("it is there already; give a name that no file has, so that nothing is lost")
                             : std::string("it cannot be written: ") + std::strerror(reason),
            base::Location{.file = name, .field = {}}};
}

/// The entry of a new file is on the disk only when its folder is.
int syncFolderOf(const std::string& name)
{
    const std::size_t slash = name.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : slash == 0 ? "/" : name.substr(0, slash);
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return errno;
    const int reason = ::fsync(descriptor) != 0 ? errno : 0;
    ::close(descriptor);
    return reason;
}

/// A new file that only its owner may read; it is on the disk when this returns. What is not whole goes.
Result<void> writeSafely(const std::string& name, std::string_view text)
{
    const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0)
        return base::fail(failure(name, errno));
    int reason = 0;
    while (!text.empty() && reason == 0) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            reason = errno;
        text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    if (reason == 0 && ::fsync(file) != 0)
        reason = errno;
    if (::close(file) != 0 && reason == 0)
        reason = errno;
    if (reason == 0)
        reason = syncFolderOf(name);
    if (reason == 0)
        return {};
    ::unlink(name.c_str());
    return base::fail(failure(name, reason));
}

Result<cases::WithoutSecrets> takeOut(const store::ConfigureClient& client, const cases::Connector& connector)
{
    const Result<std::vector<cases::Connector>> all = client.connectors();
    if (!all)
        return base::fail(all.error());
    return cases::takeSecretsOut(connector, [&all](const std::string& variable) {
        return std::ranges::any_of(*all, [&variable](const cases::Connector& each) {
            return each.settings.find("${" + variable + "}") != std::string::npos;
        });
    });
}

/// Where they are now, each; and the connectors as they are.
ExitCode report(store::Workspace& workspace, const ConnectorSecretsOptions& options,
                const cases::WithoutSecrets& without)
{
    for (const cases::TakenSecret& each : without.taken)
        printNote(fmt::format("headers.{}: its value is in {} now, and the connector names the variable {}.",
                              each.header, options.out, each.variable));
    if (without.taken.empty())
        return printConnectors(workspace, options.format,
                               fmt::format("The connector {} has no header with a secret in clear.", options.id));
    printNote(fmt::format("Before you push: . {}", quotedForShell(options.out)));
    return printConnectors(workspace, options.format,
                           fmt::format("Took {} out of the connector {}.",
                                       counted(without.taken.size(), "secret", "secrets"), options.id));
}

} // namespace

ExitCode takeConnectorSecrets(const ConnectorSecretsOptions& options)
{
    Result<store::Workspace> workspace = openToWrite(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    store::ConfigureClient client(*workspace);
    const Result<cases::Connector> before = client.connector(options.id);
    if (!before)
        return refuseOperation(before.error(), options.format);
    const Result<cases::WithoutSecrets> without = takeOut(client, *before);
    if (!without)
        return refuseOperation(without.error(), options.format);
    if (without->taken.empty())
        return report(*workspace, options, *without);
    // The only copy is on the disk elsewhere before it goes from here.
    if (const Result<void> written = writeSafely(options.out, fileText(*without, workspace->path())); !written)
        return refuseOpening(written.error(), options.format);
    if (const Result<void> replaced = client.replaceConnector(*before, without->connector); !replaced) {
        printNote(fmt::format("{} was written; the workspace still has the secrets too.", options.out));
        return refuseOperation(replaced.error(), options.format);
    }
    return report(*workspace, options, *without);
}

} // namespace casewright::cli
