// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cstddef>
#include <stop_token>
#include <string_view>

#include "core/alerts/ValueView.h"

namespace casewright::alerts {

/// An element, by its JSON text without blanks, as a value of its own; escapes in a string stay as they are.
[[nodiscard]] inline ValueView elementValue(std::string_view json)
{
    switch (json.front()) {
    case '"': return {.kind = ValueKind::String, .text = json.substr(1, json.size() - 2)};
    case '{': return {.kind = ValueKind::Object, .text = json};
    case '[': return {.kind = ValueKind::List, .text = json};
    case 't':
    case 'f': return {.kind = ValueKind::Boolean, .text = json};
    case 'n': return {.kind = ValueKind::Null, .text = json};
    default: return {.kind = ValueKind::Number, .text = json};
    }
}

/// Calls `found` with the JSON text of each element of a list, as a Column holds lists: without blanks. The end of the
/// list may be cut off; an element that is cut is left out. Ends early when `found` returns false, or within a
/// megabyte of text when it is asked to stop.
template<class Found>
void forEachElement(std::string_view list, const std::stop_token& stop, Found found)
{
    constexpr std::size_t Step = std::size_t{1} << 20U;
    std::size_t begin = 1;   // of the element
    std::size_t depth = 0;   // of lists and objects around the place
    bool isInString = false;
    for (std::size_t at = 0; at < list.size(); ++at) {
        if (at % Step == Step - 1 && stop.stop_requested())
            return;
        const char c = list[at];
        if (isInString) {
            isInString = c != '"';
            at += c == '\\' ? 1U : 0U;
            continue;
        }
        const bool isEnd = (c == ',' || c == ']') && depth == 1;
        if (isEnd && at > begin && !found(list.substr(begin, at - begin)))
            return;
        if (isEnd)
            begin = at + 1;
        isInString = c == '"';
        depth += c == '[' || c == '{' ? 1U : 0U;
        depth -= c == ']' || c == '}' ? 1U : 0U;
    }
}

} // namespace casewright::alerts
