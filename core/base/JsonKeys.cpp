// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonKeys.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::base {
namespace {

/// An object or list that is open, and where in it the text is.
struct Level {
    bool isObject = false;
    std::string key{};                       ///< of an object: the last one
    std::size_t index = 0;                   ///< of a list
    std::unordered_map<std::string, std::size_t> keys{};   ///< with their places
};

/// Behind the closing quote of the string that begins there.
std::size_t endOfString(std::string_view text, std::size_t begin)
{
    std::size_t at = begin + 1;
    while (at < text.size() && text[at] != '"')
        at += text[at] == '\\' ? 2U : 1U;
    return std::min(at + 1, text.size());
}

/// What the text of a key stands for, its quotes included.
std::string keyOf(std::string_view quoted)
{
    if (quoted.find('\\') == quoted.npos)
        return std::string(quoted.substr(1, quoted.size() - 2));
    const Json read = Json::parse(quoted, nullptr, false);
    return read.is_string() ? read.get<std::string>() : std::string(quoted);
}

std::string pointerTo(const std::vector<Level>& levels)
{
    std::string pointer;
    for (std::size_t i = 0; i + 1 < levels.size(); ++i)
        pointer += '/' + (levels[i].isObject ? pointerStep(levels[i].key) : std::to_string(levels[i].index));
    return pointer;
}

} // namespace

std::vector<RepeatedKey> findRepeatedKeys(std::string_view text)
{
    std::vector<RepeatedKey> found;
    std::vector<Level> levels;
    bool wantsKey = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '{' || c == '[') {
            levels.push_back({.isObject = c == '{'});
            wantsKey = c == '{';
        } else if ((c == '}' || c == ']') && !levels.empty()) {
            levels.pop_back();
            wantsKey = false;
        } else if (c == ',' && !levels.empty()) {
            wantsKey = levels.back().isObject;
            ++levels.back().index;
        } else if (c == '"') {
            const std::size_t end = endOfString(text, at);
            if (wantsKey) {
                levels.back().key = keyOf(text.substr(at, end - at));
                const auto [first, isNew] = levels.back().keys.emplace(levels.back().key, at);
                if (!isNew)
                    found.push_back({pointerTo(levels), levels.back().key, first->second, at});
            }
            wantsKey = false;
            at = end - 1;
        }
    }
    return found;
}

std::string pointerStep(std::string_view key)
{
    std::string step;
    for (const char c : key) {
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    }
    return step;
}

} // namespace casewright::base
