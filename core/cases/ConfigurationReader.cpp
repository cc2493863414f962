// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/ConfigurationReader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/cases/CaseLimits.h"
#include "core/cases/CaseNames.h"
#include "core/cases/LimitedText.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::JsonNode;

constexpr std::array<std::string_view, 3> Owners{"securitySolution", "observability", "cases"};
// Names are those of connectors elsewhere; nobody knows a limit.
constexpr std::size_t LongestName = MaximumDescription;

constexpr TagLimits CaseTags{"tags", MaximumTags, "tag", MaximumTag};
constexpr TagLimits TemplateTags{"template's tags", MaximumTemplateTags, "template's tag", MaximumTemplateTag};

template<std::size_t Size>
std::string readName(const JsonNode& node, const std::array<std::string_view, Size>& names)
{
    std::string name = node.text();
    if (node.isThere() && std::find(names.begin(), names.end(), name) == names.end())
        node.reject(ErrorCode::InvalidValue,
                    fmt::format("\"{}\" is none of {}", name, fmt::join(names, ", ")));
    return name;
}

ClosureType readClosure(const JsonNode& node)
{
    constexpr std::array<std::string_view, 2> Names{"close-by-user", "close-by-pushing"};
    return readName(node, Names) == Names[1] ? ClosureType::ByPushing : ClosureType::ByUser;
}

CustomFieldType readFieldType(const JsonNode& node)
{
    constexpr std::array<std::string_view, 3> Names{"text", "toggle", "number"};
    return customFieldTypeNamed(readName(node, Names)).value_or(CustomFieldType::Text);
}

Severity readSeverity(const JsonNode& node)
{
    constexpr std::array<std::string_view, 4> Names{"low", "medium", "high", "critical"};
    return severityNamed(readName(node, Names)).value_or(Severity::Low);
}

/// Refuses a key that an element before has.
template<class T>
void checkOnce(const std::vector<T>& before, const std::string& key, const JsonNode& node)
{
    if (std::any_of(before.begin(), before.end(), [&key](const T& each) { return each.key == key; }))
        node.reject(ErrorCode::InvalidValue, fmt::format("the key \"{}\" is there twice; rename one", key));
}

CaseConnector connectorOf(const JsonNode& node)
{
    node.only({"id", "name", "type", "fields"});
    CaseConnector connector;
    connector.id = readFilledText(node.required("id"), "id", LongestName);
    connector.name = readText(node.required("name"), "name", LongestName);
    connector.type = readFilledText(node.required("type"), "type", LongestName);
    const JsonNode fields = node.required("fields");
    if (fields.isThere() && !fields.isNull() && !fields.json().is_object())
        fields.reject(ErrorCode::InvalidValue, "must be an object, or null");
    connector.fields = base::plainJson(fields.json());
    return connector;
}

/// The value of a custom field, or its default; null is none. `name` is how Kibana's sentences call it.
CustomValue limitedValue(const JsonNode& node, CustomFieldType type, std::string_view name)
{
    if (!node.isThere() || node.isNull())
        return {};
    switch (type) {
    case CustomFieldType::Toggle:
        return node.truth();
    case CustomFieldType::Number:
        return node.wholeNumber();
    case CustomFieldType::Text:
        break;
    }
    return readFilledText(node, name, MaximumCustomText);
}

CustomFieldDefinition readDefinition(const JsonNode& node)
{
    node.only({"key", "type", "label", "required", "defaultValue"});
    CustomFieldDefinition field;
    field.key = readKey(node.required("key"));
    field.type = readFieldType(node.required("type"));
    field.label = readFilledText(node.required("label"), "label", MaximumLabel);
    field.required = node.required("required").truth();
    field.defaultValue = limitedValue(node.member("defaultValue"), field.type, "defaultValue");
    return field;
}

std::vector<std::string> assigneesOf(const JsonNode& list)
{
    std::vector<std::string> assignees;
    for (const JsonNode& each : limitedElements(list, "assignees", MaximumAssignees)) {
        each.only({"uid"});
        assignees.push_back(readFilledText(each.required("uid"), "uid", LongestName));
    }
    return assignees;
}

/// The values that a template has for custom fields.
std::vector<CustomField> readFields(const JsonNode& list, const std::vector<CustomFieldDefinition>& definitions)
{
    std::vector<CustomField> fields;
    for (const JsonNode& node : limitedElements(list, "customFields", MaximumCustomFields)) {
        node.only({"key", "type", "value"});
        CustomField field;
        field.key = readKey(node.required("key"));
        field.type = readFieldType(node.required("type"));
        field.value = limitedValue(node.required("value"), field.type, "value");
        checkOnce(fields, field.key, node.member("key"));
        const auto known = std::find_if(definitions.begin(), definitions.end(),
                                        [&field](const CustomFieldDefinition& each) { return each.key == field.key; });
        if (known == definitions.end())
            node.member("key").reject(ErrorCode::InvalidValue,
                                      fmt::format("no custom field of the configuration has the key \"{}\"", field.key));
        else if (known->type != field.type)
            node.member("type").reject(ErrorCode::InvalidValue, fmt::format("the custom field \"{}\" is a {}", field.key,
                                                                            nameOf(known->type)));
        fields.push_back(std::move(field));
    }
    return fields;
}

/// Null as a category takes it away; anywhere else it is a value of the wrong kind.
std::optional<std::optional<std::string>> readCategory(const JsonNode& node)
{
    if (!node.isThere())
        return std::nullopt;
    if (node.isNull())
        return std::optional<std::string>();
    return std::optional(readFilledText(node, "category", MaximumCategory));
}

CaseChange readCaseFields(const JsonNode& node, const std::vector<CustomFieldDefinition>& definitions)
{
    CaseChange given;
    if (!node.isThere() || node.isNull())
        return given;
    node.only({"title", "description", "tags", "severity", "category", "assignees", "connector", "settings",
               "customFields"});
    if (const JsonNode title = node.member("title"); title.isThere())
        given.title = readFilledText(title, "title", MaximumTitle);
    if (const JsonNode description = node.member("description"); description.isThere())
        given.description = readFilledText(description, "description", MaximumDescription);
    if (const JsonNode tags = node.member("tags"); tags.isThere())
        given.tags = readTags(tags, CaseTags);
    if (const JsonNode severity = node.member("severity"); severity.isThere())
        given.severity = readSeverity(severity);
    given.category = readCategory(node.member("category"));
    if (const JsonNode assignees = node.member("assignees"); assignees.isThere())
        given.assignees = assigneesOf(assignees);
    if (const JsonNode connector = node.member("connector"); connector.isThere())
        given.connector = connectorOf(connector);
    if (const JsonNode settings = node.member("settings"); settings.isThere()) {
        settings.only({"syncAlerts", "extractObservables"});
        given.syncAlerts = settings.required("syncAlerts").truth();
    }
    if (const JsonNode fields = node.member("customFields"); fields.isThere())
        given.customFields = readFields(fields, definitions);
    return given;
}

/// `definitions`: the owner's custom fields, which are the only ones that a template may give.
CaseTemplate readTemplate(const JsonNode& node, const std::vector<CustomFieldDefinition>& definitions)
{
    node.only({"key", "name", "description", "tags", "caseFields"});
    CaseTemplate made;
    made.key = readKey(node.required("key"));
    made.name = readFilledText(node.required("name"), "name", MaximumTemplateName);
    made.description = readText(node.member("description"), "description", MaximumTemplateDescription);
    made.tags = readTags(node.member("tags"), TemplateTags);
    made.caseFields = readCaseFields(node.member("caseFields"), definitions);
    return made;
}

ObservableType readObservableType(const JsonNode& node)
{
    node.only({"key", "label"});
    return {.key = readKey(node.required("key")),
            .label = readFilledText(node.required("label"), "label", MaximumObservableLabel)};
}

/// Elements that each have a key of their own.
template<class T, class Read>
std::vector<T> readKeyed(const JsonNode& list, std::string_view name, std::size_t limit, const Read& read)
{
    std::vector<T> all;
    for (const JsonNode& each : limitedElements(list, name, limit)) {
        T value = read(each);
        checkOnce(all, value.key, each.member("key"));
        all.push_back(std::move(value));
    }
    return all;
}

} // namespace

CaseConfiguration readConfiguration(const JsonNode& node)
{
    node.only({"owner", "closure_type", "connector", "customFields", "templates", "observableTypes", "id", "version",
               "mappings", "error", "created_at", "created_by", "updated_at", "updated_by"});
    CaseConfiguration configuration;
    configuration.owner = readName(node.required("owner"), Owners);
    configuration.closureType = readClosure(node.required("closure_type"));
    configuration.connector = connectorOf(node.required("connector"));
    configuration.customFields = readKeyed<CustomFieldDefinition>(node.member("customFields"), "customFields",
                                                                  MaximumCustomFields, readDefinition);
    configuration.templates =
        readKeyed<CaseTemplate>(node.member("templates"), "templates", MaximumTemplates, [&](const JsonNode& each) {
            return readTemplate(each, configuration.customFields);
        });
    configuration.observableTypes = readKeyed<ObservableType>(node.member("observableTypes"), "observableTypes",
                                                              MaximumObservableTypes, readObservableType);
    return configuration;
}

} // namespace casewright::cases
