// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/HeaderSecrets.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace casewright::cases {
namespace {

/// In names without their hyphens and underscores.
constexpr std::array<std::string_view, 17> SecretParts{
    "authorization", "cookie",     "token",      "secret",          "password",     "passwd",
    "passphrase",    "credential", "apikey",     "accesskey",       "privatekey",   "authkey",
    "functionskey",  "signature",  "sessionid",  "subscriptionkey", "integrationkey"};

bool isOfName(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return c == '_' || (byte < 0x80 && std::isalnum(byte) != 0);
}

/// What stands in the place of a token, where a system asks for one and takes any.
bool isKnownMark(std::string_view value) { return value == "no-check" || value == "nocheck"; }

bool isCredential(std::string_view value)
{
    std::string begin(value.substr(0, value.find(' ')));
    std::transform(begin.begin(), begin.end(), begin.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return begin.size() < value.size() && (begin == "bearer" || begin == "basic");
}

} // namespace

bool isSecretName(std::string_view name)
{
    std::string plain;
    for (const char c : name)
        if (c != '-' && c != '_' && c != '.')
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::any_of(SecretParts.begin(), SecretParts.end(),
                       [&plain](std::string_view part) { return plain.find(part) != std::string::npos; });
}

bool isClearSecret(std::string_view name, std::string_view value)
{
    return ((isSecretName(name) && !isKnownMark(value)) || isCredential(value)) && !variableOf(value);
}

std::string_view secretParameterOf(std::string_view url)
{
    const std::size_t begin = url.find('?');
    std::string_view query = begin == url.npos ? std::string_view() : url.substr(begin + 1);
    while (!query.empty()) {
        const std::string_view parameter = query.substr(0, query.find('&'));
        const std::string_view name = parameter.substr(0, parameter.find('='));
        if (name.size() + 1 < parameter.size() && isSecretName(name))
            return name;
        query.remove_prefix(std::min(parameter.size() + 1, query.size()));
    }
    return {};
}

std::optional<HeaderVariable> variableOf(std::string_view value)
{
    constexpr std::string_view Begin = "${";
    const std::size_t at = value.find(Begin);
    if (at == std::string_view::npos || !value.ends_with('}'))
        return std::nullopt;
    const std::string_view before = value.substr(0, at);
    const std::string_view name = value.substr(at + Begin.size(), value.size() - at - Begin.size() - 1);
    const bool isScheme = before.empty()
        || (before.size() > 1 && before.back() == ' ' && std::all_of(before.begin(), before.end() - 1, isOfName));
    if (!isScheme || !name.starts_with(HeaderVariablePrefix) || name.size() == HeaderVariablePrefix.size()
        || !std::all_of(name.begin(), name.end(), isOfName))
        return std::nullopt;
    return HeaderVariable{.before = std::string(before), .name = std::string(name)};
}

} // namespace casewright::cases
