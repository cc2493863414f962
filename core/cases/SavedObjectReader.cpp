// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/CaseNames.h"
#include "core/cases/SavedAttachment.h"
#include "core/cases/SavedObjectParts.h"
#include "core/cases/SavedObjectText.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

constexpr std::int64_t Step = 10;

/// A status or severity: 0, 10, … as it is kept, or its name, as the API writes it.
template<class T, class Named>
T stepped(const JsonNode& node, std::int64_t count, Named named)
{
    if (!node.isThere())
        return T{};
    if (node.json().is_string()) {
        const std::optional<T> value = named(node.text());
        if (!value)
            node.reject(ErrorCode::InvalidValue, fmt::format("\"{}\" is not known here", node.text()));
        return value.value_or(T{});
    }
    const std::int64_t number = node.wholeNumber();
    if (number < 0 || number % Step != 0 || number / Step >= count) {
        std::string numbers = "0";
        for (std::int64_t i = 1; i < count; ++i)
            numbers += fmt::format(", {}", i * Step);
        node.reject(ErrorCode::InvalidValue, "must be one of " + numbers);
        return T{};
    }
    return static_cast<T>(number / Step);
}

std::optional<std::int64_t> optionalNumber(const JsonNode& node)
{
    return node.isThere() && !node.isNull() ? std::optional(node.wholeNumber()) : std::nullopt;
}

CaseConnector connectorOf(const JsonNode& object, const JsonNode& node)
{
    CaseConnector connector;
    if (!node.isThere() || node.isNull())
        return connector;
    connector.name = textOr(node.member("name"), "none");
    connector.type = textOr(node.member("type"), ".none");
    connector.id = referenceOf(object, "connectorId").value_or(textOr(node.member("id"), "none"));
    const JsonNode fields = node.member("fields");
    Json members;
    if (fields.isThere() && fields.json().is_object())
        members = fields.json();
    else if (fields.isThere() && !fields.isNull())
        for (const JsonNode& each : fields.elements())
            members[each.required("key").text()] = each.required("value").json();
    connector.fields = base::plainJson(members);
    return connector;
}

CaseAttributes attributesOf(const JsonNode& object, const JsonNode& from)
{
    CaseAttributes own;
    own.title = from.required("title").text();
    own.description = textOr(from.member("description"), "");
    own.tags = from.member("tags").texts();
    own.category = optionalTextFrom(from.member("category"));
    own.status = stepped<CaseStatus>(from.member("status"), 3, statusNamed);
    own.severity = stepped<Severity>(from.member("severity"), 4, severityNamed);
    own.assignees = assigneesFrom(from.member("assignees"));
    own.customFields = customFieldsFrom(from.member("customFields"));
    own.syncAlerts = from.member("settings").member("syncAlerts").truth();
    own.connector = connectorOf(object, from.member("connector"));
    return own;
}

std::optional<ExternalService> serviceOf(const JsonNode& object, const JsonNode& node, const Beside& beside)
{
    std::optional<ExternalService> service = externalServiceFrom(node, beside.users);
    if (service && service->pushedBy.empty())
        beside.countOthers(node.member("pushed_by"), "external_service.pushed_by.", {"username"});
    if (service)
        service->connectorId = referenceOf(object, "pushConnectorId").value_or(service->connectorId);
    return service;
}

std::uint32_t countOf(const JsonNode& node)
{
    const std::int64_t count = node.wholeNumber();
    if (count < 0 || count > INT32_MAX)
        node.reject(ErrorCode::InvalidValue, "must be a number of things");
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 0, INT32_MAX));
}

SavedCase readCase(const JsonNode& object, const Beside& beside)
{
    const JsonNode from = object.required("attributes");
    if (object.member("originId").isThere())
        ++beside.leftOut["cases: originId"];
    beside.countOthers(from.member("settings"), "settings.", {"syncAlerts"});
    beside.countOthers(from.member("connector"), "connector.", {"id", "name", "type", "fields"});
    beside.countOthers(from, "",
                       {"title", "description", "tags", "category", "status", "severity", "assignees",
                        "customFields", "owner", "settings", "connector", "duration", "external_service",
                        "total_alerts", "total_comments", "created_at", "created_by", "updated_at", "updated_by",
                        "closed_at", "closed_by", "in_progress_at", "time_to_acknowledge", "time_to_investigate",
                        "time_to_resolve"});
    return {.document = {.id = idOf(object),
                         .version = versionOf(object),
                         .owner = from.required("owner").text(),
                         .attributes = attributesOf(object, from),
                         .externalService = serviceOf(object, from.member("external_service"), beside),
                         .createdAt = timeFrom(from.required("created_at")),
                         .createdBy = userOf(from, "created_by", beside),
                         .updatedAt = optionalTimeFrom(from.member("updated_at")),
                         .updatedBy = userOf(from, "updated_by", beside),
                         .closedAt = optionalTimeFrom(from.member("closed_at")),
                         .closedBy = userOf(from, "closed_by", beside),
                         .duration = optionalNumber(from.member("duration")),
                         .inProgressAt = optionalTimeFrom(from.member("in_progress_at")),
                         .timeToAcknowledge = optionalNumber(from.member("time_to_acknowledge")),
                         .timeToInvestigate = optionalNumber(from.member("time_to_investigate")),
                         .timeToResolve = optionalNumber(from.member("time_to_resolve")),
                         .totalComments = countOf(from.member("total_comments")),
                         .totalAlerts = countOf(from.member("total_alerts"))}};
}

/// The ids of connectors are back where the API has them.
std::string payloadOf(const JsonNode& object, const JsonNode& from)
{
    Json payload = from.required("payload").json();
    const auto putBack = [&](const char* member, const char* key, const char* name) {
        if (payload.is_object() && payload.contains(member) && payload[member].is_object()
            && !payload[member].contains(key))
            payload[member][key] = referenceOf(object, name).value_or("none");
    };
    putBack("connector", "id", "connectorId");
    putBack("externalService", "connector_id", "pushConnectorId");
    return base::plainJson(payload);
}

SavedObject readUserAction(const JsonNode& object, const Beside& beside)
{
    const JsonNode from = object.required("attributes");
    const std::optional<UserActionType> type = userActionTypeNamed(from.required("type").text());
    const std::optional<UserActionVerb> verb = userActionVerbNamed(from.required("action").text());
    if (!type || !verb)
        return SavedOther{fmt::format("cases-user-actions ({} {})", textOr(from.member("action"), ""),
                                      textOr(from.member("type"), ""))};
    beside.countOthers(from, "", {"type", "action", "owner", "payload", "created_at", "created_by"});
    return SavedUserAction{.caseId = caseOf(object),
                           .version = versionOf(object),
                           .document = {.id = idOf(object),
                                        .owner = textOr(from.member("owner"), ""),
                                        .action = {.type = *type,
                                                   .verb = *verb,
                                                   .payload = payloadOf(object, from),
                                                   .commentId = referenceOf(object, "associated-cases-comments")},
                                        .createdAt = timeFrom(from.required("created_at")),
                                        .createdBy = userOf(from, "created_by", beside)}};
}

SavedSummary readSummary(const JsonNode& object)
{
    SavedSummary summary{.exportedCount = object.required("exportedCount").wholeNumber()};
    for (const JsonNode& each : object.member("missingReferences").elements())
        if (textOr(each.member("type"), "") == "action")
            summary.missingConnectors.push_back(textOr(each.member("id"), ""));
    return summary;
}

SavedObject readObject(const JsonNode& object, Users& users, LeftOut& leftOut)
{
    if (object.member("exportedCount").isThere())
        return readSummary(object);
    const std::string type = object.required("type").text();
    const Beside beside{.type = type, .users = users, .leftOut = leftOut};
    if (type == "cases")
        return readCase(object, beside);
    if (type == "cases-comments" || type == "cases-attachments")
        return readComment(object, type == "cases-attachments", beside);
    if (type == "cases-user-actions")
        return readUserAction(object, beside);
    return SavedOther{type};
}

} // namespace

Result<SavedObject> readSavedObject(std::string_view text, const std::string& file, std::size_t line, Users& users,
                                    LeftOut& leftOut)
{
    const auto atLine = [line](base::Error error) {
        if (error.location)
            error.location->line = line;
        return base::fail(std::move(error));
    };
    Result<base::JsonFile> parsed = base::JsonFile::parse(std::string(text), file, "a saved object");
    if (!parsed)
        return atLine(std::move(parsed.error()));
    const JsonNode root(*parsed);
    if (!root.json().is_object())
        root.reject(ErrorCode::InvalidValue, "must be an object: a saved object of Kibana");
    SavedObject object = parsed->error ? SavedObject(SavedOther{}) : readObject(root, users, leftOut);
    if (parsed->error)
        return atLine(std::move(*parsed->error));
    return object;
}

} // namespace casewright::cases
