// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseSettings.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Printable.h"
#include "app/cli/RuleInput.h"
#include "app/cli/Spool.h"
#include "core/cases/CaseConfigurationJson.h"
#include "core/cases/CaseNames.h"

namespace casewright::cli {
namespace {

using base::Json;
using base::Result;
using cases::CaseConfiguration;

/// The template that cases are made with; none if the configuration does not have it.
const cases::CaseTemplate* templateOf(const CaseConfiguration& configuration, const rules::Rule& rule)
{
    const std::vector<cases::CaseTemplate>& all = configuration.templates;
    const auto found = std::find_if(all.begin(), all.end(), [&rule](const cases::CaseTemplate& each) {
        return rule.casesAction && rule.casesAction->templateId == each.key;
    });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

CaseSettings CaseSettings::of(const rules::Rule& rule, std::optional<CaseConfiguration> configuration)
{
    CaseSettings settings{.configuration = std::move(configuration)};
    if (settings.configuration)
        settings.fields = cases::newCaseFields(
            *settings.configuration, rule.casesAction ? rule.casesAction->templateId : std::nullopt);
    return settings;
}

Result<std::optional<CaseConfiguration>> readConfiguration(const std::string& name, const rules::Rule& rule,
                                                           const std::stop_token& stop)
{
    if (name.empty())
        return std::nullopt;
    Result<std::string> text = readText(name, stop);
    if (!text)
        return base::fail(std::move(text.error()));
    const Result<std::vector<CaseConfiguration>> all
        = cases::parseConfigurations(std::move(*text), shownName(name));
    if (!all)
        return base::fail(all.error());
    const std::string owner = rules::ownerOf(rule);
    const auto found = std::find_if(all->begin(), all->end(),
                                    [&owner](const CaseConfiguration& each) { return each.owner == owner; });
    if (found != all->end())
        return *found;
    return base::fail(base::ErrorCode::NotFound,
                      fmt::format("The cases of the rule are of the owner {}, and the file has no configuration of it. "
                                  "Add one, or leave --configuration out.",
                                  owner),
                      base::Location{.file = shownName(name), .line = 1, .column = 1, .field = {}});
}

std::string newCasesText(const CaseSettings& settings, const rules::Rule& rule)
{
    if (!settings.configuration)
        return {};
    const cases::NewCaseFields& fields = settings.fields;
    const cases::CaseTemplate* const used = templateOf(*settings.configuration, rule);
    std::string text = used == nullptr ? std::string("no template") : fmt::format("template {}", printable(used->name));
    text += fmt::format("; severity {}", cases::nameOf(fields.severity));
    if (fields.category)
        text += fmt::format(", category {}", printable(*fields.category));
    if (!fields.assignees.empty())
        text += ", " + counted(fields.assignees.size(), "assignee", "assignees");
    if (!fields.customFields.empty())
        text += ", " + counted(fields.customFields.size(), "custom field", "custom fields");
    return text;
}

Json newCasesJson(const CaseSettings& settings, const rules::Rule& rule)
{
    if (!settings.configuration)
        return nullptr;
    const cases::NewCaseFields& fields = settings.fields;
    const cases::CaseTemplate* const used = templateOf(*settings.configuration, rule);
    Json json = {{"owner", settings.configuration->owner}, {"template", nullptr}};
    if (used != nullptr)
        json["template"] = {{"key", used->key}, {"name", used->name}};
    json.update(cases::caseFieldsValue({.category = std::optional<std::optional<std::string>>(std::in_place,
                                                                                              fields.category),
                                        .severity = fields.severity,
                                        .assignees = fields.assignees,
                                        .syncAlerts = fields.syncAlerts,
                                        .connector = fields.connector,
                                        .customFields = fields.customFields}));
    return json;
}

} // namespace casewright::cli
