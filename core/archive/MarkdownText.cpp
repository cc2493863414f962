// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/MarkdownText.h"

#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/UserActionPayload.h"

namespace casewright::archive {
namespace {

using cases::CaseDocument;
using cases::UserAction;
using cases::UserActionType;
using cases::UserActionVerb;

std::string time(const std::optional<base::Timestamp>& at)
{
    return at ? base::formatTimestamp(*at) : std::string("-");
}

std::string user(const std::optional<std::string>& name)
{
    if (!name)
        return "the rule";
    return name->empty() ? std::string("somebody without a name") : markdownLine(*name);
}

std::string fact(std::string_view name, const std::string& value) { return fmt::format("| {} | {} |\n", name, value); }

std::string seconds(const std::optional<std::int64_t>& value)
{
    return value ? base::formatDuration({*value * 1'000}) : std::string("-");
}

std::string lines(const std::vector<std::string>& texts)
{
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : ", ") + markdownLine(text);
    return all.empty() ? "-" : all;
}

/// What is under a name in a payload, on a line.
std::string payloadText(const base::Json& payload, const char* name)
{
    if (!payload.is_object() || !payload.contains(name))
        return {};
    const base::Json& value = payload[name];
    return markdownLine(value.is_string() ? value.get<std::string>() : base::plainJson(value));
}

std::string commentText(const store::StoredUserAction& row)
{
    const std::string type = cases::commentTypeOf(row.document.action);
    switch (row.document.action.verb) {
    case UserActionVerb::Delete: return "deleted an attachment";
    case UserActionVerb::Update: return "edited a comment";
    default: break;
    }
    if (type == "alert")
        return fmt::format("attached {} {}{}", row.alerts, row.alerts == 1 ? "alert" : "alerts",
                           row.alreadyAttached > 0 ? fmt::format("; {} were there already", row.alreadyAttached) : "");
    if (type.empty())
        return "attached something";
    return type == "user" ? "added a comment" : "attached something of the type " + markdownLine(type);
}

std::string actionText(const store::StoredUserAction& row)
{
    const UserAction& action = row.document.action;
    const base::Result<base::Json> parsed = base::parseJson(action.payload);
    const base::Json payload = parsed ? *parsed : base::Json();
    switch (action.type) {
    case UserActionType::CreateCase: return "created the case";
    case UserActionType::Comment: return commentText(row);
    case UserActionType::Pushed: return "pushed the case";
    case UserActionType::DeleteCase: return "deleted the case";
    case UserActionType::Tags:
    case UserActionType::Assignees:
        return fmt::format("{} {} {}", action.verb == UserActionVerb::Delete ? "removed" : "added", nameOf(action.type),
                           payloadText(payload, std::string(nameOf(action.type)).c_str()));
    case UserActionType::Description: return "edited the description";
    default: break;
    }
    return fmt::format("set {} to {}", nameOf(action.type),
                       payloadText(payload, std::string(nameOf(action.type)).c_str()));
}

std::string factsText(const CaseDocument& document)
{
    const cases::CaseAttributes& own = document.attributes;
    std::string text = "| | |\n|---|---|\n" + fact("id", markdownLine(document.id))
        + fact("status", std::string(nameOf(own.status))) + fact("severity", std::string(nameOf(own.severity)))
        + fact("owner", markdownLine(document.owner)) + fact("category", markdownLine(own.category.value_or("-")))
        + fact("tags", lines(own.tags)) + fact("assignees", lines(own.assignees))
        + fact("created", time(document.createdAt) + " by " + user(document.createdBy));
    if (document.updatedAt)
        text += fact("updated", time(document.updatedAt) + " by " + user(document.updatedBy));
    if (document.closedAt)
        text +=
            fact("closed",
                 time(document.closedAt) + " by " + user(document.closedBy) + ", after " + seconds(document.duration));
    if (document.timeToAcknowledge)
        text += fact("acknowledged after", seconds(document.timeToAcknowledge));
    if (document.timeToInvestigate)
        text += fact("investigated for", seconds(document.timeToInvestigate));
    if (document.externalService)
        text += fact("incident",
                     markdownLine(document.externalService->externalTitle) + " "
                         + markdownLine(document.externalService->externalUrl));
    for (const cases::CustomField& field : own.customFields)
        text += fact(markdownLine(field.key), markdownLine(base::plainJson(cases::customValueOf(field.value))));
    return text;
}

} // namespace

std::string markdownLine(std::string_view text)
{
    constexpr std::string_view Marks = "\\`*_[]<>|~&"; // the others mean something at the beginning of a line
    std::string line;
    for (const char c : text) {
        if (c == '\n' || c == '\r' || c == '\t')
            line += ' ';
        else if (Marks.find(c) != Marks.npos)
            (line += '\\') += c;
        else
            line += c;
    }
    return line;
}

std::string markdownTableHead()
{
    return "| Title | Status | Severity | Alerts | Comments | Created | Closed | Tags |\n"
           "|---|---|---|--:|--:|---|---|---|\n";
}

std::string markdownTableRow(const CaseDocument& document)
{
    const cases::CaseAttributes& own = document.attributes;
    return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |\n", markdownLine(own.title), nameOf(own.status),
                       nameOf(own.severity), document.totalAlerts, document.totalComments, time(document.createdAt),
                       time(document.closedAt), lines(own.tags));
}

std::string markdownStory(const CaseStory& story)
{
    std::string text = fmt::format("# {}\n\n{}\n## Description\n\n{}\n", markdownLine(story.document.attributes.title),
                                   factsText(story.document), story.document.attributes.description);
    for (const store::StoredComment& each : story.comments)
        if (!each.comment.attachment)
            text += fmt::format("\n## Comment by {}, {}\n\n{}\n", user(each.comment.createdBy),
                                time(each.comment.createdAt), each.comment.text);
    text += "\n## Activity\n\n| When | Who | What |\n|---|---|---|\n";
    for (const store::StoredUserAction& each : story.actions)
        text += fmt::format("| {} | {} | {} |\n", time(each.document.createdAt), user(each.document.createdBy),
                            actionText(each));
    if (story.alerts.empty())
        return text;
    text +=
        fmt::format("\n## Alerts: {}\n\n| Id | Index | Time | Attached |\n|---|---|---|---|\n", story.alerts.size());
    for (const store::AttachedAlert& alert : story.alerts)
        text += fmt::format("| {} | {} | {} | {} |\n", markdownLine(alert.id), markdownLine(alert.index),
                            time(alert.at), time(alert.attachedAt));
    return text;
}

} // namespace casewright::archive
