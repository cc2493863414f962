// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/SharedKeys.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/rules/TimeWindow.h"

namespace casewright::scenario {

using base::ErrorCode;
using base::JsonNode;

ActionSettings readAction(const JsonNode& node)
{
    node.only({"groupingBy", "timeWindow", "reopenClosedCases", "maximumCasesToOpen"});
    ActionSettings settings;
    const JsonNode fields = node.required("groupingBy");
    const std::vector<std::string> names = fields.texts();
    if (names.size() > 1)
        fields.elements()[1].reject(ErrorCode::InvalidValue,
                                    "the Cases action groups by one field at most; leave one");
    if (!names.empty())
        settings.groupBy = names.front();
    const JsonNode window = node.required("timeWindow");
    settings.timeWindow = window.text();
    if (const base::Result<base::Duration> length = rules::parseTimeWindow(settings.timeWindow))
        settings.window = *length;
    else
        window.reject(ErrorCode::InvalidValue, length.error().text);
    settings.reopenClosedCases = node.required("reopenClosedCases").truth();
    if (const JsonNode maximum = node.required("maximumCasesToOpen"); !maximum.isNull())
        settings.maximumCasesToOpen = maximum.wholeNumber();
    return settings;
}

RuleIdentity readRule(const JsonNode& node)
{
    node.only({"id", "name", "tags", "owner", "url"});
    RuleIdentity rule{.text = {.id = {node.required("id").text()},
                               .name = node.required("name").text(),
                               .tags = node.member("tags").texts()},
                      .owner = node.required("owner").text()};
    if (const JsonNode url = node.member("url"); url.isThere() && !url.isNull())
        rule.text.url = url.text();
    return rule;
}

rules::Rule queryRule(const RuleIdentity& identity, const ActionSettings& action)
{
    rules::Rule rule;
    rule.id = identity.text.id;
    rule.name = identity.text.name;
    rule.tags = identity.text.tags;
    rule.casesAction = rules::CasesAction{.groupBy = action.groupBy,
                                          .timeWindow = action.timeWindow,
                                          .reopenClosedCases = action.reopenClosedCases,
                                          .maximumCasesToOpen = action.maximumCasesToOpen};
    return rule;
}

rules::VersionProfile readProfile(const JsonNode& node)
{
    const std::string name = node.text();
    const base::Result<rules::VersionProfile> profile = rules::versionProfile(name);
    if (profile)
        return *profile;
    if (node.isThere())
        node.reject(ErrorCode::InvalidValue, profile.error().text);
    return rules::newestProfile();
}

void requireKind(const JsonNode& root, const std::string& kind)
{
    const JsonNode written = root.required("casewright");
    const std::string name = written.text();
    if (name == kind)
        return;
    const bool isOther = name.starts_with(kind.substr(0, kind.find('/') + 1));
    written.reject(isOther ? ErrorCode::NewerVersion : ErrorCode::InvalidValue,
                   fmt::format("this Casewright reads \"{}\" here", kind));
}

std::string statusText(engine::CaseStatus status)
{
    switch (status) {
    case engine::CaseStatus::Open: return "open";
    case engine::CaseStatus::InProgress: return "in-progress";
    case engine::CaseStatus::Closed: return "closed";
    }
    return {};
}

engine::CaseStatus readStatus(const JsonNode& node)
{
    using engine::CaseStatus;
    const std::string text = node.text();
    for (const CaseStatus status : {CaseStatus::Open, CaseStatus::InProgress, CaseStatus::Closed})
        if (statusText(status) == text)
            return status;
    node.reject(ErrorCode::InvalidValue, "must be open, in-progress or closed");
    return CaseStatus::Open;
}

} // namespace casewright::scenario
