// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/StoredAttributes.h"

#include <nlohmann/json.hpp>

#include "core/cases/AttributeJson.h"

namespace casewright::store {
namespace {

/// Reads a value with one of the functions of AttributeJson.h; a default where the text is none of them.
template<class T, class Read>
T fromText(const std::string& text, Read read)
{
    base::Result<base::JsonFile> file = base::JsonFile::parse(text, {}, "a workspace");
    if (!file)
        return T{};
    T value = read(base::JsonNode(*file));
    return file->error ? T{} : value;
}

} // namespace

std::string customFieldsToText(const std::vector<cases::CustomField>& fields)
{
    return base::plainJson(cases::customFieldsValue(fields));
}

std::vector<cases::CustomField> customFieldsFromText(const std::string& text)
{
    if (text == "[]")
        return {};
    return fromText<std::vector<cases::CustomField>>(text, cases::customFieldsFrom);
}

std::optional<std::string> connectorToText(const cases::CaseConnector& connector)
{
    if (connector == cases::CaseConnector{})
        return std::nullopt;
    return base::plainJson(cases::connectorValue(connector));
}

cases::CaseConnector connectorFromText(const std::optional<std::string>& text)
{
    return text ? fromText<cases::CaseConnector>(*text, cases::connectorFrom) : cases::CaseConnector{};
}

std::optional<std::string> serviceToText(const std::optional<cases::ExternalService>& service)
{
    if (!service)
        return std::nullopt;
    return base::plainJson(cases::externalServiceValue(service, {}));
}

std::optional<cases::ExternalService> serviceFromText(const std::optional<std::string>& text)
{
    if (!text)
        return std::nullopt;
    return fromText<std::optional<cases::ExternalService>>(*text, [](const base::JsonNode& node) {
        cases::Users users;
        return cases::externalServiceFrom(node, users);
    });
}

} // namespace casewright::store
