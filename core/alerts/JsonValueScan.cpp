// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/JsonValueScan.h"

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
            if (endOfString(text) == NotYet)
                return NotYet;
            if (m_depth == 0)
                return m_at;
        }
        for (; m_at < text.size() && !m_isInString; ++m_at) {
            const char c = text[m_at];
            if (c == '"') {
                m_isInString = true;
            } else if (c == '{' || c == '[') {
                ++m_depth;
            } else if (c == '}' || c == ']') {
                m_depth -= m_depth > 0 ? 1 : 0;
                if (m_depth == 0)
                    return ++m_at;
            }
        }
    }
    return NotYet;
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
