// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/AttributeJson.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/cases/CaseNames.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;

Json textOrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

} // namespace

Json customValueOf(const CustomValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return *number;
    return nullptr;
}

Json customFieldValue(const CustomField& field)
{
    return {{"key", field.key}, {"type", nameOf(field.type)}, {"value", customValueOf(field.value)}};
}

Json customFieldsValue(const std::vector<CustomField>& fields)
{
    Json list = Json::array();
    for (const CustomField& field : fields)
        list.push_back(customFieldValue(field));
    return list;
}

CustomValue customValueFrom(const JsonNode& node, CustomFieldType type)
{
    if (!node.isThere() || node.isNull())
        return {};
    switch (type) {
    case CustomFieldType::Toggle: return node.truth();
    case CustomFieldType::Number: return node.wholeNumber();
    case CustomFieldType::Text: break;
    }
    return node.text();
}

CustomField customFieldFrom(const JsonNode& node)
{
    node.only({"key", "type", "value"});
    CustomField field{.key = node.required("key").text()};
    const JsonNode type = node.required("type");
    const std::string name = type.text();
    const std::optional<CustomFieldType> known = customFieldTypeNamed(name);
    if (!known)
        type.reject(ErrorCode::InvalidValue,
                    fmt::format("\"{}\" is no type of custom fields; write text, toggle or number", name));
    field.type = known.value_or(CustomFieldType::Text);
    field.value = customValueFrom(node.required("value"), field.type);
    return field;
}

std::vector<CustomField> customFieldsFrom(const JsonNode& node)
{
    std::vector<CustomField> fields;
    for (const JsonNode& each : node.elements())
        fields.push_back(customFieldFrom(each));
    return fields;
}

Json assigneesValue(const std::vector<std::string>& assignees)
{
    Json list = Json::array();
    for (const std::string& each : assignees)
        list.push_back(Json{{"uid", each}});
    return list;
}

std::vector<std::string> assigneesFrom(const JsonNode& node)
{
    std::vector<std::string> assignees;
    for (const JsonNode& each : node.elements()) {
        each.only({"uid"});
        assignees.push_back(each.required("uid").text());
    }
    return assignees;
}

Json connectorValue(const CaseConnector& connector)
{
    const base::Result<Json> fields = base::parseJson(connector.fields);
    return {{"id", connector.id},
            {"name", connector.name},
            {"type", connector.type},
            {"fields", fields ? *fields : Json(nullptr)}};
}

CaseConnector connectorFrom(const JsonNode& node)
{
    node.only({"id", "name", "type", "fields"});
    return {.id = node.required("id").text(),
            .name = node.required("name").text(),
            .type = node.required("type").text(),
            .fields = base::plainJson(node.required("fields").json())};
}

Json userValue(const std::optional<std::string>& name, const Users& users)
{
    const auto found = name ? users.find(*name) : users.end();
    const User user = found == users.end() ? User{} : found->second;
    const std::string shown = name.value_or(std::string(RuleUser));
    Json json{{"username", shown.empty() ? Json() : Json(shown)},
              {"full_name", textOrNull(user.fullName)},
              {"email", textOrNull(user.email)}};
    if (user.profileUid)
        json["profile_uid"] = *user.profileUid;
    return json;
}

Json userValue(const std::optional<base::Timestamp>& at, const std::optional<std::string>& name, const Users& users)
{
    return at ? userValue(name, users) : Json(nullptr);
}

std::optional<std::string> userFrom(const JsonNode& node, Users& users)
{
    if (!node.isThere() || node.isNull())
        return std::nullopt;
    node.only({"username", "full_name", "email", "profile_uid"});
    const std::optional<std::string> name = optionalTextFrom(node.member("username"));
    const User user{.fullName = optionalTextFrom(node.member("full_name")),
                    .email = optionalTextFrom(node.member("email")),
                    .profileUid = optionalTextFrom(node.member("profile_uid"))};
    if (name == RuleUser)
        return std::nullopt;
    if (name && !name->empty() && user != User{})
        users[*name] = user;
    return name.value_or(std::string());
}

Json externalServiceValue(const std::optional<ExternalService>& service, const Users& users)
{
    if (!service)
        return nullptr;
    return {{"connector_id", service->connectorId},
            {"connector_name", service->connectorName},
            {"external_id", service->externalId},
            {"external_title", service->externalTitle},
            {"external_url", service->externalUrl},
            {"pushed_at", timeValue(service->pushedAt)},
            {"pushed_by", userValue(service->pushedBy, users)}};
}

std::optional<ExternalService> externalServiceFrom(const JsonNode& node, Users& users)
{
    if (!node.isThere() || node.isNull())
        return std::nullopt;
    node.only(
        {"connector_id", "connector_name", "external_id", "external_title", "external_url", "pushed_at", "pushed_by"});
    return ExternalService{.connectorId = optionalTextFrom(node.member("connector_id")).value_or("none"),
                           .connectorName = node.required("connector_name").text(),
                           .externalId = node.required("external_id").text(),
                           .externalTitle = node.required("external_title").text(),
                           .externalUrl = node.required("external_url").text(),
                           .pushedAt = timeFrom(node.required("pushed_at")),
                           .pushedBy = userFrom(node.required("pushed_by"), users).value_or(std::string(RuleUser))};
}

Json timeValue(const std::optional<base::Timestamp>& at)
{
    return at ? Json(base::formatTimestamp(*at)) : Json(nullptr);
}

base::Timestamp timeFrom(const JsonNode& node)
{
    if (!node.isThere())
        return {};
    const base::Result<base::Timestamp> time = base::parseTimestamp(node.text());
    if (!time)
        node.reject(ErrorCode::InvalidValue, time.error().text);
    return time.value_or(base::Timestamp{});
}

std::optional<base::Timestamp> optionalTimeFrom(const JsonNode& node)
{
    return node.isThere() && !node.isNull() ? std::optional(timeFrom(node)) : std::nullopt;
}

std::optional<std::string> optionalTextFrom(const JsonNode& node)
{
    return node.isThere() && !node.isNull() ? std::optional(node.text()) : std::nullopt;
}

} // namespace casewright::cases
