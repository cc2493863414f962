// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/JsonNode.h"
#include "core/base/Result.h"

namespace casewright::cases {

/// The type of a connector that pushes cases to any system with an interface in JSON over HTTP.
inline constexpr std::string_view WebhookType = ".cases-webhook";

enum class HttpMethod : std::uint8_t { Get, Post, Put, Patch };
/// `get`, `post`, `put`, `patch`: as a connector's configuration writes them.
[[nodiscard]] std::string_view nameOf(HttpMethod method);

/// The configuration of Kibana's connector "Webhook - Case Management", under its names. URLs and JSON are templates
/// (IncidentTemplate.h). It has no secrets: those are WebhookSecrets.
struct WebhookConnector {
    std::string createIncidentUrl{};
    HttpMethod createIncidentMethod = HttpMethod::Post;
    std::string createIncidentJson{};
    std::string createIncidentResponseKey{}; ///< where the answer has the incident's id: `id`, `data.key`
    std::string getIncidentUrl{};
    HttpMethod getIncidentMethod = HttpMethod::Get;
    std::string getIncidentJson{}; ///< empty: none; only with Post
    std::string getIncidentResponseExternalTitleKey{}; ///< where the answer has the incident's title
    std::string viewIncidentUrl{}; ///< for people
    std::string updateIncidentUrl{};
    HttpMethod updateIncidentMethod = HttpMethod::Put;
    std::string updateIncidentJson{};
    std::string createCommentUrl{}; ///< empty, as its JSON then is: comments are not pushed
    HttpMethod createCommentMethod = HttpMethod::Put;
    std::string createCommentJson{};
    std::vector<std::pair<std::string, std::string>> headers{}; ///< secrets as variables (HeaderSecrets.h)
    bool hasAuth = true; ///< asks for WebhookSecrets

    /// Whether comments are pushed.
    [[nodiscard]] bool takesComments() const { return !createCommentUrl.empty() && !createCommentJson.empty(); }
    friend bool operator==(const WebhookConnector&, const WebhookConnector&) = default;
};

/// Who a connector is for the other system (basic authentication). Never in a workspace, a message or a log.
struct WebhookSecrets {
    std::string user{};
    std::string password{};
};

/// What is wrong with a connector, and in which field.
struct ConnectorProblem {
    std::string field{}; ///< `createIncidentUrl`, `headers.X-Team`
    base::ErrorCode code = base::ErrorCode::InvalidValue;
    std::string reason{}; ///< goes on from the name of the field: "must be a URL, …"
};

/// All that is wrong with a connector, in order of its fields; nothing: it can be used. Beside Kibana's own conditions:
/// JSON must be JSON once it is filled in, variables must not choose the host, and no header may hold a secret.
[[nodiscard]] std::vector<ConnectorProblem> problemsOf(const WebhookConnector& connector);

/// Reads a configuration with Kibana's keys, and checks it. What is wrong is told to the node's file.
[[nodiscard]] WebhookConnector readWebhook(const base::JsonNode& config);
/// The same from a text of its own. Errors have line, column and field; `file` names it, and may be empty.
[[nodiscard]] base::Result<WebhookConnector> readWebhook(std::string json, std::string file);
/// What can be read of a text, whatever is wrong with it: for a person who is to mend it.
[[nodiscard]] WebhookConnector readWebhookAsItIs(std::string json);
/// JSON with Kibana's keys, which readWebhook() reads back.
[[nodiscard]] std::string writeWebhook(const WebhookConnector& connector);

} // namespace casewright::cases
