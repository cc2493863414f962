// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/JsonPlace.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"

namespace casewright::base {
namespace {

constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

bool isNumber(std::string_view step)
{
    return !step.empty() && std::all_of(step.begin(), step.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string dottedPath(const std::vector<std::string>& steps)
{
    std::string path;
    for (const std::string& step : steps) {
        if (isNumber(step))
            path += '[' + step + ']';
        else
            path += (path.empty() ? "" : ".") + step;
    }
    return path;
}

/// Steps through JSON text that is known to be valid, without making values of it.
class Walker {
public:
    Walker(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}

    /// The value here; the position moves behind it.
    JsonPart value()
    {
        JsonPart part{.begin = m_at};
        skipValue();
        part.end = m_text.find_last_not_of(" \t\r\n", m_at - (m_at > part.begin ? 1 : 0)) + 1;
        return part;
    }

    std::vector<JsonPart> parts()
    {
        std::vector<JsonPart> parts;
        const bool isObject = m_at < m_text.size() && m_text[m_at] == '{';
        if (!isObject && (m_at >= m_text.size() || m_text[m_at] != '['))
            return parts;
        next();
        while (m_at < m_text.size() && m_text[m_at] != '}' && m_text[m_at] != ']') {
            const std::size_t keyBegin = m_at;
            std::size_t keyEnd = m_at;
            if (isObject) {
                skipString();
                keyEnd = m_at;
                skipSpace();
                next(); // the colon
            }
            JsonPart part = value();
            part.keyBegin = keyBegin;
            part.keyEnd = keyEnd;
            parts.push_back(part);
            skipComma();
        }
        return parts;
    }

    void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }
    [[nodiscard]] std::size_t position() const { return m_at; }

private:
    void next()
    {
        ++m_at;
        skipSpace();
    }

    void skipComma()
    {
        skipSpace();
        if (m_at < m_text.size() && m_text[m_at] == ',')
            next();
    }

    void skipString()
    {
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
        }
        m_at = std::min(m_at + 1, m_text.size());
    }

    void skipValue()
    {
        std::size_t depth = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                skipString();
            } else if (c == '{' || c == '[') {
                ++depth;
                ++m_at;
            } else if (c == '}' || c == ']' || c == ',') {
                if (depth == 0)
                    return;
                depth -= c == ',' ? 0 : 1;
                ++m_at;
            } else {
                ++m_at;
            }
            if (depth == 0 && (c == '"' || c == '}' || c == ']'))
                return;
        }
    }

    std::string_view m_text;
    std::size_t m_at;
};

JsonPart wholeValue(std::string_view text)
{
    Walker walker(text, text.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0);
    walker.skipSpace();
    return walker.value();
}

/// The part of a value that a step leads to.
std::optional<JsonPart> enter(std::string_view text, const JsonPart& value, const std::string& step)
{
    const std::vector<JsonPart> parts = partsOf(text, value.begin);
    if (parts.empty())
        return std::nullopt;
    if (text[value.begin] == '{') {
        const auto found = std::find_if(parts.rbegin(), parts.rend(), [&](const JsonPart& part) {
            return isJsonKey(text.substr(part.keyBegin + 1, part.keyEnd - part.keyBegin - 2), step);
        });
        return found == parts.rend() ? std::nullopt : std::optional(*found);
    }
    std::size_t wanted = 0;
    const auto [rest, problem] = std::from_chars(step.data(), step.data() + step.size(), wanted);
    if (!isNumber(step) || problem != std::errc{} || wanted >= parts.size())
        return std::nullopt;
    return parts[wanted];
}

} // namespace

Location placeOfByte(std::string_view text, std::size_t byte, std::string_view file)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const std::size_t lineEnd = before.rfind('\n');
    const std::size_t mark = before.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0;
    const std::size_t lineStart = lineEnd == std::string_view::npos ? mark : lineEnd + 1;
    return {.file = std::string(file),
            .line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            .column = before.size() - lineStart + 1,
            .field = {}};
}

std::vector<JsonPart> partsOf(std::string_view text, std::size_t begin)
{
    return Walker(text, begin).parts();
}

std::optional<JsonPart> findPart(std::string_view text, std::string_view pointer)
{
    std::optional<JsonPart> part = wholeValue(text);
    for (const std::string& step : stepsOf(pointer)) {
        part = enter(text, *part, step);
        if (!part)
            break;
    }
    return part;
}

bool isJsonKey(std::string_view quoted, std::string_view key)
{
    if (quoted.find('\\') == std::string_view::npos)
        return quoted == key;
    const Json read = Json::parse('"' + std::string(quoted) + '"', nullptr, false);
    return read.is_string() && read.get_ref<const std::string&>() == key;
}

std::vector<std::string> stepsOf(std::string_view pointer)
{
    std::vector<std::string> steps;
    while (!pointer.empty()) {
        pointer.remove_prefix(1);
        const std::size_t end = std::min(pointer.find('/'), pointer.size());
        std::string step(pointer.substr(0, end));
        for (std::size_t at = 0; (at = step.find('~', at)) != std::string::npos && at + 1 < step.size(); ++at)
            step.replace(at, 2, step[at + 1] == '1' ? "/" : "~");
        steps.push_back(std::move(step));
        pointer.remove_prefix(end);
    }
    return steps;
}

std::string pointerTo(std::string_view pointer, std::string_view key)
{
    std::string text(pointer);
    text += '/';
    for (const char c : key)
        text += c == '~' ? std::string("~0") : c == '/' ? std::string("~1") : std::string(1, c);
    return text;
}

Location placeInJson(std::string_view text, std::string_view pointer, std::string_view file)
{
    const std::vector<std::string> steps = stepsOf(pointer);
    JsonPart part = wholeValue(text);
    for (const std::string& step : steps) {
        const std::optional<JsonPart> inner = enter(text, part, step);
        if (!inner)
            break;
        part = *inner;
    }
    Location place = placeOfByte(text, part.begin, file);
    place.field = dottedPath(steps);
    return place;
}

} // namespace casewright::base
