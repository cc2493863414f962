// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseConfigurationJson.h"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonNode.h"
#include "core/cases/AttributeJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/ConfigurationReader.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::JsonFile;
using base::JsonNode;
using base::Result;

constexpr const char* Kind = "a configuration of cases";

Json definitionJson(const CustomFieldDefinition& field)
{
    Json object = {
        {"key", field.key}, {"type", nameOf(field.type)}, {"label", field.label}, {"required", field.required}};
    if (!std::holds_alternative<std::monostate>(field.defaultValue))
        object["defaultValue"] = customValueOf(field.defaultValue);
    return object;
}

Json templateJson(const CaseTemplate& each)
{
    Json object = {{"key", each.key}, {"name", each.name}};
    if (!each.description.empty())
        object["description"] = each.description;
    if (!each.tags.empty())
        object["tags"] = each.tags;
    object["caseFields"] = caseFieldsValue(each.caseFields);
    return object;
}

/// Of a list, or of the one object that there is instead.
std::vector<JsonNode> nodesOf(const JsonNode& root)
{
    return root.json().is_object() ? std::vector<JsonNode>{root} : root.elements();
}

} // namespace

Result<std::vector<CaseConfiguration>> parseConfigurations(std::string json, std::string file)
{
    Result<JsonFile> parsed = JsonFile::parse(std::move(json), std::move(file), Kind);
    if (!parsed)
        return fail(std::move(parsed.error()));
    std::vector<CaseConfiguration> configurations;
    for (const JsonNode& node : nodesOf(JsonNode(*parsed))) {
        CaseConfiguration read = readConfiguration(node);
        if (std::any_of(configurations.begin(), configurations.end(),
                        [&read](const CaseConfiguration& each) { return each.owner == read.owner; }))
            node.member("owner").reject(ErrorCode::InvalidValue,
                                        fmt::format("the owner {} has a configuration above; an owner has one",
                                                    read.owner));
        configurations.push_back(std::move(read));
    }
    if (parsed->error)
        return fail(std::move(*parsed->error));
    return configurations;
}

Result<CaseConfiguration> parseConfiguration(std::string json, std::string file)
{
    const std::string name = file;
    Result<std::vector<CaseConfiguration>> all = parseConfigurations(std::move(json), std::move(file));
    if (!all)
        return fail(std::move(all.error()));
    if (all->size() != 1)
        return fail(ErrorCode::InvalidValue,
                    fmt::format("this needs the configuration of one owner, and here are {}", all->size()),
                    base::Location{.file = name, .field = {}});
    return std::move(all->front());
}

Result<void> checkConfiguration(const CaseConfiguration& configuration)
{
    const Result<CaseConfiguration> read = parseConfiguration(configurationJson(configuration));
    if (!read)
        return fail(read.error());
    return {};
}

Json caseFieldsValue(const CaseChange& given)
{
    Json object = Json::object();
    if (given.title)
        object["title"] = *given.title;
    if (given.description)
        object["description"] = *given.description;
    if (given.tags)
        object["tags"] = *given.tags;
    if (given.severity)
        object["severity"] = nameOf(*given.severity);
    if (given.category)
        object["category"] = *given.category ? Json(**given.category) : Json();
    if (given.assignees)
        object["assignees"] = assigneesValue(*given.assignees);
    if (given.connector)
        object["connector"] = connectorValue(*given.connector);
    if (given.syncAlerts)
        object["settings"] = {{"syncAlerts", *given.syncAlerts}};
    if (given.customFields)
        object["customFields"] = customFieldsValue(*given.customFields);
    return object;
}

Json configurationValue(const CaseConfiguration& configuration)
{
    Json fields = Json::array();
    for (const CustomFieldDefinition& field : configuration.customFields)
        fields.push_back(definitionJson(field));
    Json templates = Json::array();
    for (const CaseTemplate& each : configuration.templates)
        templates.push_back(templateJson(each));
    const bool byPushing = configuration.closureType == ClosureType::ByPushing;
    Json object = {{"owner", configuration.owner},
                   {"closure_type", byPushing ? "close-by-pushing" : "close-by-user"},
                   {"connector", connectorValue(configuration.connector)},
                   {"customFields", std::move(fields)},
                   {"templates", std::move(templates)}};
    for (const ObservableType& each : configuration.observableTypes)
        object["observableTypes"].push_back({{"key", each.key}, {"label", each.label}});
    return object;
}

std::string configurationJson(const CaseConfiguration& configuration)
{
    return configurationValue(configuration).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace casewright::cases
