// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/HitSearch.h"

#include <algorithm>
#include <cstddef>

#include "core/alerts/LongTexts.h"

namespace casewright::alerts {
namespace {

constexpr std::size_t LongestKey = 64;      ///< longer ones lead nowhere
constexpr std::size_t DeepestList = 1'000;  ///< nobody nests an answer deeper

} // namespace

HitSearch::Found HitSearch::next()
{
    for (;;) {
        const int c = m_characters.skipBlanks();
        if (c < 0)
            return Found::CutOff;
        if (m_levels.size() > DeepestList)
            return Found::Nothing;
        const Found found = step(c);
        if (found != Found::End)
            return found;
        if (m_levels.empty())
            return Found::End;
    }
}

/// End: it may go on.
HitSearch::Found HitSearch::step(int c)
{
    const bool wantsKey = !m_levels.empty() && m_levels.back().isObject && m_wantsKey;
    if (c == '{') {
        if (wantsKey)
            return Found::Nothing;
        open(true);
    } else if (c == '[') {
        if (wantsKey || m_levels.empty())
            return Found::Nothing;
        open(false);
        if (isHits())
            return Found::Hits;
        noteNamedList();
    } else if (c == '}' || c == ']') {
        if (m_levels.empty() || m_levels.back().isObject != (c == '}'))
            return Found::Nothing;
        m_characters.take();
        m_levels.pop_back();
        m_wantsKey = false;
    } else if (c == '"') {
        if (!text(wantsKey ? &m_levels.back().key : nullptr))
            return m_characters.peek() < 0 ? Found::CutOff : Found::Nothing;
    } else if (c == ',') {
        m_characters.take();
        m_wantsKey = true;
    } else if (c == ':') {
        m_characters.take();
        m_wantsKey = false;
    } else {
        if (wantsKey)
            return Found::Nothing;
        m_characters.take();
    }
    return Found::End;
}

void HitSearch::open(bool isObject)
{
    m_characters.take();
    m_levels.push_back({.isObject = isObject});
    m_wantsKey = isObject;
}

/// False for one that does not end on its line.
bool HitSearch::text(std::string* into)
{
    m_characters.take();
    if (into != nullptr)
        into->clear();
    int c = m_characters.take();
    if (c == '"' && m_characters.peek() == '"')
        return longText();
    for (; c != '"'; c = m_characters.take()) {
        if (c < 0 || c == '\n')
            return false;
        if (into != nullptr && into->size() <= LongestKey)
            *into += static_cast<char>(c);
        if (c == '\\' && m_characters.take() < 0)
            return false;
    }
    return true;
}

/// Goes on behind a text in three quotes (LongTexts.h), the last of which is the next character.
bool HitSearch::longText()
{
    m_characters.take();
    for (std::size_t quotes = 0; quotes < LongQuotes.size();) {
        const int c = m_characters.take();
        if (c < 0)
            return false;
        quotes = c == '"' ? quotes + 1 : 0;
    }
    while (m_characters.peek() == '"')
        m_characters.take();
    return true;
}

/// Whether the list that was opened just now is `hits` in `hits`.
bool HitSearch::isHits() const
{
    const std::size_t depth = m_levels.size();
    if (depth < 3 || m_levels[depth - 2].key != "hits" || m_levels[depth - 3].key != "hits"
        || !m_levels[depth - 2].isObject || !m_levels[depth - 3].isObject)
        return false;
    return std::none_of(m_levels.begin(), m_levels.end(), [](const Level& level) {
        return level.isObject && (level.key == "aggregations" || level.key == "aggs");
    });
}

/// Notes the first list of objects at the top that is called as Alertmanager calls it.
void HitSearch::noteNamedList()
{
    if (m_named || m_levels.size() != 2)
        return;
    const std::string& key = m_levels.front().key;
    if (key != "alerts" && key != "data")
        return;
    const JsonLayout here{.shape = JsonShape::List,
                          .list = key,
                          .offset = m_characters.offset(),
                          .line = m_characters.line(),
                          .column = m_characters.column()};
    if (m_characters.skipBlanks() == '{')
        m_named = here;
}

} // namespace casewright::alerts
