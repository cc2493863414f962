// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseFields.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/cli/CaseOptionParts.h"
#include "app/cli/Interruption.h"
#include "app/cli/RuleInput.h"
#include "core/cases/CaseDiff.h"
#include "core/store/ConfigureClient.h"

namespace casewright::cli {
namespace {

using base::ErrorCode;
using base::Result;
using cases::CaseChange;
using cases::CustomField;
using cases::CustomFieldType;
using cases::CustomValue;

constexpr std::string_view None = "none";

Result<cases::CaseConnector> connectorNamed(store::Workspace& workspace, const std::string& id)
{
    if (id == None)
        return cases::CaseConnector{};
    const Result<cases::Connector> found = store::ConfigureClient(workspace).connector(id);
    if (!found)
        return base::fail(found.error());
    return cases::CaseConnector{.id = found->id, .name = found->name, .type = found->type};
}

Result<CustomValue> valueOf(const std::string& text, const CustomField& field)
{
    const auto refuse = [&](std::string_view wanted) {
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("The custom field {} takes {}, not \"{}\".", field.key, wanted, text),
                          base::Location{.file = {}, .line = 0, .column = 0, .field = "customFields"});
    };
    if (text.empty())
        return CustomValue();
    switch (field.type) {
    case CustomFieldType::Toggle:
        if (text != "true" && text != "false")
            return refuse("true or false");
        return CustomValue(text == "true");
    case CustomFieldType::Number: {
        std::int64_t number = 0;
        const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (problem != std::errc() || end != text.data() + text.size())
            return refuse("a whole number");
        return CustomValue(number);
    }
    case CustomFieldType::Text: break;
    }
    return CustomValue(text);
}

template<class T>
void take(std::optional<T>& under, const std::optional<T>& over)
{
    if (over)
        under = over;
}

} // namespace

Result<std::string> textOf(const std::string& given, const std::stop_token& stop)
{
    if (given != "-")
        return given;
    Result<std::string> text = readText(given, stop);
    while (text && (text->ends_with('\n') || text->ends_with('\r')))
        text->pop_back();
    if (text && !isUtf8(*text) && !text->empty())
        return base::fail(ErrorCode::InvalidValue, "Standard input is not UTF-8; convert it, with iconv for example.");
    return text;
}

Result<std::optional<std::string>> readInputs(CaseFieldOptions& options)
{
    const Interruption interruption;
    if (options.description) {
        Result<std::string> text = textOf(*options.description, interruption.token());
        if (!text)
            return base::fail(text.error());
        options.description = std::move(*text);
    }
    if (options.file.empty())
        return std::nullopt;
    return readText(options.file, interruption.token()).transform([](std::string json) {
        return std::optional(std::move(json));
    });
}

Result<CaseChange> changeOf(store::Workspace& workspace, const CaseFieldOptions& options)
{
    CaseChange change{.title = options.title,
                      .description = options.description,
                      .severity = options.severity,
                      .syncAlerts = options.syncAlerts,
                      .order = options.order};
    if (!options.tags.empty())
        change.tags = options.tags;
    if (!options.assignees.empty())
        change.assignees = options.assignees;
    if (options.category)
        change.category = *options.category == None ? std::optional<std::string>() : options.category;
    if (options.connector) {
        const Result<cases::CaseConnector> connector = connectorNamed(workspace, *options.connector);
        if (!connector)
            return base::fail(connector.error());
        change.connector = *connector;
    }
    return change;
}

Result<std::vector<CustomField>> withCustomFields(std::vector<CustomField> fields,
                                                  const std::vector<std::string>& given,
                                                  const cases::CaseConfiguration& configuration)
{
    for (const std::string& each : given) {
        const std::size_t sign = each.find('=');
        CustomField field{.key = each.substr(0, sign)};
        const auto hasKey = [&field](const auto& other) { return other.key == field.key; };
        const auto& known = configuration.customFields;
        if (const auto definition = std::find_if(known.begin(), known.end(), hasKey); definition != known.end())
            field.type = definition->type;
        Result<CustomValue> value = valueOf(each.substr(sign + 1), field);
        if (!value)
            return base::fail(value.error());
        field.value = std::move(*value);
        std::erase_if(fields, hasKey);
        fields.push_back(std::move(field));
    }
    return fields;
}

Result<cases::CaseConfiguration> configurationOf(store::Workspace& workspace, const std::string& owner)
{
    const auto found = store::ConfigureClient(workspace).configuration(owner);
    if (!found)
        return base::fail(found.error());
    return *found ? (*found)->configuration : cases::CaseConfiguration{.owner = owner};
}

CaseChange laidOver(CaseChange under, const CaseChange& over)
{
    take(under.title, over.title);
    take(under.description, over.description);
    take(under.tags, over.tags);
    take(under.category, over.category);
    take(under.status, over.status);
    take(under.severity, over.severity);
    take(under.assignees, over.assignees);
    take(under.syncAlerts, over.syncAlerts);
    take(under.connector, over.connector);
    take(under.customFields, over.customFields);
    under.order = cases::followedBy(std::move(under.order), over.order);
    return under;
}

} // namespace casewright::cli
