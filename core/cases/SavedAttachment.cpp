// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/SavedAttachment.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

/// What an attachment has beside its own content.
constexpr std::array<std::string_view, 7> Common{"owner",      "created_at", "created_by", "updated_at",
                                                 "updated_by", "pushed_at",  "pushed_by"};

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
        if (std::find(Common.begin(), Common.end(), key) == Common.end())
            kept[key] = value;
    return base::plainJson(kept);
}

/// Counts what an attachment has beside what all have and what those of its type have.
void countOtherContent(const JsonNode& from, std::vector<std::string_view> own, const Beside& beside)
{
    own.insert(own.end(), Common.begin(), Common.end());
    beside.countOthers(from, "", own);
}

/// Reads what an attachment has of its own.
void readContent(const JsonNode& from, SavedComment& saved, const Beside& beside)
{
    const std::string type = from.required("type").text();
    if (type == "alert" && !saved.isOfNewerType) {
        saved.alerts = alertsOf(from);
        countOtherContent(from, {"type", "alertId", "index", "rule"}, beside);
        beside.countOthers(from.member("rule"), "rule.", {"id", "name"});
    } else if (type == "user" && !saved.isOfNewerType) {
        saved.comment.text = from.required("comment").text();
        countOtherContent(from, {"type", "comment"}, beside);
    } else {
        saved.comment.attachment = attachmentOf(from);
        if (!saved.isOfNewerType)
            return;
        saved.alerts = alertsOfNewer(*saved.comment.attachment);
        if (!saved.alerts && isOfAlerts(type))
            ++beside.leftOut[fmt::format("{}: attachmentId", beside.type)];
    }
}

} // namespace

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

} // namespace casewright::cases
