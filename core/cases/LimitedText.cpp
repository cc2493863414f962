// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/LimitedText.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/base/Utf16.h"
#include "core/cases/CaseLimits.h"

namespace casewright::cases {

using base::ErrorCode;
using base::JsonNode;

std::string readText(const JsonNode& node, std::string_view what, std::size_t limit)
{
    std::string text = node.text();
    const std::size_t length = base::utf16Length(base::trimJavascript(text));
    if (length > limit)
        node.reject(ErrorCode::LimitReached,
                    fmt::format("Kibana's limit for {} is {} characters, and this has {}; shorten it", what, limit, length));
    return text;
}

std::string readFilledText(const JsonNode& node, std::string_view what, std::size_t limit)
{
    std::string text = readText(node, what, limit);
    if (node.isThere() && base::trimJavascript(text).empty())
        node.reject(ErrorCode::InvalidValue, fmt::format("Kibana takes no blank {}; write something", what));
    return text;
}

std::string readKey(const JsonNode& node)
{
    std::string key = readFilledText(node, "keys", MaximumKey);
    const bool isKey = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!isKey)
        node.reject(ErrorCode::InvalidValue,
                    fmt::format("a key has a to z, 0 to 9, _ and - only, and \"{}\" has others", key));
    return key;
}

std::vector<std::string> readTags(const JsonNode& node, std::size_t mostTags, std::size_t longestTag)
{
    std::vector<std::string> tags;
    for (const JsonNode& tag : limitedElements(node, "tags", mostTags))
        tags.push_back(readFilledText(tag, "tags", longestTag));
    return tags;
}

std::vector<JsonNode> limitedElements(const JsonNode& list, std::string_view what, std::size_t limit)
{
    std::vector<JsonNode> elements = list.elements();
    if (elements.size() > limit)
        list.reject(ErrorCode::LimitReached,
                    fmt::format("Kibana takes at most {} {} here, and these are {}", limit, what, elements.size()));
    return elements;
}

} // namespace casewright::cases
