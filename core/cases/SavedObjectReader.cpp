// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonNode.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"
#include "core/cases/SavedObjectText.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;
using Keys = std::initializer_list<std::string_view>;

constexpr std::int64_t Step = 10;

/// What an attachment has beside its own content.
constexpr std::array<std::string_view, 7> Common{"owner",      "created_at", "created_by", "updated_at",
                                                 "updated_by", "pushed_at",  "pushed_by"};

template<class Names>
bool isAmong(const Names& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool saysSomething(const Json& value)
{
    return !value.is_null() && value != Json("") && !(value.is_structured() && value.empty());
}

/// What is learnt of an object beside itself.
struct Beside {
    std::string_view type; ///< of the object, as exports call it
    Users& users;
    LeftOut& leftOut;

    /// Counts the members that are not among the keys and say something. `within` is the node's place, with a dot.
    template<class Names>
    void countOthers(const JsonNode& node, std::string_view within, const Names& keys) const
    {
        if (!node.isThere() || !node.json().is_object())
            return;
        for (const auto& [key, value] : node.json().items())
            if (!isAmong(keys, key) && saysSomething(value))
                ++leftOut[fmt::format("{}: {}{}", type, within, key)];
    }
};

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
        node.reject(ErrorCode::InvalidValue, fmt::format("must be one of 0, 10, …, {}", (count - 1) * Step));
        return T{};
    }
    return static_cast<T>(number / Step);
}

std::optional<std::int64_t> optionalNumber(const JsonNode& node)
{
    return node.isThere() && !node.isNull() ? std::optional(node.wholeNumber()) : std::nullopt;
}

std::string textOr(const JsonNode& node, const char* otherwise) { return optionalTextFrom(node).value_or(otherwise); }

std::optional<std::string> userOf(const JsonNode& from, const char* member, const Beside& beside)
{
    const JsonNode node = from.member(member);
    std::optional<std::string> name = userFrom(node, beside.users);
    if (name && name->empty())
        beside.countOthers(node, fmt::format("{}.", member), Keys{"username"});
    return name;
}

std::int64_t versionOf(const JsonNode& object)
{
    return versionNamed(textOr(object.member("version"), "")).value_or(1);
}

std::string idOf(const JsonNode& object)
{
    const JsonNode node = object.required("id");
    std::string id = node.text();
    if (node.isThere() && id.empty())
        node.reject(ErrorCode::MissingValue, "must not be empty");
    return id;
}

/// The id that an object refers to under a name.
std::optional<std::string> referenceOf(const JsonNode& object, std::string_view name)
{
    for (const JsonNode& each : object.member("references").elements())
        if (textOr(each.member("name"), "") == name)
            return each.required("id").text();
    return std::nullopt;
}

std::string caseOf(const JsonNode& object)
{
    const std::optional<std::string> id = referenceOf(object, "associated-cases");
    if (!id)
        object.reject(ErrorCode::MissingValue,
                      "refers to no case; its references need one that is called "
                      "associated-cases");
    return id.value_or("");
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
        beside.countOthers(node.member("pushed_by"), "external_service.pushed_by.", Keys{"username"});
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
    beside.countOthers(from.member("settings"), "settings.", Keys{"syncAlerts"});
    beside.countOthers(from.member("connector"), "connector.", Keys{"id", "name", "type", "fields"});
    beside.countOthers(from, "",
                Keys{"title",
                 "description",
                 "tags",
                 "category",
                 "status",
                 "severity",
                 "assignees",
                 "customFields",
                 "owner",
                 "settings",
                 "connector",
                 "duration",
                 "external_service",
                 "total_alerts",
                 "total_comments",
                 "created_at",
                 "created_by",
                 "updated_at",
                 "updated_by",
                 "closed_at",
                 "closed_by",
                 "in_progress_at",
                 "time_to_acknowledge",
                 "time_to_investigate",
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

/// One text, or a list of them.
std::vector<std::string> oneOrMore(const JsonNode& node)
{
    return node.json().is_string() ? std::vector{node.text()} : node.texts();
}

AlertAttachment alertsOf(const JsonNode& from)
{
    AlertAttachment alerts{.ids = oneOrMore(from.required("alertId")), .indices = oneOrMore(from.required("index"))};
    if (alerts.ids.size() != alerts.indices.size())
        from.member("index").reject(ErrorCode::InvalidValue,
                                    fmt::format("must have as many entries as alertId: {}", alerts.ids.size()));
    const JsonNode rule = from.member("rule");
    alerts.ruleId = optionalTextFrom(rule.member("id"));
    alerts.ruleName = optionalTextFrom(rule.member("name"));
    return alerts;
}

/// Of the newer type: `alert`, or with an application before it.
bool isOfAlerts(std::string_view type) { return type == "alert" || type.ends_with(".alert"); }

/// One text, or a list of them; nothing where it is something else.
std::optional<std::vector<std::string>> textsIn(const Json& owner, const char* name)
{
    const Json value = owner.is_object() ? owner.value(name, Json()) : Json();
    if (value.is_string())
        return std::vector{value.get<std::string>()};
    if (!value.is_array() || !std::all_of(value.begin(), value.end(), [](const Json& each) { return each.is_string(); }))
        return std::nullopt;
    return value.get<std::vector<std::string>>();
}

/// What is left of an attachment without what all have: kept as it is.
std::string attachmentOf(const JsonNode& from)
{
    Json kept = Json::object();
    for (const auto& [key, value] : from.json().items())
        if (!isAmong(Common, key))
            kept[key] = value;
    return base::plainJson(kept);
}

/// Counts what an attachment has beside what all have and what those of its type have.
void countOtherContent(const JsonNode& from, Keys own, const Beside& beside)
{
    std::vector<std::string_view> keys(own);
    keys.insert(keys.end(), Common.begin(), Common.end());
    beside.countOthers(from, "", keys);
}

/// Reads what an attachment has of its own.
void readContent(const JsonNode& from, SavedComment& saved, const Beside& beside)
{
    const std::string type = from.required("type").text();
    if (type == "alert" && !saved.isOfNewerType) {
        saved.alerts = alertsOf(from);
        countOtherContent(from, Keys{"type", "alertId", "index", "rule"}, beside);
        beside.countOthers(from.member("rule"), "rule.", Keys{"id", "name"});
    } else if (type == "user" && !saved.isOfNewerType) {
        saved.comment.text = from.required("comment").text();
        countOtherContent(from, Keys{"type", "comment"}, beside);
    } else {
        saved.comment.attachment = attachmentOf(from);
        if (!saved.isOfNewerType)
            return;
        saved.alerts = alertsOfNewer(*saved.comment.attachment);
        if (!saved.alerts && isOfAlerts(type))
            ++beside.leftOut[fmt::format("{}: attachmentId", beside.type)];
    }
}

SavedComment readComment(const JsonNode& object, bool isOfNewerType, const Beside& beside)
{
    const JsonNode from = object.required("attributes");
    SavedComment saved{.caseId = caseOf(object), .isOfNewerType = isOfNewerType};
    saved.comment = {.id = idOf(object),
                     .version = versionOf(object),
                     .owner = textOr(from.member("owner"), ""),
                     .createdAt = timeFrom(from.required("created_at")),
                     .createdBy = userOf(from, "created_by", beside),
                     .updatedAt = optionalTimeFrom(from.member("updated_at")),
                     .updatedBy = userOf(from, "updated_by", beside),
                     .pushedAt = optionalTimeFrom(from.member("pushed_at")),
                     .pushedBy = userOf(from, "pushed_by", beside)};
    readContent(from, saved, beside);
    return saved;
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
    beside.countOthers(from, "", Keys{"type", "action", "owner", "payload", "created_at", "created_by"});
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

std::optional<AlertAttachment> alertsOfNewer(const std::string& attachment)
{
    const Result<Json> parsed = base::parseJson(attachment);
    const Json json = parsed && parsed->is_object() ? *parsed : Json::object();
    const auto types = textsIn(json, "type");
    const auto ids = textsIn(json, "attachmentId");
    const Json metadata = json.value("metadata", Json());
    const auto indices = textsIn(metadata, "index");
    if (!types || types->size() != 1 || !isOfAlerts(types->front()) || !ids || !indices
        || ids->size() != indices->size())
        return std::nullopt;
    AlertAttachment alerts{.ids = *ids, .indices = *indices};
    const Json rule = metadata.value("rule", Json());
    for (const auto& [name, into] : {std::pair("id", &alerts.ruleId), std::pair("name", &alerts.ruleName)})
        if (const auto texts = textsIn(rule, name); texts && texts->size() == 1)
            *into = texts->front();
    return alerts;
}

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
