// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/ClearSecrets.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/cases/HeaderSecrets.h"

namespace casewright::cases {
namespace {

using base::Json;

/// As much of the settings as is an object of JSON.
Json settingsOf(const Connector& connector)
{
    const base::Result<Json> parsed = base::parseJson(connector.settings);
    return parsed && parsed->is_object() ? *parsed : Json::object();
}

bool isSecretAddress(const std::string& text)
{
    const std::size_t host = text.find("://");
    if (host == std::string::npos)
        return false;
    const std::string authority = text.substr(host + 3, text.find_first_of("/?#", host + 3) - host - 3);
    return authority.find('@') != std::string::npos || !secretParameterOf(text).empty();
}

std::string asVariable(std::string_view text)
{
    std::string name;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && std::isalnum(byte) != 0)
            name += static_cast<char>(std::toupper(byte));
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    return name.substr(0, name.find_last_not_of('_') + 1);
}

/// The headers of a connector whose values are secrets in clear.
std::vector<std::pair<std::string, std::string>> clearHeadersOf(const Json& settings)
{
    std::vector<std::pair<std::string, std::string>> clear;
    const auto headers = settings.find("headers");
    if (headers == settings.end() || !headers->is_object())
        return clear;
    for (const auto& [name, value] : headers->items())
        if (value.is_string() && isClearSecret(name, value.get_ref<const std::string&>()))
            clear.emplace_back(name, value.get<std::string>());
    return clear;
}

} // namespace

std::vector<std::string> fieldsInClear(const Connector& connector)
{
    const Json settings = settingsOf(connector);
    std::vector<std::string> fields;
    for (const auto& [name, value] : settings.items())
        if (name.ends_with("Url") && value.is_string() && isSecretAddress(value.get_ref<const std::string&>()))
            fields.push_back(name);
    for (const auto& [name, value] : clearHeadersOf(settings))
        fields.push_back("headers." + name);
    return fields;
}

std::string settingsToShow(const Connector& connector)
{
    const std::vector<std::string> fields = fieldsInClear(connector);
    if (fields.empty())
        return connector.settings;
    constexpr std::string_view Headers = "headers.";
    Json settings = settingsOf(connector);
    for (const std::string& field : fields)
        (field.starts_with(Headers) ? settings["headers"][field.substr(Headers.size())] : settings[field]) = "***";
    return settings.dump();
}

WithoutSecrets takeSecretsOut(Connector connector, const std::function<bool(const std::string& variable)>& isTaken)
{
    Json settings = settingsOf(connector);
    WithoutSecrets without;
    const auto isUsed = [&](const std::string& variable) {
        return isTaken(variable) || std::ranges::count(without.taken, variable, &TakenSecret::variable) > 0;
    };
    for (const auto& [name, value] : clearHeadersOf(settings)) {
        const std::string owner = asVariable(connector.name.empty() ? connector.id : connector.name);
        const std::string base = fmt::format("{}{}{}{}", HeaderVariablePrefix, owner, owner.empty() ? "" : "_",
                                             asVariable(name));
        std::string variable = base;
        for (int number = 2; isUsed(variable); ++number)
            variable = fmt::format("{}_{}", base, number);
        settings["headers"][name] = "${" + variable + "}";
        without.taken.push_back({.header = name, .variable = variable, .value = value});
    }
    if (!without.taken.empty())
        connector.settings = settings.dump();
    without.connector = std::move(connector);
    return without;
}

} // namespace casewright::cases
