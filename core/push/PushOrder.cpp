// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/push/PushOrder.h"

#include <utility>

#include <fmt/format.h>

namespace casewright::push {

base::Result<PushOrder> orderFor(const cases::CaseDocument& document, const cases::Connector& connector,
                                 const std::vector<cases::Comment>& comments)
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
    return order;
}

} // namespace casewright::push
