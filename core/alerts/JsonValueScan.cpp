// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonValueScan.h"

#include <algorithm>

#include "core/alerts/LongTexts.h"

namespace casewright::alerts {
namespace {

constexpr std::string_view EndsOfWords = ",]}: \t\r\n\"[{";
constexpr std::string_view Structure = "\"[]{}";

} // namespace

std::size_t JsonValueScan::end(std::string_view text)
{
    if (!m_isInString && m_depth == 0 && m_at == 0 && !text.empty() && Structure.find(text.front()) == text.npos) {
        const std::size_t end = text.find_first_of(EndsOfWords, 1);
        return end == text.npos ? NotYet : end;
    }
    while (m_at < text.size()) {
        if (m_isInString) {
            if ((m_isLong ? endOfLongText(text) : endOfString(text)) == NotYet)
                return NotYet;
            if (m_depth == 0)
                return m_at;
        }
        while (m_at < text.size() && !m_isInString) {
            const char c = text[m_at];
            if (c == '"') {
                if (!beginString(text))
                    return NotYet;
            } else if (c == '{' || c == '[') {
                ++m_depth;
            } else if (c == '}' || c == ']') {
                m_depth -= m_depth > 0 ? 1 : 0;
                if (m_depth == 0)
                    return ++m_at;
            }
            m_at += m_isInString ? 0 : 1;
        }
    }
    return NotYet;
}

/// Goes on behind the quotes that open a string. False if it takes more text to tell how many these are.
bool JsonValueScan::beginString(std::string_view text)
{
    const std::string_view quotes = text.substr(m_at, LongQuotes.size());
    if (m_depth > 0 && quotes.size() < LongQuotes.size() && LongQuotes.starts_with(quotes))
        return false;
    m_isInString = true;
    m_isLong = quotes == LongQuotes;
    m_at += m_isLong ? LongQuotes.size() : 1;
    return true;
}

/// Goes on behind the three quotes that close the string.
std::size_t JsonValueScan::endOfLongText(std::string_view text)
{
    const std::size_t quotes = text.find(LongQuotes, m_at);
    if (quotes == text.npos) {
        m_at = std::max(m_at, text.size() - std::min(text.size(), LongQuotes.size() - 1));
        return NotYet;
    }
    m_at = quotes;
    const std::size_t end = text.find_first_not_of('"', quotes);
    if (end == text.npos && m_depth > 0)
        return NotYet;
    m_isInString = false;
    m_isLong = false;
    m_at = std::min(end, text.size());
    return m_at;
}

/// Goes on behind the string's closing quote.
std::size_t JsonValueScan::endOfString(std::string_view text)
{
    while (m_at < text.size()) {
        m_at = text.find_first_of("\"\\", m_at);
        if (m_at == text.npos) {
            m_at = text.size();
            return NotYet;
        }
        if (text[m_at] == '"') {
            m_isInString = false;
            return ++m_at;
        }
        // An escape is two characters at least, and the second one may not have come yet.
        if (m_at + 1 >= text.size())
            return NotYet;
        m_at += 2;
    }
    return NotYet;
}

} // namespace casewright::alerts
