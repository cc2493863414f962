// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ConnectorCommands.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/CaseRefusal.h"
#include "app/cli/Interruption.h"
#include "app/cli/JsonText.h"
#include "app/cli/Messages.h"
#include "app/cli/Output.h"
#include "app/cli/Printable.h"
#include "app/cli/RuleInput.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/cases/ClearSecrets.h"
#include "core/cases/ConnectorFile.h"
#include "core/store/ConfigureClient.h"
#include "core/store/Workspace.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;

/// Where a connector's cases go, as far as we know its type.
std::string addressOf(const cases::Connector& connector)
{
    const Result<cases::WebhookConnector> webhook = cases::readWebhook(connector.settings, {});
    return connector.type == cases::WebhookType && webhook ? webhook->createIncidentUrl : std::string();
}

Json connectorJson(const cases::Connector& connector)
{
    return {{"id", connector.id},
            {"name", connector.name},
            {"connector_type_id", connector.type},
            {"config", parsedOrText(cases::settingsToShow(connector))}};
}

/// An older version let them be kept so.
void warnOfSecrets(const std::vector<cases::Connector>& connectors)
{
    for (const cases::Connector& connector : connectors)
        for (const std::string& field : cases::fieldsInClear(connector))
            printWarning(fmt::format("the connector {} has a secret in clear in {}; {}", connector.id, field,
                                     field.starts_with("headers.")
                                         ? "casewright-cli cases connector take-secrets takes it out"
                                         : "change the address, and save the connector again"));
}

} // namespace

ExitCode printConnectors(store::Workspace& workspace, Format format, const std::string& done)
{
    const Result<std::vector<cases::Connector>> connectors = store::ConfigureClient(workspace).connectors();
    if (!connectors)
        return refuseOperation(connectors.error(), format);
    warnOfSecrets(*connectors);
    if (format == Format::Json) {
        Json list = Json::array();
        for (const cases::Connector& connector : *connectors)
            list.push_back(connectorJson(connector));
        print(indentedJson(
                  {{"casewright", "connectors/1"}, {"workspace", workspace.path()}, {"connectors", std::move(list)}})
              + '\n');
        return finishOutput();
    }
    print(printable(done));
    if (!done.empty())
        print("\n");
    TextTable table({{"id"}, {"type"}, {"name"}, {"address"}});
    for (const cases::Connector& connector : *connectors)
        table.add({connector.id, connector.type, connector.name, addressOf(connector)});
    print(connectors->empty() ? std::string("The workspace has no connectors; casewright-cli cases connector save FILE "
                                            "adds one.\n")
                              : table.text(terminalWidth()));
    return finishOutput();
}

ExitCode listConnectors(const ConnectorListOptions& options)
{
    Result<store::Workspace> workspace = openToRead(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    return printConnectors(*workspace, options.format, {});
}

ExitCode saveConnector(const ConnectorSaveOptions& options)
{
    const Interruption interruption;
    const Result<std::string> text = readText(options.file, interruption.token());
    if (!text)
        return refuseInputFile(text.error(), options.format);
    const std::string name = options.file == "-" ? std::string("standard input") : options.file;
    const Result<cases::ConnectorFile> file = cases::readConnectorFile(*text, name);
    if (!file)
        return refuseInputFile(file.error(), options.format);
    Result<store::Workspace> workspace = openToWrite(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    const Result<void> saved = store::ConfigureClient(*workspace)
                                   .saveConnector({.id = file->id,
                                                   .name = file->name,
                                                   .type = std::string(cases::WebhookType),
                                                   .settings = cases::writeWebhook(file->webhook)});
    if (!saved)
        return refuseOperation(saved.error(), options.format);
    return printConnectors(*workspace, options.format, fmt::format("Saved the connector {}.", file->id));
}

ExitCode removeConnector(const ConnectorRemoveOptions& options)
{
    Result<store::Workspace> workspace = openToWrite(options.workspace);
    if (!workspace)
        return refuseOpening(workspace.error(), options.format);
    const Result<void> removed = store::ConfigureClient(*workspace).removeConnector(options.id);
    if (!removed)
        return refuseOperation(removed.error(), options.format);
    return printConnectors(*workspace, options.format, fmt::format("Removed the connector {}.", options.id));
}

} // namespace casewright::cli
