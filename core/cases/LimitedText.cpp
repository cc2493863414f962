// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/LimitedText.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/cases/CaseLimits.h"
#include "core/cases/LimitChecks.h"

namespace casewright::cases {
namespace {

using base::ErrorCode;
using base::JsonNode;

void tell(const JsonNode& node, const base::Result<void>& checked)
{
    if (!checked)
        node.reject(checked.error().code, checked.error().text);
}

} // namespace

std::string readText(const JsonNode& node, std::string_view name, std::size_t limit)
{
    std::string text = node.text();
    tell(node, checkLength(text, name, limit));
    return text;
}

std::string readFilledText(const JsonNode& node, std::string_view name, std::size_t limit)
{
    std::string text = node.text();
    if (node.isThere())
        tell(node, checkFilled(text, name, limit));
    return text;
}

std::string readKey(const JsonNode& node)
{
    std::string key = readFilledText(node, "key", MaximumKey);
    const bool isKey = std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!isKey)
        node.reject(ErrorCode::InvalidValue,
                    fmt::format("a key has a to z, 0 to 9, _ and - only, and \"{}\" has others", key));
    return key;
}

std::vector<std::string> readTags(const JsonNode& node, const TagLimits& limits)
{
    std::vector<std::string> tags;
    for (const JsonNode& tag : limitedElements(node, limits.list, limits.mostTags))
        tags.push_back(readFilledText(tag, limits.tag, limits.longestTag));
    return tags;
}

std::vector<JsonNode> limitedElements(const JsonNode& list, std::string_view name, std::size_t limit)
{
    std::vector<JsonNode> elements = list.elements();
    tell(list, checkCount(elements.size(), name, limit));
    return elements;
}

} // namespace casewright::cases
