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

std::vector<std::string> splitPointer(std::string_view pointer)
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

/// Whether the text of a key, between its quotes, stands for the key.
bool isKey(std::string_view quoted, const std::string& key)
{
    if (quoted.find('\\') == std::string_view::npos)
        return quoted == key;
    const Json read = Json::parse('"' + std::string(quoted) + '"', nullptr, false);
    return read.is_string() && read.get_ref<const std::string&>() == key;
}

/// Walks over JSON text that is known to be valid, without making values of it.
class Walker {
public:
    explicit Walker(std::string_view text)
        : m_text(text), m_at(text.starts_with(ByteOrderMark) ? ByteOrderMark.size() : 0)
    {
        skipSpace();
    }

    [[nodiscard]] std::size_t position() const { return m_at; }

    /// Goes into the value at the step. False, and the position unchanged, if there is none.
    bool enter(const std::string& step)
    {
        const std::size_t start = m_at;
        const bool found = m_at < m_text.size()
                           && (m_text[m_at] == '{'   ? enterKey(step)
                               : m_text[m_at] == '[' ? enterElement(step)
                                                     : false);
        if (!found)
            m_at = start;
        return found;
    }

private:
    bool enterKey(const std::string& key)
    {
        bool found = false;
        std::size_t place = 0;
        next();
        while (m_at < m_text.size() && m_text[m_at] == '"') {
            const std::size_t begin = m_at + 1;
            skipString();
            const std::string_view name = m_text.substr(begin, m_at - 1 - begin);
            skipSpace();
            next(); // the colon
            if (isKey(name, key)) { // of equal keys the last one counts
                found = true;
                place = m_at;
            }
            skipValue();
            skipComma();
        }
        m_at = found ? place : m_at;
        return found;
    }

    bool enterElement(const std::string& step)
    {
        std::size_t wanted = 0;
        const auto [rest, problem] = std::from_chars(step.data(), step.data() + step.size(), wanted);
        if (!isNumber(step) || problem != std::errc{})
            return false;
        next();
        for (std::size_t i = 0; m_at < m_text.size() && m_text[m_at] != ']'; ++i) {
            if (i == wanted)
                return true;
            skipValue();
            skipComma();
        }
        return false;
    }

    void next()
    {
        ++m_at;
        skipSpace();
    }

    void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }

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

Location placeInJson(std::string_view text, std::string_view pointer, std::string_view file)
{
    const std::vector<std::string> steps = splitPointer(pointer);
    Walker walker(text);
    for (const std::string& step : steps) {
        if (!walker.enter(step))
            break;
    }
    Location place = placeOfByte(text, walker.position(), file);
    place.field = dottedPath(steps);
    return place;
}

} // namespace casewright::base
