// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseJson.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"
#include "core/cases/StatusEffects.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonFile;
using base::JsonNode;
using base::Result;

template<class T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

/// A value that has a name in Kibana's API.
template<class T, class Named>
T namedFrom(const JsonNode& node, Named named, std::string_view what)
{
    const std::string name = node.text();
    const std::optional<T> known = named(name);
    if (!known && node.isThere())
        node.reject(ErrorCode::InvalidValue, fmt::format("\"{}\" is no {}", name, what));
    return known.value_or(T{});
}

std::int64_t versionFrom(const JsonNode& node)
{
    if (!node.isThere())
        return 1;
    const std::string text = node.text();
    const std::optional<std::int64_t> version = versionNamed(text);
    // Exports of Kibana have versions that count more than a case; a case here begins to count anew.
    return version.value_or(1);
}

std::optional<std::int64_t> secondsFrom(const JsonNode& node)
{
    return node.isThere() && !node.isNull() ? std::optional(node.wholeNumber()) : std::nullopt;
}

std::uint32_t countFrom(const JsonNode& node)
{
    const std::int64_t count = node.wholeNumber();
    if (count < 0 || count > 1'000'000'000)
        node.reject(ErrorCode::InvalidValue, "is no count");
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(count, 0, 1'000'000'000));
}

/// Those of a case, and then those that are passed over.
void checkCaseKeys(const JsonNode& node)
{
    // clang-format off
    node.only({"id", "version", "owner", "title", "description", "tags", "category", "status", "severity", "assignees",
               "settings", "connector", "customFields", "external_service", "duration", "created_at", "created_by",
               "updated_at", "updated_by", "closed_at", "closed_by", "in_progress_at", "time_to_acknowledge",
               "time_to_investigate", "time_to_resolve", "totalComment", "totalAlerts",
               "totalEvents", "comments", "observables", "total_observables", "incremental_id"});
    // clang-format on
}

CaseAttributes attributesFrom(const JsonNode& node)
{
    CaseAttributes attributes;
    attributes.title = node.required("title").text();
    attributes.description = node.required("description").text();
    attributes.tags = node.required("tags").texts();
    attributes.category = optionalTextFrom(node.member("category"));
    attributes.status = namedFrom<CaseStatus>(node.required("status"), statusNamed, "status of a case");
    if (const JsonNode severity = node.member("severity"); severity.isThere())
        attributes.severity = namedFrom<Severity>(severity, severityNamed, "severity of a case");
    attributes.assignees = assigneesFrom(node.member("assignees"));
    if (const JsonNode settings = node.required("settings"); settings.isThere()) {
        settings.only({"syncAlerts", "extractObservables"});
        attributes.syncAlerts = settings.required("syncAlerts").truth();
    }
    attributes.connector = connectorFrom(node.required("connector"));
    attributes.customFields = customFieldsFrom(node.member("customFields"));
    return attributes;
}

template<class T, class Read>
Result<T> parse(std::string json, std::string file, std::string kind, Read read)
{
    Result<JsonFile> parsed = JsonFile::parse(std::move(json), std::move(file), std::move(kind));
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    T value = read(JsonNode(*parsed));
    if (parsed->error)
        return base::fail(std::move(*parsed->error));
    return value;
}

// Keys that every attachment has; the others are those of its type.
constexpr std::array<std::string_view, 9> CommonKeys{
    "id", "version", "created_at", "created_by", "updated_at", "updated_by", "pushed_at", "pushed_by", "owner"};

/// The keys of an attachment that is no comment by a person: its type and payload.
std::string attachmentOf(const JsonNode& node)
{
    Json attachment = Json::object();
    for (const auto& [key, value] : node.json().items())
        if (std::find(CommonKeys.begin(), CommonKeys.end(), key) == CommonKeys.end())
            attachment[key] = value;
    return base::plainJson(attachment);
}

} // namespace

Json caseValue(const CaseDocument& document, const Users& users)
{
    const CaseAttributes& attributes = document.attributes;
    return {{"id", document.id},
            {"version", versionText(document.version)},
            {"owner", document.owner},
            {"title", attributes.title},
            {"description", attributes.description},
            {"tags", attributes.tags},
            {"category", orNull(attributes.category)},
            {"status", nameOf(attributes.status)},
            {"severity", nameOf(attributes.severity)},
            {"assignees", assigneesValue(attributes.assignees)},
            {"settings", Json{{"syncAlerts", attributes.syncAlerts}}},
            {"connector", connectorValue(attributes.connector)},
            {"customFields", customFieldsValue(attributes.customFields)},
            {"external_service", externalServiceValue(document.externalService, users)},
            {"duration", orNull(document.duration)},
            {"created_at", timeValue(document.createdAt)},
            {"created_by", userValue(document.createdBy, users)},
            {"updated_at", timeValue(document.updatedAt)},
            {"updated_by", userValue(document.updatedAt, document.updatedBy, users)},
            {"closed_at", timeValue(document.closedAt)},
            {"closed_by", userValue(document.closedAt, document.closedBy, users)},
            {"in_progress_at", timeValue(document.inProgressAt)},
            {"time_to_acknowledge", orNull(document.timeToAcknowledge)},
            {"time_to_investigate", orNull(document.timeToInvestigate)},
            {"time_to_resolve", orNull(document.timeToResolve)},
            {"totalComment", document.totalComments},
            {"totalAlerts", document.totalAlerts}};
}

CaseDocument caseFrom(const JsonNode& node, Users& users)
{
    checkCaseKeys(node);
    CaseDocument document;
    document.id = node.required("id").text();
    document.version = versionFrom(node.member("version"));
    document.owner = node.required("owner").text();
    document.attributes = attributesFrom(node);
    document.externalService = externalServiceFrom(node.member("external_service"), users);
    document.createdAt = timeFrom(node.required("created_at"));
    document.createdBy = userFrom(node.required("created_by"), users);
    document.updatedAt = optionalTimeFrom(node.member("updated_at"));
    document.updatedBy = userFrom(node.member("updated_by"), users);
    document.closedAt = optionalTimeFrom(node.member("closed_at"));
    document.closedBy = userFrom(node.member("closed_by"), users);
    document.duration = durationOf(document.createdAt, document.closedAt);
    document.inProgressAt = optionalTimeFrom(node.member("in_progress_at"));
    document.timeToAcknowledge = secondsFrom(node.member("time_to_acknowledge"));
    document.timeToInvestigate = secondsFrom(node.member("time_to_investigate"));
    document.timeToResolve = secondsFrom(node.member("time_to_resolve"));
    document.totalComments = countFrom(node.member("totalComment"));
    document.totalAlerts = countFrom(node.member("totalAlerts"));
    return document;
}

Result<CaseDocument> parseCase(std::string json, Users& users, std::string file)
{
    return parse<CaseDocument>(std::move(json), std::move(file), "a case",
                               [&](const JsonNode& node) { return caseFrom(node, users); });
}

Json commentValue(const Comment& comment, const Users& users)
{
    Json value{{"id", comment.id}, {"version", versionText(comment.version)}, {"owner", comment.owner}};
    if (comment.attachment) {
        const Result<Json> attachment = base::parseJson(*comment.attachment);
        if (attachment)
            value.update(*attachment);
    } else {
        value["type"] = "user";
        value["comment"] = comment.text;
    }
    value["created_at"] = timeValue(comment.createdAt);
    value["created_by"] = userValue(comment.createdBy, users);
    value["updated_at"] = timeValue(comment.updatedAt);
    value["updated_by"] = userValue(comment.updatedAt, comment.updatedBy, users);
    value["pushed_at"] = timeValue(comment.pushedAt);
    value["pushed_by"] = userValue(comment.pushedAt, comment.pushedBy, users);
    return value;
}

Comment commentFrom(const JsonNode& node, Users& users)
{
    Comment comment;
    comment.id = node.required("id").text();
    comment.version = versionFrom(node.member("version"));
    comment.owner = node.required("owner").text();
    if (node.required("type").text() == "user") {
        node.only({"id", "version", "owner", "type", "comment", "created_at", "created_by", "updated_at", "updated_by",
                   "pushed_at", "pushed_by"});
        comment.text = node.required("comment").text();
    } else {
        node.once();
        comment.attachment = attachmentOf(node);
    }
    comment.createdAt = timeFrom(node.required("created_at"));
    comment.createdBy = userFrom(node.required("created_by"), users);
    comment.updatedAt = optionalTimeFrom(node.member("updated_at"));
    comment.updatedBy = userFrom(node.member("updated_by"), users);
    comment.pushedAt = optionalTimeFrom(node.member("pushed_at"));
    comment.pushedBy = userFrom(node.member("pushed_by"), users);
    return comment;
}

Result<Comment> parseComment(std::string json, Users& users, std::string file)
{
    return parse<Comment>(std::move(json), std::move(file), "a comment",
                          [&](const JsonNode& node) { return commentFrom(node, users); });
}

Json userActionValue(const UserActionDocument& document, const Users& users)
{
    const Result<Json> payload = base::parseJson(document.action.payload);
    return {{"id", document.id},
            {"version", versionText(1)},
            {"type", nameOf(document.action.type)},
            {"action", nameOf(document.action.verb)},
            {"created_at", timeValue(document.createdAt)},
            {"created_by", userValue(document.createdBy, users)},
            {"owner", document.owner},
            {"payload", payload ? *payload : Json::object()},
            {"comment_id", orNull(document.action.commentId)}};
}

UserActionDocument userActionFrom(const JsonNode& node, Users& users)
{
    node.only({"id", "version", "type", "action", "created_at", "created_by", "owner", "payload", "comment_id"});
    UserActionDocument document;
    document.id = node.required("id").text();
    document.owner = node.required("owner").text();
    document.action.type =
        namedFrom<UserActionType>(node.required("type"), userActionTypeNamed, "type of a user action");
    document.action.verb = namedFrom<UserActionVerb>(node.required("action"), userActionVerbNamed, "action of a user");
    document.action.payload = base::plainJson(node.required("payload").json());
    document.action.commentId = optionalTextFrom(node.member("comment_id"));
    document.createdAt = timeFrom(node.required("created_at"));
    document.createdBy = userFrom(node.required("created_by"), users);
    return document;
}

Result<UserActionDocument> parseUserAction(std::string json, Users& users, std::string file)
{
    return parse<UserActionDocument>(std::move(json), std::move(file), "a user action",
                                     [&](const JsonNode& node) { return userActionFrom(node, users); });
}

} // namespace casewright::cases
