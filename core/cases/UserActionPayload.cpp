// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/UserActionPayload.h"

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"

namespace casewright::cases {
namespace {

using base::Json;
using Type = UserActionType;
using Verb = UserActionVerb;

UserAction action(Type type, Verb verb, const Json& payload)
{
    return {.type = type, .verb = verb, .payload = base::plainJson(payload), .commentId = std::nullopt};
}

Json textOrNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(nullptr); }

/// A text in the payload, or an empty one where there is none.
std::string textIn(const UserAction& action, const char* pointer)
{
    const base::Result<Json> payload = base::parseJson(action.payload);
    if (!payload)
        return {};
    const Json::json_pointer place(pointer);
    if (!payload->contains(place) || !payload->at(place).is_string())
        return {};
    return payload->at(place).get<std::string>();
}

} // namespace

UserAction creationOf(const CaseAttributes& attributes, const std::string& owner)
{
    const Json payload{{"title", attributes.title},
                       {"description", attributes.description},
                       {"tags", attributes.tags},
                       {"severity", nameOf(attributes.severity)},
                       {"assignees", assigneesValue(attributes.assignees)},
                       {"category", textOrNull(attributes.category)},
                       {"customFields", customFieldsValue(attributes.customFields)},
                       {"settings", {{"syncAlerts", attributes.syncAlerts}}},
                       {"owner", owner},
                       {"connector", connectorValue(attributes.connector)},
                       {"status", nameOf(CaseStatus::Open)}};
    return action(Type::CreateCase, Verb::Create, payload);
}

UserAction pushOf(const ExternalService& service)
{
    return action(Type::Pushed, Verb::PushToService, {{"externalService", externalServiceValue(service, {})}});
}

UserAction commentAction(Verb verb, const std::string& id, const std::string& text, const std::string& owner)
{
    Json comment{{"type", "user"}};
    if (verb != Verb::Delete)
        comment["comment"] = text;
    comment["owner"] = owner;
    UserAction made = action(Type::Comment, verb, {{"comment", comment}});
    made.commentId = id;
    return made;
}

UserAction alertsAction(const std::string& id, const AlertAttachment& alerts, const std::string& owner, Verb verb)
{
    const Json rule{{"id", textOrNull(alerts.ruleId)}, {"name", textOrNull(alerts.ruleName)}};
    const Json comment{
        {"type", "alert"}, {"alertId", alerts.ids}, {"index", alerts.indices}, {"rule", rule}, {"owner", owner}};
    UserAction made = action(Type::Comment, verb, {{"comment", comment}});
    made.commentId = id;
    return made;
}

UserAction attachmentAction(Verb verb, const std::string& id, const std::string& attachment, const std::string& owner)
{
    base::Result<Json> content = base::parseJson(attachment);
    if (content && content->is_object())
        (*content)["owner"] = owner;
    UserAction made = action(Type::Comment, verb, {{"comment", content ? *content : Json(nullptr)}});
    made.commentId = id;
    return made;
}

UserAction statusAction(CaseStatus status) { return action(Type::Status, Verb::Update, {{"status", nameOf(status)}}); }

CaseStatus statusOf(const UserAction& action)
{
    return statusNamed(textIn(action, "/status")).value_or(CaseStatus::Open);
}

std::string commentTypeOf(const UserAction& action) { return textIn(action, "/comment/type"); }

} // namespace casewright::cases
