// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/SavedObjectParts.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/cases/CaseVersion.h"

namespace casewright::cases {

using base::ErrorCode;
using base::Json;
using base::JsonNode;

namespace {

bool saysSomething(const Json& value)
{
    return !value.is_null() && value != Json("") && !(value.is_structured() && value.empty());
}

} // namespace

void Beside::countOthers(const JsonNode& node, std::string_view within, const std::vector<std::string_view>& keys) const
{
    if (!node.isThere() || !node.json().is_object())
        return;
    for (const auto& [key, value] : node.json().items())
        if (std::find(keys.begin(), keys.end(), key) == keys.end() && saysSomething(value))
            ++leftOut[fmt::format("{}: {}{}", type, within, key)];
}

std::string textOr(const JsonNode& node, const char* otherwise) { return optionalTextFrom(node).value_or(otherwise); }

std::optional<std::string> userOf(const JsonNode& from, const char* member, const Beside& beside)
{
    const JsonNode node = from.member(member);
    std::optional<std::string> name = userFrom(node, beside.users);
    if (name && name->empty())
        beside.countOthers(node, fmt::format("{}.", member), {"username"});
    return name;
}

std::int64_t versionOf(const JsonNode& object)
{
    return versionNamed(textOr(object.member("version"), "")).value_or(1);
}

std::string idOf(const JsonNode& object)
{
    const JsonNode node = object.required("id");
    std::string id = node.text();
    if (node.isThere() && id.empty())
        node.reject(ErrorCode::MissingValue, "must not be empty");
    return id;
}

/// The id that an object refers to under a name.
std::optional<std::string> referenceOf(const JsonNode& object, std::string_view name)
{
    for (const JsonNode& each : object.member("references").elements())
        if (textOr(each.member("name"), "") == name)
            return each.required("id").text();
    return std::nullopt;
}

std::string caseOf(const JsonNode& object)
{
    const std::optional<std::string> id = referenceOf(object, "associated-cases");
    if (!id)
        object.reject(ErrorCode::MissingValue,
                      "refers to no case; its references need one that is called "
                      "associated-cases");
    return id.value_or("");
}

} // namespace casewright::cases
