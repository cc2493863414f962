// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/ConnectorFile.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Utf16.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::JsonNode;

void requireText(const JsonNode& node, const std::string& text)
{
    if (node.isThere() && base::trimJavascript(text).empty())
        node.reject(ErrorCode::MissingValue, "must not be empty");
}

void checkType(const JsonNode& root)
{
    const JsonNode camel = root.member("actionTypeId");
    const JsonNode type = camel.isThere() ? camel : root.required("connector_type_id");
    if (type.isThere() && type.text() != WebhookType)
        type.reject(ErrorCode::NotSupported,
                    fmt::format("Casewright pushes by connectors of the type \"{}\" only", WebhookType));
}

} // namespace

base::Result<ConnectorFile> readConnectorFile(std::string json, std::string file)
{
    base::Result<base::JsonFile> parsed = base::JsonFile::parse(std::move(json), std::move(file), "a connector file");
    if (!parsed)
        return base::fail(parsed.error());
    const JsonNode root(*parsed);
    // What Kibana tells beside that is about its own store.
    root.only({"id", "name", "connector_type_id", "actionTypeId", "config", "secrets", "is_preconfigured",
               "isPreconfigured", "is_deprecated", "isDeprecated", "is_missing_secrets", "isMissingSecrets",
               "is_system_action", "isSystemAction", "is_connector_type_deprecated", "isConnectorTypeDeprecated",
               "referenced_by_count", "referencedByCount"});
    ConnectorFile read;
    read.id = root.required("id").text();
    requireText(root.member("id"), read.id);
    if (read.id == "none")
        root.member("id").reject(ErrorCode::InvalidValue, "\"none\" stands for no connector; give it another id");
    read.name = root.required("name").text();
    requireText(root.member("name"), read.name);
    checkType(root);
    const JsonNode secrets = root.member("secrets");
    if (secrets.isThere() && !secrets.json().empty())
        secrets.reject(ErrorCode::InvalidValue,
                       "a workspace keeps no secrets: take them out of the file; they are "
                       "asked for when a case is pushed");
    if (const JsonNode config = root.required("config"); config.isThere())
        read.webhook = readWebhook(config);
    if (parsed->error)
        return base::fail(*parsed->error);
    return read;
}

} // namespace casewright::cases
