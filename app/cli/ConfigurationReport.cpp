// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ConfigurationReport.h"

#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/TextTable.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseConfigurationJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"

namespace casewright::cli {
namespace {

using base::Json;
using cases::CaseConfiguration;
using store::StoredConfiguration;

std::string fieldsText(const CaseConfiguration& configuration)
{
    if (configuration.customFields.empty())
        return "  No custom fields.\n";
    TextTable table({{"custom field"}, {"type"}, {"required"}, {"default"}, {"label"}});
    for (const cases::CustomFieldDefinition& field : configuration.customFields) {
        const bool isText = std::holds_alternative<std::string>(field.defaultValue);
        const bool isNone = std::holds_alternative<std::monostate>(field.defaultValue);
        table.add({field.key, std::string(cases::nameOf(field.type)), field.required ? "yes" : "no",
                   isNone       ? std::string("-")
                       : isText ? std::get<std::string>(field.defaultValue)
                                : cases::customValueOf(field.defaultValue).dump(),
                   field.label});
    }
    return table.text(0);
}

std::string templatesText(const CaseConfiguration& configuration)
{
    if (configuration.templates.empty())
        return "  No templates.\n";
    TextTable table({{"template"}, {"name"}, {"title"}, {"description"}});
    for (const cases::CaseTemplate& each : configuration.templates)
        table.add({each.key, each.name, each.caseFields.title.value_or("-"),
                   each.description.empty() ? "-" : each.description});
    return table.text(0);
}

std::string observableTypesText(const CaseConfiguration& configuration)
{
    std::string names;
    for (const cases::ObservableType& each : configuration.observableTypes)
        names += (names.empty() ? "" : ", ") + printable(each.label);
    return names.empty() ? names : fmt::format("  Types of observables, kept for Kibana: {}\n", names);
}

} // namespace

std::string configurationsText(const std::vector<StoredConfiguration>& configurations)
{
    std::string text;
    for (const StoredConfiguration& each : configurations) {
        const CaseConfiguration& configuration = each.configuration;
        const bool closes = configuration.closureType == cases::ClosureType::ByPushing;
        text += fmt::format("{}{}: version {}, of {}; {}, connector {}\n{}{}{}", text.empty() ? "" : "\n",
                            printable(configuration.owner), cases::versionText(each.version),
                            timeText(each.updatedAt.value_or(each.createdAt)),
                            closes ? "pushing closes cases" : "people close cases",
                            printable(configuration.connector.name), fieldsText(configuration),
                            templatesText(configuration), observableTypesText(configuration));
    }
    return text.empty() ? "The workspace has no configuration of cases; casewright-cli cases configuration set FILE "
                          "sets one.\n"
                        : text;
}

Json configurationsJson(const std::vector<StoredConfiguration>& configurations)
{
    Json list = Json::array();
    for (const StoredConfiguration& each : configurations) {
        Json json = {{"id", each.configuration.owner}, {"version", cases::versionText(each.version)}};
        json.update(cases::configurationValue(each.configuration));
        json["mappings"] = Json::array();
        json["error"] = nullptr;
        json["created_at"] = base::formatTimestamp(each.createdAt);
        json["created_by"] = cases::userValue(each.createdBy, {});
        json["updated_at"] = timeJson(each.updatedAt);
        json["updated_by"] = cases::userValue(each.updatedAt, each.updatedBy, {});
        list.push_back(std::move(json));
    }
    return list;
}

} // namespace casewright::cli
