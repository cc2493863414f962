// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/PushOrder.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/cases/HeaderSecrets.h"

extern "C" char** environ; // no header has to declare it (POSIX)

namespace casewright::push {
namespace {

using base::ErrorCode;
using base::Result;

/// What an environment variable gives to a header.
Result<std::string> secretOf(const std::string& header, const std::string& variable, const HeaderVariables& variables)
{
    const auto found = variables.find(variable);
    const auto isControl = [](unsigned char c) { return c < 0x20 || c == 0x7F; };
    const std::string secret = found == variables.end() ? std::string() : found->second;
    if (secret.empty())
        return base::fail(ErrorCode::MissingValue,
                          fmt::format("takes its value from the environment variable {}, which is not set; set it and "
                                      "start Casewright with it",
                                      variable),
                          base::Location{.file = {}, .field = "headers." + header});
    if (std::any_of(secret.begin(), secret.end(), isControl))
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("takes its value from the environment variable {}, which must not have line ends "
                                      "or other control characters",
                                      variable),
                          base::Location{.file = {}, .field = "headers." + header});
    return secret;
}

Result<void> fillIn(PushOrder& order, const HeaderVariables& variables)
{
    for (const auto& [name, value] : order.connector.headers) {
        const std::optional<cases::HeaderVariable> variable = cases::variableOf(value);
        if (!variable)
            continue;
        Result<std::string> secret = secretOf(name, variable->name, variables);
        if (!secret)
            return base::fail(secret.error());
        order.variables.emplace(variable->name, std::move(*secret));
    }
    return {};
}

} // namespace

HeaderVariables readHeaderVariables()
{
    HeaderVariables variables;
    for (char** each = environ; each != nullptr && *each != nullptr; ++each) {
        const std::string_view entry = *each;
        const std::size_t name = entry.find('=');
        if (name != std::string_view::npos && entry.starts_with(cases::HeaderVariablePrefix))
            variables.emplace(entry.substr(0, name), entry.substr(name + 1));
    }
    return variables;
}

base::Result<PushOrder> orderFor(const cases::CaseDocument& document, const cases::Connector& connector,
                                 const std::vector<cases::Comment>& comments, const HeaderVariables& variables)
{
    if (connector.type != cases::WebhookType)
        return base::fail(base::ErrorCode::NotSupported,
                          fmt::format("The connector \"{}\" is of the type {}; Casewright pushes by {} only.",
                                      connector.name, connector.type, cases::WebhookType));
    base::Result<cases::WebhookConnector> webhook = cases::readWebhook(connector.settings, {});
    if (!webhook) {
        base::Error error = webhook.error();
        error.text = fmt::format("the connector \"{}\" cannot be used: {}", connector.name, error.text);
        return base::fail(std::move(error));
    }
    PushOrder order{.connectorId = connector.id,
                    .connectorName = connector.name,
                    .connector = std::move(*webhook),
                    .values = {.caseId = document.id,
                               .title = document.attributes.title,
                               .description = document.attributes.description,
                               .tags = document.attributes.tags,
                               .severity = document.attributes.severity,
                               .status = document.attributes.status},
                    .known = document.externalService};
    for (const cases::Comment& comment : comments)
        order.comments.push_back({.id = comment.id, .text = comment.text});
    if (const Result<void> read = fillIn(order, variables); !read)
        return base::fail(read.error());
    return order;
}

} // namespace casewright::push
