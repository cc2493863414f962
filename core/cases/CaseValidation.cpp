// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseValidation.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/Utf16.h"
#include "core/cases/CaseLimits.h"
#include "core/cases/LimitChecks.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::Result;

base::Location at(std::string field) { return {.file = {}, .line = 0, .column = 0, .field = std::move(field)}; }

Result<void> placed(Result<void> checked, const std::string& field)
{
    if (!checked)
        checked.error().location = at(field);
    return checked;
}

Result<void> checkTexts(const std::vector<std::string>& texts, std::string_view name, const std::string& field,
                        std::size_t maximum)
{
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (Result<void> done = placed(checkFilled(texts[i], name, maximum), fmt::format("{}[{}]", field, i)); !done)
            return done;
    return {};
}

Result<void> checkTags(const std::vector<std::string>& tags)
{
    return placed(checkCount(tags.size(), "tags", MaximumTags), "tags").and_then([&] {
        return checkTexts(tags, "tag", "tags", MaximumTag);
    });
}

/// Kibana knows no limit of a user's id.
Result<void> checkAssignees(const std::vector<std::string>& assignees)
{
    return placed(checkCount(assignees.size(), "assignees", MaximumAssignees), "assignees").and_then([&] {
        return checkTexts(assignees, "uid", "assignees", MaximumDescription);
    });
}

Result<void> checkValue(const CustomValue& value, const std::string& field)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return placed(checkFilled(*text, "value", MaximumCustomText), field);
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number != nullptr && (*number < -MaximumCustomNumber || *number > MaximumCustomNumber))
        return base::fail(ErrorCode::InvalidValue,
                          "The value field should be an integer between -(2^53 - 1) and 2^53 - 1, inclusive.",
                          at(field));
    return {};
}

Result<void> checkValues(const std::vector<CustomField>& fields)
{
    Result<void> done = placed(checkCount(fields.size(), "customFields", MaximumCustomFields), "customFields");
    for (std::size_t i = 0; done && i < fields.size(); ++i)
        done = checkValue(fields[i].value, fmt::format("customFields[{}].value", i));
    return done;
}

std::string trimmedText(const std::string& text) { return std::string(base::trimJavascript(text)); }

template<class Field>
const Field* fieldOf(const std::vector<Field>& fields, const std::string& key)
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&key](const Field& each) { return each.key == key; });
    return found == fields.end() ? nullptr : &*found;
}

bool isNone(const CustomValue& value) { return std::holds_alternative<std::monostate>(value); }

bool isOfType(const CustomField& field, CustomFieldType type)
{
    if (field.type != type)
        return false;
    switch (type) {
    case CustomFieldType::Toggle: return isNone(field.value) || std::holds_alternative<bool>(field.value);
    case CustomFieldType::Number: return isNone(field.value) || std::holds_alternative<std::int64_t>(field.value);
    case CustomFieldType::Text: break;
    }
    return isNone(field.value) || std::holds_alternative<std::string>(field.value);
}

Result<void> refuse(ErrorCode code, std::string_view what, const std::vector<std::string>& names)
{
    if (names.empty())
        return {};
    return base::fail(code, fmt::format("{}: {}.", what, fmt::join(names, ", ")), at("customFields"));
}

Result<void> checkKeys(const std::vector<CustomField>& given, const CaseConfiguration& configuration)
{
    std::vector<std::string> twice;
    std::vector<std::string> unknown;
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const std::string& key = given[i].key;
        if (fieldOf(given, key) != &given[i])
            twice.push_back(key);
        const auto* definition = fieldOf(configuration.customFields, key);
        if (definition == nullptr)
            unknown.push_back(key);
        else if (!isOfType(given[i], definition->type))
            wrong.push_back('"' + definition->label + '"');
    }
    return refuse(ErrorCode::InvalidValue, "Custom field keys that are there twice", twice)
        .and_then([&] { return refuse(ErrorCode::UnknownKey, "Custom field keys that are not configured", unknown); })
        .and_then(
            [&] { return refuse(ErrorCode::InvalidValue, "Custom fields with values of the wrong type", wrong); });
}

Result<void> checkRequired(const std::vector<CustomField>& given, const CaseConfiguration& configuration)
{
    std::vector<std::string> missing;
    std::vector<std::string> null;
    for (const CustomFieldDefinition& definition : configuration.customFields) {
        if (!definition.required)
            continue;
        const CustomField* field = fieldOf(given, definition.key);
        if (field == nullptr && isNone(definition.defaultValue))
            missing.push_back('"' + definition.label + '"');
        else if (field != nullptr && isNone(field->value))
            null.push_back('"' + definition.label + '"');
    }
    return refuse(ErrorCode::MissingValue, "Required custom fields that are missing and have no default", missing)
        .and_then([&] { return refuse(ErrorCode::InvalidValue, "Required custom fields that are set to null", null); });
}

/// All attributes as if they were given in a change.
CaseChange changeOf(const CaseAttributes& attributes)
{
    CaseChange change;
    change.title = attributes.title;
    change.description = attributes.description;
    change.tags = attributes.tags;
    change.category = attributes.category;
    change.assignees = attributes.assignees;
    change.customFields = attributes.customFields;
    return change;
}

} // namespace

CaseChange trimmed(CaseChange change)
{
    if (change.title)
        change.title = trimmedText(*change.title);
    if (change.description)
        change.description = trimmedText(*change.description);
    if (change.category && *change.category)
        change.category = std::optional(trimmedText(**change.category));
    if (change.tags)
        for (std::string& tag : *change.tags)
            tag = trimmedText(tag);
    if (change.assignees) {
        std::vector<std::string> once;
        for (const std::string& each : *change.assignees)
            if (std::find(once.begin(), once.end(), each) == once.end())
                once.push_back(each);
        change.assignees = std::move(once);
    }
    return change;
}

Result<void> checkChange(const CaseChange& change)
{
    Result<void> done;
    if (change.title)
        done = placed(checkFilled(*change.title, "title", MaximumTitle), "title");
    if (done && change.description)
        done = placed(checkFilled(*change.description, "description", MaximumDescription), "description");
    if (done && change.tags)
        done = checkTags(*change.tags);
    if (done && change.category && *change.category)
        done = placed(checkFilled(**change.category, "category", MaximumCategory), "category");
    if (done && change.assignees)
        done = checkAssignees(*change.assignees);
    if (done && change.customFields)
        done = checkValues(*change.customFields);
    return done;
}

Result<CaseAttributes> newCase(CaseAttributes given, const CaseConfiguration& configuration)
{
    const CaseChange change = changeOf(given);
    const Result<void> done =
        checkChange(change).and_then([&] { return checkCustomFields(given.customFields, configuration); });
    if (!done)
        return base::fail(done.error());
    const CaseChange texts = trimmed(change);
    given.title = *texts.title;
    given.description = *texts.description;
    given.tags = *texts.tags;
    given.category = *texts.category;
    given.assignees = *texts.assignees;
    given.status = CaseStatus::Open;
    given.customFields = withMissingFields(given.customFields, configuration);
    return given;
}

Result<void> checkCustomFields(const std::vector<CustomField>& given, const CaseConfiguration& configuration)
{
    if (!given.empty() && configuration.customFields.empty())
        return base::fail(
            ErrorCode::InvalidValue,
            fmt::format("No custom fields are configured for the owner {}; configure them first.", configuration.owner),
            at("customFields"));
    return checkKeys(given, configuration).and_then([&] { return checkRequired(given, configuration); });
}

std::vector<CustomField> withMissingFields(const std::vector<CustomField>& given,
                                           const CaseConfiguration& configuration)
{
    std::vector<CustomField> all;
    for (const CustomFieldDefinition& definition : configuration.customFields) {
        const CustomField* field = fieldOf(given, definition.key);
        all.push_back({.key = definition.key,
                       .type = definition.type,
                       .value = field == nullptr ? definition.defaultValue : field->value});
    }
    return all;
}

Result<void> checkComment(const std::string& text)
{
    return placed(checkFilled(text, "comment", MaximumComment), "comment");
}

Result<void> checkTypesStay(const CaseConfiguration& before, const CaseConfiguration& after)
{
    std::vector<std::string> changed;
    for (const CustomFieldDefinition& field : after.customFields)
        if (const auto* known = fieldOf(before.customFields, field.key); known != nullptr && known->type != field.type)
            changed.push_back('"' + field.label + '"');
    return refuse(ErrorCode::InvalidValue, "Custom fields that are there already keep their type, and these do not",
                  changed);
}

} // namespace casewright::cases
