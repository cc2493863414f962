// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/StoredAttributes.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/cases/AttributeJson.h"

namespace casewright::store {
namespace {

/// Reads a value with one of the functions of AttributeJson.h.
template<class T, class Read>
base::Result<T> fromText(const std::string& text, const char* column, Read read)
{
    base::Result<base::JsonFile> file = base::JsonFile::parse(text, {}, "a workspace");
    std::optional<base::Error> error;
    if (file) {
        T value = read(base::JsonNode(*file));
        if (!file->error)
            return value;
        error = file->error;
    } else {
        error = file.error();
    }
    return base::fail(base::ErrorCode::Unreadable,
                      fmt::format("What the workspace keeps in the column {} of a case cannot be read: {} Nothing was "
                                  "changed; check the workspace.",
                                  column, error->text));
}

} // namespace

std::string customFieldsToText(const std::vector<cases::CustomField>& fields)
{
    return base::plainJson(cases::customFieldsValue(fields));
}

base::Result<std::vector<cases::CustomField>> customFieldsFromText(const std::string& text)
{
    if (text == "[]")
        return {};
    return fromText<std::vector<cases::CustomField>>(text, "custom_fields", cases::customFieldsFrom);
}

std::optional<std::string> connectorToText(const cases::CaseConnector& connector)
{
    if (connector == cases::CaseConnector{})
        return std::nullopt;
    return base::plainJson(cases::connectorValue(connector));
}

base::Result<cases::CaseConnector> connectorFromText(const std::optional<std::string>& text)
{
    if (!text)
        return {};
    return fromText<cases::CaseConnector>(*text, "connector", cases::connectorFrom);
}

std::optional<std::string> serviceToText(const std::optional<cases::ExternalService>& service)
{
    if (!service)
        return std::nullopt;
    return base::plainJson(cases::externalServiceValue(service, {}));
}

base::Result<std::optional<cases::ExternalService>> serviceFromText(const std::optional<std::string>& text)
{
    if (!text)
        return {};
    const auto read = [](const base::JsonNode& node) {
        cases::Users users;
        return cases::externalServiceFrom(node, users);
    };
    return fromText<std::optional<cases::ExternalService>>(*text, "external_service", read);
}

} // namespace casewright::store
