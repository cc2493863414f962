// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/TermWriter.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/Utf16.h"
#include "core/kql/QueryText.h"

namespace casewright::kql {
namespace {

struct PointRange {
    char32_t first;
    char32_t last;
};

/// White space other than the blank, and what has no shape of its own: nobody could tell it in a query.
constexpr std::array<PointRange, 9> Invisible{{{0x00, 0x1F},
                                               {0x7F, 0xA0},
                                               {0xAD, 0xAD},
                                               {0x1680, 0x1680},
                                               {0x2000, 0x200F},
                                               {0x2028, 0x202F},
                                               {0x205F, 0x206F},
                                               {0xFEFF, 0xFEFF},
                                               {0xFFF9, 0xFFFB}}};

/// The code point of a character that one \u and four digits can write; 0xFFFF for others, which are written as they
/// are.
char32_t pointOf(std::string_view character)
{
    const auto byte = [character](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    switch (character.size()) {
    case 1: return byte(0) < 0x80 ? byte(0) : 0xFFFF;
    case 2: return ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    case 3: return ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    default: return 0xFFFF;
    }
}

/// How a character is written that nobody would see; empty: as it is.
std::string escapeOf(std::string_view character)
{
    const char32_t point = pointOf(character);
    if (point == '\t' || point == '\r' || point == '\n')
        return point == '\t' ? "\\t" : point == '\r' ? "\\r" : "\\n";
    const bool isInvisible = std::any_of(Invisible.begin(), Invisible.end(), [point](const PointRange& range) {
        return point >= range.first && point <= range.last;
    });
    return isInvisible ? fmt::format("\\u{:04x}", static_cast<unsigned>(point)) : std::string();
}

/// Whether unquoted text can be just this one.
bool canBePlain(const std::string& text)
{
    return text != "true" && text != "false" && text != "null" && base::trimJavascript(text).size() == text.size();
}

/// The end of white space is here, and some is before it.
bool isBehindBlank(std::string_view part, std::size_t at)
{
    return (at > 0 && behindBlanks(part, at - 1) >= at) || (at > 1 && behindBlanks(part, at - 2) >= at);
}

} // namespace

void TermWriter::write(const Term& term)
{
    switch (term.kind) {
    case Term::Kind::Null: write("null"); return;
    case Term::Kind::True: write("true"); return;
    case Term::Kind::False: write("false"); return;
    case Term::Kind::Text:
        if (term.quoted || !canBePlain(term.text))
            writeQuoted(term.text);
        else if (term.text.empty())
            write("\\u0020");
        else
            writePlain(term.text, true);
        return;
    case Term::Kind::Wildcard: break;
    }
    for (std::size_t i = 0; i < term.parts.size(); ++i) {
        if (i > 0)
            m_text += '*';
        writePlain(term.parts[i], i + 1 == term.parts.size());
    }
}

void TermWriter::write(std::string_view syntax)
{
    // Text may end with the letters of a keyword, but for white space behind it.
    if (m_openKeyword && syntax.starts_with(' ')) {
        const char letter = m_text[*m_openKeyword];
        if (letter == 'n' || letter == 'N')
            m_text.replace(*m_openKeyword, 1, letter == 'n' ? "\\u006e" : "\\u004e");
        else
            m_text.insert(*m_openKeyword, 1, '\\');
    }
    m_openKeyword.reset();
    m_text += syntax;
}

std::string TermWriter::take()
{
    m_openKeyword.reset();
    return std::exchange(m_text, {});
}

void TermWriter::writePlain(std::string_view part, bool isLast)
{
    m_openKeyword.reset();
    for (std::size_t at = 0; at < part.size();) {
        if (writeKeyword(part, at, isLast)) {
            ++at;
            continue;
        }
        const std::size_t behind = std::min(behindCharacter(part, at), part.size());
        const std::string_view character = part.substr(at, behind - at);
        if (isSpecial(part[at]))
            m_text += '\\';
        const std::string escape = escapeOf(character);
        m_text += escape.empty() ? character : escape;
        at = behind;
    }
}

/// The first letter of what would be a keyword, so that it is none.
bool TermWriter::writeKeyword(std::string_view part, std::size_t at, bool isLast)
{
    // What ends the text could be followed by white space.
    const std::string end = std::string(part.substr(at, 5)) + (isLast && part.size() - at <= 3 ? " " : "");
    const bool isNot = isNotAt(end, 0);
    if (!isNot && !(behindBlanks(end, 0) == 0 && isBehindBlank(part, at) && conjunctionAt(' ' + end, 0)))
        return false;
    const bool isAtEnd = isLast && part.size() - at <= 3;
    if (isAtEnd) {
        m_openKeyword = m_text.size();
        m_text += part[at];
    } else {
        m_text += isNot ? (part[at] == 'n' ? "\\u006e" : "\\u004e") : '\\' + std::string(1, part[at]);
    }
    return true;
}

void TermWriter::writeQuoted(std::string_view text)
{
    m_openKeyword.reset();
    m_text += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t behind = std::min(behindCharacter(text, at), text.size());
        const std::string_view character = text.substr(at, behind - at);
        if (character == "\"" || character == "\\")
            m_text += '\\';
        const std::string escape = escapeOf(character);
        m_text += escape.empty() ? character : escape;
        at = behind;
    }
    m_text += '"';
}

} // namespace casewright::kql
