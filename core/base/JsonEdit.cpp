// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonEdit.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"

namespace casewright::base {
namespace {

std::string compact(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

bool hasOnlyScalars(const Json& value)
{
    return std::none_of(value.begin(), value.end(), [](const Json& part) { return part.is_structured(); });
}

/// A value on one line, with blanks behind colons and commas.
std::string spaced(const Json& value)
{
    if (!value.is_structured() || value.empty())
        return compact(value);
    std::string text(value.is_object() ? "{" : "[");
    for (auto part = value.begin(); part != value.end(); ++part) {
        text += part == value.begin() ? "" : ", ";
        text += value.is_object() ? compact(Json(part.key())) + ": " : std::string();
        text += spaced(*part);
    }
    return text + (value.is_object() ? '}' : ']');
}

/// A value over several lines; lists of scalars on one.
std::string overLines(const Json& value, const std::string& indent, const std::string& step)
{
    if (!value.is_structured() || value.empty() || (value.is_array() && hasOnlyScalars(value)))
        return spaced(value);
    std::string text(value.is_object() ? "{" : "[");
    for (auto part = value.begin(); part != value.end(); ++part) {
        text += (part == value.begin() ? "\n" : ",\n") + indent + step;
        text += value.is_object() ? compact(Json(part.key())) + ": " : std::string();
        text += overLines(*part, indent + step, step);
    }
    return text + '\n' + indent + (value.is_object() ? '}' : ']');
}

/// The value with the objects of further keys around it.
Json wrapped(const std::vector<std::string>& keys, std::size_t from, Json value)
{
    for (std::size_t i = keys.size(); i > from; --i) {
        Json object = Json::object();
        object[keys[i - 1]] = std::move(value);
        value = std::move(object);
    }
    return value;
}

std::string pointerOf(const std::vector<std::string>& steps, std::size_t count)
{
    std::string pointer;
    for (std::size_t i = 0; i < count; ++i)
        pointer = pointerTo(pointer, steps[i]);
    return pointer;
}

} // namespace

JsonEdit::Style JsonEdit::styleOf(std::size_t parent, std::size_t depth) const
{
    Style style;
    const std::vector<JsonPart> parts = partsOf(m_text, parent);
    if (parts.empty())
        return style;
    const JsonPart& last = parts.back();
    const bool isMember = last.keyEnd > last.keyBegin;
    const std::size_t before = m_text.find_last_not_of(" \t\r\n", last.keyBegin - 1) + 1;
    const std::string space = m_text.substr(before, last.keyBegin - before);
    style.isOverLines = space.find('\n') != std::string::npos;
    style.isSpaced = style.isOverLines || (isMember ? m_text[last.begin - 1] == ' ' : parts.size() > 1 && !space.empty());
    if (!style.isOverLines)
        return style;
    style.indent = space.substr(space.rfind('\n') + 1);
    if (depth > 0 && !style.indent.empty() && style.indent.size() % depth == 0)
        style.step = style.indent.substr(0, style.indent.size() / depth);
    return style;
}

void JsonEdit::add(std::size_t parent, std::size_t depth, const std::string& key, const Json& value)
{
    const std::vector<JsonPart> parts = partsOf(m_text, parent);
    const Style style = styleOf(parent, depth);
    const auto text = [&](const Json& what) {
        return style.isOverLines ? overLines(what, style.indent, style.step)
             : style.isSpaced    ? spaced(what)
                                 : compact(what);
    };
    const JsonPart& last = parts.back();
    const std::size_t before = m_text.find_last_not_of(" \t\r\n", last.keyBegin - 1) + 1;
    std::string made = ',' + m_text.substr(before, last.keyBegin - before);
    if (parts.size() == 1 && !style.isOverLines)
        made = style.isSpaced ? ", " : ",";
    if (m_text[parent] == '{')
        made += compact(Json(key)) + m_text.substr(last.keyEnd, last.begin - last.keyEnd);
    m_text.insert(last.end, made + text(value));
}

void JsonEdit::set(std::string_view pointer, const Json& value)
{
    const std::vector<std::string> steps = stepsOf(pointer);
    std::size_t known = 0;
    std::optional<JsonPart> place = findPart(m_text, {});
    std::size_t parent = place->begin;
    while (known < steps.size()) {
        const std::optional<JsonPart> inner = findPart(m_text, pointerOf(steps, known + 1));
        if (!inner)
            break;
        parent = std::exchange(place, inner)->begin;
        ++known;
    }
    const bool isIndex = known < steps.size() && !steps[known].empty()
        && steps[known].find_first_not_of("0123456789") == std::string::npos;
    const bool isList = m_text[place->begin] == '[' && isIndex;
    const bool isHolder = isList || m_text[place->begin] == '{';
    const bool isFilled = !partsOf(m_text, place->begin).empty();
    if (known < steps.size() && isFilled && isHolder)
        return add(place->begin, known + 1, steps[known], wrapped(steps, known + 1, value));
    const Json made = isList ? Json::array({wrapped(steps, known + 1, value)}) : wrapped(steps, known, value);
    const std::string_view old = std::string_view(m_text).substr(place->begin, place->end - place->begin);
    const Style style = known == 0 ? Style{} : styleOf(parent, known);
    const bool isOverLines = style.isOverLines && (!isFilled || old.find('\n') != std::string_view::npos);
    const std::string text = isOverLines      ? overLines(made, style.indent, style.step)
                           : style.isSpaced   ? spaced(made)
                                              : compact(made);
    m_text.replace(place->begin, place->end - place->begin, text);
}

void JsonEdit::erase(std::string_view pointer)
{
    const std::vector<std::string> steps = stepsOf(pointer);
    if (steps.empty())
        return;
    while (const std::optional<JsonPart> part = findPart(m_text, pointer)) { // of equal keys each
        const std::size_t parent = findPart(m_text, pointerOf(steps, steps.size() - 1))->begin;
        const std::vector<JsonPart> parts = partsOf(m_text, parent);
        const auto place = static_cast<std::size_t>(
            std::find_if(parts.begin(), parts.end(), [&](const JsonPart& other) { return other.begin == part->begin; })
            - parts.begin());
        if (parts.size() == 1)
            m_text.erase(parent + 1, m_text.find_first_not_of(" \t\r\n", part->end) - parent - 1);
        else if (place == 0)
            m_text.erase(part->keyBegin, parts[1].keyBegin - part->keyBegin);
        else
            m_text.erase(parts[place - 1].end, part->end - parts[place - 1].end);
        if (m_text[parent] == '[')
            return;
    }
}

} // namespace casewright::base
