// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/UserActionText.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"
#include "core/cases/CaseJson.h"
#include "core/cases/UserActionPayload.h"

namespace casewright::cli {
namespace {

using base::Json;
using cases::UserActionType;
using cases::UserActionVerb;

constexpr std::size_t LongestText = 60;

/// A member of a payload, however deep; null where there is none.
Json valueAt(const Json& payload, const char* pointer)
{
    const Json::json_pointer place(pointer);
    return payload.contains(place) ? payload.at(place) : Json();
}

/// A text without quotes, anything else as JSON.
std::string textOf(const Json& value)
{
    if (value.is_null())
        return "none";
    return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string quoted(const Json& value) { return fmt::format("\"{}\"", fitted(printable(textOf(value)), LongestText)); }

/// `added the tags a, b`
std::string listText(UserActionVerb verb, std::string_view what, const Json& list, const char* member)
{
    std::vector<std::string> names;
    for (const Json& each : list)
        names.push_back(textOf(each.is_object() ? valueAt(each, member) : each));
    return fmt::format("{} the {}{} {}", verb == UserActionVerb::Delete ? "removed" : "added", what,
                       names.size() == 1 ? "" : "s", fmt::join(names, ", "));
}

std::string alertsText(const store::StoredUserAction& action, const Json& payload)
{
    if (action.document.action.verb == UserActionVerb::Delete)
        return "took away " + counted(valueAt(payload, "/comment/alertId").size(), "alert", "alerts");
    std::string text = "attached " + counted(action.alerts, "alert", "alerts");
    if (action.alreadyAttached > 0)
        text += fmt::format("; {} there already", counted(action.alreadyAttached, "was", "were"));
    return text;
}

std::string commentText(const store::StoredUserAction& action, const Json& payload)
{
    const std::string type = cases::commentTypeOf(action.document.action);
    if (type == "alert")
        return alertsText(action, payload);
    const UserActionVerb verb = action.document.action.verb;
    const std::string what = type == "user" || type.empty() ? "a comment" : "an attachment of the type " + type;
    if (verb == UserActionVerb::Delete)
        return "deleted " + what;
    const Json text = valueAt(payload, "/comment/comment");
    return fmt::format("{} {}{}", verb == UserActionVerb::Update ? "changed" : "added", what,
                       text.is_null() ? std::string() : ": " + quoted(text));
}

std::string customFieldText(const Json& payload)
{
    const Json key = valueAt(payload, "/customFields/0/key");
    return fmt::format("set the custom field {} to {}", textOf(key),
                       textOf(valueAt(payload, "/customFields/0/value")));
}

std::string connectorText(const Json& payload)
{
    const Json name = valueAt(payload, "/connector/name");
    return valueAt(payload, "/connector/id") == "none" ? std::string("chose no connector")
                                                       : fmt::format("chose the connector {}", textOf(name));
}

std::string pushText(const Json& payload)
{
    return fmt::format("pushed it to {} as {}", textOf(valueAt(payload, "/externalService/connector_name")),
                       textOf(valueAt(payload, "/externalService/external_title")));
}

} // namespace

std::string describe(const store::StoredUserAction& action)
{
    const cases::UserAction& given = action.document.action;
    const base::Result<Json> parsed = base::parseJson(given.payload);
    const Json payload = parsed ? *parsed : Json::object();
    switch (given.type) {
    case UserActionType::CreateCase: return "opened the case";
    case UserActionType::Title: return "changed the title to " + quoted(valueAt(payload, "/title"));
    case UserActionType::Description: return "changed the description";
    case UserActionType::Tags: return listText(given.verb, "tag", valueAt(payload, "/tags"), "");
    case UserActionType::Assignees: return listText(given.verb, "assignee", valueAt(payload, "/assignees"), "/uid");
    case UserActionType::Severity: return "set the severity to " + textOf(valueAt(payload, "/severity"));
    case UserActionType::Category: {
        const Json category = valueAt(payload, "/category");
        return category.is_null() ? std::string("took the category away")
                                  : "set the category to " + textOf(category);
    }
    case UserActionType::Status: return "set the status to " + textOf(valueAt(payload, "/status"));
    case UserActionType::Connector: return connectorText(payload);
    case UserActionType::Settings:
        return valueAt(payload, "/settings/syncAlerts") == true ? "turned syncing of alerts on"
                                                                : "turned syncing of alerts off";
    case UserActionType::CustomFields: return customFieldText(payload);
    case UserActionType::Comment: return commentText(action, payload);
    case UserActionType::Pushed: return pushText(payload);
    case UserActionType::DeleteCase: return "deleted the case";
    }
    return {};
}

std::string describe(const store::StoredUserAction& action, const std::vector<store::Activity>& reasons)
{
    std::string text = describe(action);
    const auto found = std::find_if(reasons.begin(), reasons.end(), [&action](const store::Activity& each) {
        return each.key == action.key && each.kind == store::ActivityKind::Created;
    });
    if (found == reasons.end() || action.document.createdBy)
        return text;
    const std::string_view reason = found->windowPassed ? ": the time window of the case before had passed"
        : found->closedPassed                           ? ": the case before was closed"
                                                        : "";
    return text + fmt::format(", counter {}{}", found->counter, reason);
}

std::string actorText(const std::optional<std::string>& name)
{
    return !name ? "rule" : name->empty() ? "somebody" : *name;
}

Json userActionsJson(const std::vector<store::StoredUserAction>& actions)
{
    Json list = Json::array();
    for (const store::StoredUserAction& each : actions)
        list.push_back(cases::userActionValue(each.document));
    return list;
}

std::string userActionsText(const std::vector<store::StoredUserAction>& actions,
                            const std::vector<store::Activity>& reasons, std::size_t width)
{
    TextTable table({{""}, {""}, {""}});
    for (const store::StoredUserAction& each : actions)
        table.add({timeText(each.document.createdAt), actorText(each.document.createdBy), describe(each, reasons)});
    return table.text(width);
}

} // namespace casewright::cli
