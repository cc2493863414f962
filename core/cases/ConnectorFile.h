// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <string>

#include "core/base/Result.h"
#include "core/cases/WebhookConnector.h"

namespace casewright::cases {

/// A connector as Kibana's API takes it and gives it back.
struct ConnectorFile {
    std::string id{};
    std::string name{};
    WebhookConnector webhook{};

    friend bool operator==(const ConnectorFile&, const ConnectorFile&) = default;
};

/// Reads a connector of the type `.cases-webhook`: the body of Kibana's "create connector" or "get connector" with its
/// id, in snake_case or camelCase. Secrets in it are an error, because a workspace would keep them. `file` names the
/// text in errors.
[[nodiscard]] base::Result<ConnectorFile> readConnectorFile(std::string json, std::string file);

} // namespace casewright::cases
