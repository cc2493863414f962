// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseVersion.h"
#include "core/cases/SavedObjectText.h"

namespace casewright::cases {
namespace {

using base::Json;

/// Statuses and severities are kept as tens, so that others fit between.
constexpr int Step = 10;
constexpr const char* Migration = "8.8.0";
constexpr const char* NoConnector = "none";

Json orNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

Json parsed(const std::string& json)
{
    base::Result<Json> value = base::parseJson(json);
    return value ? std::move(*value) : Json();
}

Json reference(const char* name, const char* type, const std::string& id)
{
    return {{"id", id}, {"name", name}, {"type", type}};
}

/// Takes the id of a connector out of what is kept, to where references are.
void refer(Json& owner, const char* member, const char* key, const char* name, Json& references)
{
    if (!owner.is_object() || !owner.contains(member) || !owner[member].is_object() || !owner[member].contains(key))
        return;
    Json& inner = owner[member];
    if (inner[key].is_string() && inner[key] != NoConnector)
        references.push_back(reference(name, "action", inner[key].get<std::string>()));
    inner.erase(key);
}

/// An object as a list of its members, so that their names need no mapping.
Json asList(const Json& fields)
{
    Json list = Json::array();
    if (fields.is_object())
        for (const auto& [key, value] : fields.items())
            list.push_back({{"key", key}, {"value", value}});
    return list;
}

/// What every saved object has around its attributes.
Json envelope(const char* type, const std::string& id, std::int64_t version, base::Timestamp created,
              const std::optional<base::Timestamp>& updated)
{
    return {{"type", type},
            {"id", id},
            {"version", versionText(version)},
            {"managed", false},
            {"created_at", timeValue(created)},
            {"updated_at", timeValue(updated.value_or(created))},
            {"coreMigrationVersion", Migration},
            {"typeMigrationVersion", Migration}};
}

Json attributesJson(const CaseDocument& document, const Users& users)
{
    const CaseAttributes& own = document.attributes;
    return {{"title", own.title},
            {"description", own.description},
            {"tags", own.tags},
            {"category", orNull(own.category)},
            {"status", static_cast<int>(own.status) * Step},
            {"severity", static_cast<int>(own.severity) * Step},
            {"assignees", assigneesValue(own.assignees)},
            {"customFields", customFieldsValue(own.customFields)},
            {"owner", document.owner},
            {"settings", {{"syncAlerts", own.syncAlerts}}},
            {"connector", connectorValue(own.connector)},
            {"duration", document.duration ? Json(*document.duration) : Json()},
            {"external_service", externalServiceValue(document.externalService, users)},
            {"total_alerts", document.totalAlerts},
            {"total_comments", document.totalComments},
            {"created_at", timeValue(document.createdAt)},
            {"created_by", userValue(document.createdBy, users)},
            {"updated_at", timeValue(document.updatedAt)},
            {"updated_by", userValue(document.updatedAt, document.updatedBy, users)},
            {"closed_at", timeValue(document.closedAt)},
            {"closed_by", userValue(document.closedAt, document.closedBy, users)}};
}

/// What versions before 9 do not know stays away where it says nothing.
void addNewer(Json& attributes, const CaseDocument& document)
{
    if (document.inProgressAt)
        attributes["in_progress_at"] = timeValue(document.inProgressAt);
    const auto add = [&attributes](const char* name, const std::optional<std::int64_t>& seconds) {
        if (seconds)
            attributes[name] = *seconds;
    };
    add("time_to_acknowledge", document.timeToAcknowledge);
    add("time_to_investigate", document.timeToInvestigate);
    add("time_to_resolve", document.timeToResolve);
}

Json objectJson(const SavedCase& object, const Users& users)
{
    const CaseDocument& document = object.document;
    Json json = envelope("cases", document.id, document.version, document.createdAt, document.updatedAt);
    Json attributes = attributesJson(document, users);
    addNewer(attributes, document);
    Json references = Json::array();
    refer(attributes, "connector", "id", "connectorId", references);
    refer(attributes, "external_service", "connector_id", "pushConnectorId", references);
    attributes["connector"]["fields"] = asList(attributes["connector"]["fields"]);
    json["attributes"] = std::move(attributes);
    json["references"] = std::move(references);
    if (!object.originId.empty())
        json["originId"] = object.originId;
    return json;
}

Json contentJson(const SavedComment& object)
{
    if (object.alerts && !object.comment.attachment)
        return {{"type", "alert"},
                {"alertId", object.alerts->ids},
                {"index", object.alerts->indices},
                {"rule", {{"id", orNull(object.alerts->ruleId)}, {"name", orNull(object.alerts->ruleName)}}}};
    if (!object.comment.attachment)
        return {{"type", "user"}, {"comment", object.comment.text}};
    Json json = parsed(*object.comment.attachment);
    return json.is_object() ? json : Json::object();
}

Json objectJson(const SavedComment& object, const Users& users)
{
    const Comment& comment = object.comment;
    Json json = envelope(object.isOfNewerType ? "cases-attachments" : "cases-comments", comment.id, comment.version,
                         comment.createdAt, comment.updatedAt);
    Json attributes = contentJson(object);
    attributes["owner"] = comment.owner;
    attributes["created_at"] = timeValue(comment.createdAt);
    attributes["created_by"] = userValue(comment.createdBy, users);
    attributes["updated_at"] = timeValue(comment.updatedAt);
    attributes["updated_by"] = userValue(comment.updatedAt, comment.updatedBy, users);
    attributes["pushed_at"] = timeValue(comment.pushedAt);
    attributes["pushed_by"] = userValue(comment.pushedAt, comment.pushedBy, users);
    json["attributes"] = std::move(attributes);
    json["references"] = Json::array({reference("associated-cases", "cases", object.caseId)});
    return json;
}

Json objectJson(const SavedUserAction& object, const Users& users)
{
    const UserActionDocument& document = object.document;
    Json json = envelope("cases-user-actions", document.id, object.version, document.createdAt, std::nullopt);
    Json references = Json::array({reference("associated-cases", "cases", object.caseId)});
    if (document.action.commentId)
        references.push_back(reference("associated-cases-comments", "cases-comments", *document.action.commentId));
    Json payload = parsed(document.action.payload);
    refer(payload, "connector", "id", "connectorId", references);
    refer(payload, "externalService", "connector_id", "pushConnectorId", references);
    json["attributes"] = {{"type", nameOf(document.action.type)},
                          {"action", nameOf(document.action.verb)},
                          {"owner", document.owner},
                          {"payload", std::move(payload)},
                          {"created_at", timeValue(document.createdAt)},
                          {"created_by", userValue(document.createdBy, users)}};
    json["references"] = std::move(references);
    return json;
}

Json objectJson(const SavedOther& object, const Users&) { return {{"type", object.type}}; }

Json objectJson(const SavedSummary& summary, const Users&)
{
    Json missing = Json::array();
    for (const std::string& id : summary.missingConnectors)
        missing.push_back({{"id", id}, {"type", "action"}});
    return {{"exportedCount", summary.exportedCount},
            {"missingRefCount", missing.size()},
            {"missingReferences", missing},
            {"excludedObjects", Json::array()},
            {"excludedObjectsCount", 0}};
}

} // namespace

std::string writeSavedObject(const SavedObject& object, const Users& users)
{
    return base::deterministicJson(std::visit([&users](const auto& each) { return objectJson(each, users); }, object));
}

} // namespace casewright::cases
