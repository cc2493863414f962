// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>

#include "core/cases/CaseConfiguration.h"
#include "core/cases/CaseValidation.h"

namespace casewright::cases {
namespace {

bool isNone(const CustomValue& value)
{
    return std::holds_alternative<std::monostate>(value);
}

/// What a required field gets where nobody gave a value.
CustomValue fallback(CustomFieldType type)
{
    switch (type) {
    case CustomFieldType::Toggle:
        return false;
    case CustomFieldType::Number:
        return std::int64_t{0};
    case CustomFieldType::Text:
        break;
    }
    return std::string("N/A");
}

CustomValue withoutTemplate(const CustomFieldDefinition& field)
{
    return field.required && isNone(field.defaultValue) ? fallback(field.type) : field.defaultValue;
}

/// A template that has custom fields decides all of them: the configuration's defaults are not asked then.
CustomValue withTemplate(const CustomFieldDefinition& field, const std::vector<CustomField>& given)
{
    const auto found =
        std::find_if(given.begin(), given.end(), [&field](const CustomField& each) { return each.key == field.key; });
    const CustomValue value = found == given.end() ? CustomValue{} : found->value;
    return field.required && isNone(value) ? fallback(field.type) : value;
}

} // namespace

NewCaseFields newCaseFields(const CaseConfiguration& configuration, const std::optional<std::string>& templateKey)
{
    const auto& templates = configuration.templates;
    const auto found = std::find_if(templates.begin(), templates.end(), [&templateKey](const CaseTemplate& each) {
        return templateKey && each.key == *templateKey;
    });
    const CaseChange given = found == templates.end() ? CaseChange{} : trimmed(found->caseFields);
    NewCaseFields fields{
        .title = given.title,
        .description = given.description,
        .tags = given.tags.value_or(std::vector<std::string>{}),
        .severity = given.severity.value_or(Severity::Low),
        .category = given.category.value_or(std::nullopt),
        .assignees = given.assignees.value_or(std::vector<std::string>{}),
        .syncAlerts = given.syncAlerts.value_or(false),
        .connector = given.connector.value_or(CaseConnector{}),
    };
    const bool decidesFields = given.customFields && !given.customFields->empty();
    for (const CustomFieldDefinition& field : configuration.customFields)
        fields.customFields.push_back({.key = field.key,
                                       .type = field.type,
                                       .value = decidesFields ? withTemplate(field, *given.customFields)
                                                              : withoutTemplate(field)});
    return fields;
}

} // namespace casewright::cases
