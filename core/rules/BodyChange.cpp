// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/BodyChange.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/rules/RuleFormat.h"

namespace casewright::rules {
namespace {

using base::Json;
using base::JsonEdit;

/// A text in a list of one, or a list of one as a text, where the file has it so, and was understood.
Json asWritten(const Json* written, const Json& before, const Json& after)
{
    if (written == nullptr)
        return after;
    const bool isOneText = after.is_array() && after.size() == 1 && after[0].is_string();
    if (isOneText && written->is_string() && before == Json::array({*written}))
        return after[0];
    if (after.is_string() && before.is_string() && *written == Json::array({before}))
        return Json::array({after});
    return after;
}

void putObject(JsonEdit& edit, const std::string& pointer, const Json* written, const Json& before, const Json& after)
{
    const auto spelled = [&](const std::string& key) {
        return written == nullptr ? key : spelledKey(*written, key);
    };
    const auto inside = [&](const std::string& key) -> const Json* {
        const bool isThere = written != nullptr && written->is_object() && written->contains(key);
        return isThere && !written->at(key).is_null() ? &written->at(key) : nullptr;
    };
    for (const auto& [key, value] : before.items()) {
        if (!after.contains(key))
            edit.erase(base::pointerTo(pointer, spelled(key)));
    }
    for (const auto& [key, value] : after.items()) {
        const std::string name = spelled(key);
        const std::string place = base::pointerTo(pointer, name);
        if (before.contains(key))
            putChange(edit, place, inside(name), before.at(key), value);
        else
            edit.set(place, value);
    }
}

/// What both have in front and behind stays; in between, elements are changed in their places, put in or taken out.
void putList(JsonEdit& edit, const std::string& pointer, const Json& written, const Json& before, const Json& after)
{
    const std::size_t shorter = std::min(before.size(), after.size());
    std::size_t front = 0;
    while (front < shorter && before[front] == after[front])
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && before[before.size() - 1 - back] == after[after.size() - 1 - back])
        ++back;
    const std::size_t oldEnd = before.size() - back;
    const std::size_t newEnd = after.size() - back;
    const std::size_t both = std::min(oldEnd, newEnd);
    const auto place = [&](std::size_t i) { return fmt::format("{}/{}", pointer, i); };
    for (std::size_t i = front; i < both; ++i)
        putChange(edit, place(i), &written[i], before[i], after[i]);
    for (std::size_t i = oldEnd; i > both; --i)
        edit.erase(place(i - 1));
    if (both == newEnd)
        return;
    if (back == 0) {
        for (std::size_t i = both; i < newEnd; ++i)
            edit.set(place(i), after[i]);
        return;
    }
    Json whole = written; // there is no putting in before an element
    whole.insert(whole.begin() + static_cast<std::ptrdiff_t>(both),
                 after.begin() + static_cast<std::ptrdiff_t>(both), after.begin() + static_cast<std::ptrdiff_t>(newEnd));
    for (std::size_t i = front; i < both; ++i)
        whole[i] = after[i];
    edit.set(pointer, whole);
}

} // namespace

void putChange(JsonEdit& edit, const std::string& pointer, const Json* written, const Json& before, const Json& after)
{
    if (before == after)
        return;
    const bool isOver = written == nullptr || written->is_object();
    if (before.is_object() && after.is_object() && isOver)
        return putObject(edit, pointer, written, before, after);
    const bool areLists = before.is_array() && after.is_array();
    if (areLists && written != nullptr && written->is_array() && written->size() == before.size())
        return putList(edit, pointer, *written, before, after);
    edit.set(pointer, asWritten(written, before, after));
}

} // namespace casewright::rules
