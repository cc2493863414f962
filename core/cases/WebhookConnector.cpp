// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/WebhookConnector.h"

#include <array>
#include <cstddef>
#include <initializer_list>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;

// By the values of the enumeration.
constexpr std::array<std::string_view, 4> Methods{"get", "post", "put", "patch"};
constexpr std::string_view BasicAuthentication = "webhook-authentication-basic";

/// A field of a text; Kibana writes null for one that is not given.
void readText(const JsonNode& node, std::string& text)
{
    if (node.isThere() && !node.isNull())
        text = node.text();
}

void readMethod(const JsonNode& node, HttpMethod& method, std::initializer_list<HttpMethod> allowed)
{
    if (!node.isThere() || node.isNull())
        return;
    const std::string name = node.text();
    std::vector<std::string_view> names;
    for (const HttpMethod candidate : allowed) {
        names.push_back(nameOf(candidate));
        if (nameOf(candidate) == name)
            method = candidate;
    }
    if (nameOf(method) != name)
        node.reject(ErrorCode::InvalidValue, fmt::format("must be one of {}", fmt::join(names, ", ")));
}

void readHeaders(const JsonNode& node, std::vector<std::pair<std::string, std::string>>& headers)
{
    if (!node.isThere() || node.isNull())
        return;
    if (!node.json().is_object())
        return node.reject(ErrorCode::InvalidValue, "must be an object of texts");
    node.once();
    for (auto entry = node.json().begin(); entry != node.json().end(); ++entry)
        headers.emplace_back(entry.key(), node.member(entry.key()).text());
}

/// Kibana's newer connectors also authenticate by certificates and tokens.
void readAuthentication(const JsonNode& config, bool& hasAuth)
{
    if (const JsonNode given = config.member("hasAuth"); given.isThere() && !given.isNull())
        hasAuth = given.truth();
    if (const JsonNode type = config.member("authType"); type.isThere() && !type.isNull()) {
        if (type.text() != BasicAuthentication)
            type.reject(ErrorCode::NotSupported,
                        fmt::format("Casewright authenticates by user and password only, \"{}\"", BasicAuthentication));
    }
    for (const char* const key : {"certType", "ca"})
        if (const JsonNode node = config.member(key); node.isThere() && !node.isNull())
            node.reject(ErrorCode::NotSupported,
                        "Casewright has no certificates of its own for a connector; the "
                        "system's are used");
    if (const JsonNode mode = config.member("verificationMode"); mode.isThere() && !mode.isNull())
        if (mode.text() != "full")
            mode.reject(ErrorCode::NotSupported, "Casewright verifies certificates in full, always");
}

Json textOrNull(const std::string& text) { return text.empty() ? Json() : Json(text); }

} // namespace

std::string_view nameOf(HttpMethod method) { return Methods.at(static_cast<std::size_t>(method)); }

WebhookConnector readWebhook(const JsonNode& config)
{
    using enum HttpMethod;
    config.only({"createIncidentUrl",
                 "createIncidentMethod",
                 "createIncidentJson",
                 "createIncidentResponseKey",
                 "getIncidentUrl",
                 "getIncidentMethod",
                 "getIncidentJson",
                 "getIncidentResponseExternalTitleKey",
                 "viewIncidentUrl",
                 "updateIncidentUrl",
                 "updateIncidentMethod",
                 "updateIncidentJson",
                 "createCommentUrl",
                 "createCommentMethod",
                 "createCommentJson",
                 "headers",
                 "hasAuth",
                 "authType",
                 "certType",
                 "ca",
                 "verificationMode"});
    WebhookConnector read;
    readText(config.member("createIncidentUrl"), read.createIncidentUrl);
    readMethod(config.member("createIncidentMethod"), read.createIncidentMethod, {Post, Put, Patch});
    readText(config.member("createIncidentJson"), read.createIncidentJson);
    readText(config.member("createIncidentResponseKey"), read.createIncidentResponseKey);
    readText(config.member("getIncidentUrl"), read.getIncidentUrl);
    readMethod(config.member("getIncidentMethod"), read.getIncidentMethod, {Get, Post});
    readText(config.member("getIncidentJson"), read.getIncidentJson);
    readText(config.member("getIncidentResponseExternalTitleKey"), read.getIncidentResponseExternalTitleKey);
    readText(config.member("viewIncidentUrl"), read.viewIncidentUrl);
    readText(config.member("updateIncidentUrl"), read.updateIncidentUrl);
    readMethod(config.member("updateIncidentMethod"), read.updateIncidentMethod, {Post, Put, Patch});
    readText(config.member("updateIncidentJson"), read.updateIncidentJson);
    readText(config.member("createCommentUrl"), read.createCommentUrl);
    readMethod(config.member("createCommentMethod"), read.createCommentMethod, {Post, Put, Patch});
    readText(config.member("createCommentJson"), read.createCommentJson);
    readHeaders(config.member("headers"), read.headers);
    readAuthentication(config, read.hasAuth);
    for (const ConnectorProblem& problem : problemsOf(read)) {
        const bool isHeader = problem.field.starts_with("headers.");
        const JsonNode node =
            isHeader ? config.member("headers").member(problem.field.substr(8)) : config.member(problem.field);
        const JsonNode place = node.isThere() ? node : config;
        place.reject(problem.code,
                     node.isThere() ? problem.reason : fmt::format("{} {}", problem.field, problem.reason));
    }
    return read;
}

base::Result<WebhookConnector> readWebhook(std::string json, std::string file)
{
    base::Result<base::JsonFile> parsed =
        base::JsonFile::parse(std::move(json), std::move(file), "the configuration of a webhook connector");
    if (!parsed)
        return base::fail(parsed.error());
    WebhookConnector read = readWebhook(JsonNode(*parsed));
    if (parsed->error)
        return base::fail(*parsed->error);
    return read;
}

WebhookConnector readWebhookAsItIs(std::string json)
{
    base::Result<base::JsonFile> parsed = base::JsonFile::parse(std::move(json), {}, "the configuration of a connector");
    return parsed ? readWebhook(JsonNode(*parsed)) : WebhookConnector{};
}

std::string writeWebhook(const WebhookConnector& connector)
{
    Json headers = Json::object();
    for (const auto& [name, value] : connector.headers)
        headers[name] = value;
    const bool takesComments = connector.takesComments();
    const Json json = {
        {"createIncidentUrl", connector.createIncidentUrl},
        {"createIncidentMethod", nameOf(connector.createIncidentMethod)},
        {"createIncidentJson", connector.createIncidentJson},
        {"createIncidentResponseKey", connector.createIncidentResponseKey},
        {"getIncidentUrl", connector.getIncidentUrl},
        {"getIncidentMethod", nameOf(connector.getIncidentMethod)},
        {"getIncidentJson", textOrNull(connector.getIncidentJson)},
        {"getIncidentResponseExternalTitleKey", connector.getIncidentResponseExternalTitleKey},
        {"viewIncidentUrl", connector.viewIncidentUrl},
        {"updateIncidentUrl", connector.updateIncidentUrl},
        {"updateIncidentMethod", nameOf(connector.updateIncidentMethod)},
        {"updateIncidentJson", connector.updateIncidentJson},
        {"createCommentUrl", textOrNull(connector.createCommentUrl)},
        {"createCommentMethod", takesComments ? Json(nameOf(connector.createCommentMethod)) : Json()},
        {"createCommentJson", textOrNull(connector.createCommentJson)},
        {"headers", connector.headers.empty() ? Json() : std::move(headers)},
        {"hasAuth", connector.hasAuth},
    };
    return json.dump();
}

} // namespace casewright::cases
