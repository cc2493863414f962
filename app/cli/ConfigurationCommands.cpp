// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ConfigurationCommands.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Acting.h"
#include "app/cli/CaseReading.h"
#include "app/cli/CaseRefusal.h"
#include "app/cli/ConfigurationReport.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/NewWorkspace.h"
#include "app/cli/Output.h"
#include "app/cli/OutputFile.h"
#include "app/cli/Printable.h"
#include "app/cli/RuleInput.h"
#include "app/cli/Spool.h"
#include "app/cli/StoredCases.h"
#include "core/cases/CaseConfigurationJson.h"
#include "core/cases/CaseVersion.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using store::StoredConfiguration;
using Configurations = std::vector<StoredConfiguration>;

/// Of the owner, or of all.
Result<Configurations> read(store::Workspace& workspace, const std::string& owner)
{
    Result<Configurations> all = store::ConfigureClient(workspace).configurations();
    if (all && !owner.empty())
        std::erase_if(*all, [&owner](const StoredConfiguration& each) { return each.configuration.owner != owner; });
    return all;
}

std::string textOf(const Configurations& configurations, Format format)
{
    return format == Format::Json ? indentedJson(configurationsJson(configurations)) + '\n'
                                  : configurationsText(configurations);
}

Result<std::vector<cases::CaseConfiguration>> readFile(const std::string& name)
{
    const Interruption interruption;
    Result<std::string> text = readText(name, interruption.token());
    return text ? cases::parseConfigurations(std::move(*text), shownName(name)) : base::fail(text.error());
}

/// All of them, or none.
Result<Configurations> write(store::Workspace& workspace, const std::vector<cases::CaseConfiguration>& given,
                             const ConfigurationSetOptions& options)
{
    store::ConfigureClient client(workspace);
    const store::Signature by = signatureOf(options.user);
    const std::optional<std::int64_t> version = cases::versionNamed(options.version);
    if (!version)
        return client.set(given, by);
    if (given.size() != 1)
        return base::fail(ErrorCode::InvalidValue, "--if-version is for one configuration, and the file has several.");
    return client.update(given.front(), *version, by).transform([](StoredConfiguration written) {
        return Configurations{std::move(written)};
    });
}

} // namespace

ExitCode showConfigurations(const ConfigurationShowOptions& options)
{
    return printReading(options.workspace, options.format, [&](store::Workspace& workspace) {
        return read(workspace, options.owner).transform([&](const Configurations& all) {
            return textOf(all, options.format);
        });
    });
}

ExitCode setConfigurations(const ConfigurationSetOptions& options)
{
    const Result<std::vector<cases::CaseConfiguration>> given = readFile(options.file);
    if (!given)
        return refuseInputFile(given.error(), options.format);
    if (given->empty())
        return refuseInputFile({ErrorCode::MissingValue, "has no configuration; nothing was set",
                                base::Location{.file = shownName(options.file), .field = {}}},
                               options.format);
    const bool isNew = isMissingFile(options.workspace);
    Result<store::Workspace> workspace = openToWrite(options.workspace, store::Access::Create);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    const Result<Configurations> written = write(*workspace, *given, options);
    if (!written && isNew)
        removeUnused(std::move(*workspace));
    if (!written)
        return refuseOperation(written.error(), options.format);
    print(textOf(*written, options.format));
    return finishOutput();
}

ExitCode exportConfigurations(const ConfigurationExportOptions& options)
{
    Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), Format::Text);
    if (OutputFile::isSameFile(options.out, options.workspace)) {
        printError("--out is the workspace itself; give another name");
        return ExitCode::WrongUsage;
    }
    const Result<Configurations> all = read(*workspace, options.owner);
    if (!all)
        return refuseOperation(all.error(), Format::Text);
    Json list = Json::array();
    for (const StoredConfiguration& each : *all)
        list.push_back(cases::configurationValue(each.configuration));
    const Interruption interruption;
    Result<std::unique_ptr<OutputFile>> file = OutputFile::create(options.out);
    if (!file)
        return refuseOpening(file.error(), Format::Text);
    const Result<void> done = (*file)
                                  ->write(indentedJson(list) + '\n', interruption.token())
                                  .and_then([&] { return (*file)->keep(); });
    if (!done)
        return refuseOperation(done.error(), Format::Text);
    printNote(fmt::format("{} written to {}.", counted(all->size(), "configuration", "configurations"),
                          options.out == "-" ? "standard output" : options.out));
    return ExitCode::Done;
}

} // namespace casewright::cli
