// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/AttachmentText.h"

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/CaseNames.h"
#include "core/cases/SavedObjectText.h"

namespace casewright::archive {
namespace {

using base::Json;

/// Beside the attributes of an attachment: that it was an object of the newer type.
constexpr const char* NewerType = "savedObjectType";

Json objectOf(const std::string& json)
{
    base::Result<Json> parsed = base::parseJson(json);
    return parsed && parsed->is_object() ? std::move(*parsed) : Json::object();
}

std::vector<std::string> textsOf(const Json& owner, const char* name)
{
    std::vector<std::string> texts;
    const Json value = owner.value(name, Json());
    if (value.is_string())
        texts.push_back(value.get<std::string>());
    if (value.is_array())
        for (const Json& each : value)
            texts.push_back(each.is_string() ? each.get<std::string>() : base::plainJson(each));
    return texts;
}

std::optional<std::string> textOf(const Json& owner, const char* name)
{
    const Json value = owner.is_object() ? owner.value(name, Json()) : Json();
    return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
}

cases::AlertAttachment alertsFrom(const Json& attachment)
{
    cases::AlertAttachment alerts{.ids = textsOf(attachment, "alertId"), .indices = textsOf(attachment, "index")};
    alerts.indices.resize(alerts.ids.size());
    const Json rule = attachment.value("rule", Json());
    alerts.ruleId = textOf(rule, "id");
    alerts.ruleName = textOf(rule, "name");
    return alerts;
}

Json orNull(const std::optional<std::string>& text) { return text ? Json(*text) : Json(); }

} // namespace

cases::SavedComment savedOf(const std::string& caseId, const cases::Comment& comment)
{
    cases::SavedComment saved{.caseId = caseId, .comment = comment};
    if (comment.createdBy == cases::RuleUser)
        saved.comment.createdBy.reset();
    if (!comment.attachment)
        return saved;
    Json attachment = objectOf(*comment.attachment);
    saved.isOfNewerType = attachment.erase(NewerType) > 0;
    if (attachment.value("type", Json()) == "alert" && !saved.isOfNewerType) {
        saved.alerts = alertsFrom(attachment);
        saved.comment.attachment.reset();
    } else {
        saved.comment.attachment = base::plainJson(attachment);
        if (saved.isOfNewerType)
            saved.alerts = cases::alertsOfNewer(*saved.comment.attachment);
    }
    return saved;
}

cases::Comment keptOf(const cases::SavedComment& saved)
{
    cases::Comment comment = saved.comment;
    // A comment of a workspace always names somebody: the rule as Kibana does, as an empty name is nobody's.
    if (!comment.createdBy)
        comment.createdBy = cases::RuleUser;
    if (saved.alerts && !saved.isOfNewerType)
        comment.attachment = base::plainJson(
            {{"type", "alert"},
             {"alertId", saved.alerts->ids},
             {"index", saved.alerts->indices},
             {"rule", {{"id", orNull(saved.alerts->ruleId)}, {"name", orNull(saved.alerts->ruleName)}}}});
    else if (saved.isOfNewerType && comment.attachment) {
        Json attachment = objectOf(*comment.attachment);
        attachment[NewerType] = "cases-attachments";
        comment.attachment = base::plainJson(attachment);
    }
    return comment;
}

cases::AlertAttachment alertsOf(const cases::UserAction& action)
{
    const Json comment = objectOf(action.payload).value("comment", Json());
    return comment.is_object() ? alertsFrom(comment) : cases::AlertAttachment{};
}

} // namespace casewright::archive
