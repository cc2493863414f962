// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/JsonText.h"

#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Output.h"

namespace casewright::cli {
namespace {

using base::Json;

std::string written(const Json& value, int indent)
{
    return value.dump(indent, ' ', false, Json::error_handler_t::replace);
}

} // namespace

JsonList::JsonList(const Json& head, std::string_view name)
{
    std::string text = indentedJson(head);
    text.erase(text.find_last_of('}'));
    text.erase(text.find_last_not_of(" \n") + 1);
    print(fmt::format("{},\n  \"{}\": [", text, name));
}

void JsonList::add(const Json& item)
{
    print(fmt::format("{}\n    {}", m_isEmpty ? "" : ",", written(item, -1)));
    m_isEmpty = false;
}

void JsonList::end()
{
    print(m_isEmpty ? "]\n}\n" : "\n  ]\n}\n");
}

std::string indentedJson(const Json& value)
{
    constexpr int Indent = 2;
    return written(value, Indent);
}

Json timeJson(const std::optional<base::Timestamp>& at)
{
    return at ? Json(base::formatTimestamp(*at)) : Json();
}

Json parsedOrText(const std::string& json)
{
    base::Result<Json> value = base::parseJson(json);
    return value ? std::move(*value) : Json(json);
}

double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

} // namespace casewright::cli
