// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/QueryText.h"

#include <algorithm>

namespace casewright::kql {
namespace {

constexpr std::size_t HexDigits = 4;

/// Bytes of the white space at a place; 0: none is there.
std::size_t blankAt(std::string_view query, std::size_t at)
{
    if (at >= query.size())
        return 0;
    const char c = query[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n')
        return 1;
    return query.substr(at).starts_with("\xC2\xA0") ? 2 : 0;
}

/// Whether the letters stand at a place, in any case. `lower` is lower case.
bool isWordAt(std::string_view query, std::size_t at, std::string_view lower)
{
    if (at > query.size() || query.size() - at < lower.size())
        return false;
    return std::equal(lower.begin(), lower.end(), query.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char wanted, char c) { return (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) == wanted; });
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The UTF-16 unit that \u and four hexadecimal digits at a place write.
std::optional<char32_t> unitAt(std::string_view query, std::size_t at)
{
    if (!query.substr(std::min(at, query.size())).starts_with("\\u") || query.size() - at < 2 + HexDigits)
        return std::nullopt;
    char32_t unit = 0;
    for (const char c : query.substr(at + 2, HexDigits)) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return std::nullopt;
        unit = unit * 16 + static_cast<char32_t>(digit);
    }
    return unit;
}

std::string utf8(char32_t point)
{
    const auto tail = [point](unsigned shift) { return static_cast<char>(0x80U | ((point >> shift) & 0x3FU)); };
    if (point < 0x80)
        return {static_cast<char>(point)};
    if (point < 0x800)
        return {static_cast<char>(0xC0U | (point >> 6U)), tail(0)};
    if (point < 0x10000)
        return {static_cast<char>(0xE0U | (point >> 12U)), tail(6), tail(0)};
    return {static_cast<char>(0xF0U | (point >> 18U)), tail(12), tail(6), tail(0)};
}

/// \u and four hexadecimal digits, or two of them that are the halves of one character.
Escape unicodeEscapeAt(std::string_view query, std::size_t at)
{
    const std::optional<char32_t> first = unitAt(query, at);
    if (!first)
        return {};
    const std::size_t end = at + 2 + HexDigits;
    if (*first < 0xD800 || *first > 0xDFFF)
        return {Escape::Kind::Text, utf8(*first), end};
    const std::optional<char32_t> second = unitAt(query, end);
    if (*first > 0xDBFF || !second || *second < 0xDC00 || *second > 0xDFFF)
        return {Escape::Kind::LoneSurrogate, {}, end};
    return {Escape::Kind::Text, utf8(0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00)), end + 2 + HexDigits};
}

/// `\or`, `\and`, also at the beginning of a longer word. `\NOT` is one too; `\not` is not, since \n comes first.
Escape keywordEscapeAt(std::string_view query, std::size_t at)
{
    for (const std::string_view keyword : {"or", "and", "not"})
        if (isWordAt(query, at + 1, keyword))
            return {Escape::Kind::Text, std::string(query.substr(at + 1, keyword.size())), at + 1 + keyword.size()};
    return {};
}

/// Bytes of the character whose first byte is given; 0: none begins so.
std::size_t lengthFromLead(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/// Whether the second byte excludes overlong forms, surrogates and what is above U+10FFFF.
bool isSecondByte(unsigned char lead, unsigned char second)
{
    const unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
}

} // namespace

bool isSpecial(char c) { return c != '\0' && std::string_view("\\():<>\"*{}").find(c) != std::string_view::npos; }

std::size_t behindBlanks(std::string_view query, std::size_t at)
{
    while (const std::size_t bytes = blankAt(query, at))
        at += bytes;
    return at;
}

std::optional<Conjunction> conjunctionAt(std::string_view query, std::size_t at)
{
    const std::size_t word = behindBlanks(query, at);
    const bool isAnd = isWordAt(query, word, "and");
    if (word == at || !(isAnd || isWordAt(query, word, "or")))
        return std::nullopt;
    const std::size_t behindWord = word + (isAnd ? 3 : 2);
    const std::size_t end = behindBlanks(query, behindWord);
    return end == behindWord ? std::nullopt : std::optional(Conjunction{isAnd, word, end});
}

bool isNotAt(std::string_view query, std::size_t at)
{
    return isWordAt(query, at, "not") && blankAt(query, at + 3) > 0;
}

Escape escapeAt(std::string_view query, std::size_t at, bool quoted)
{
    const char next = at + 1 < query.size() ? query[at + 1] : '\0';
    if (next == 't' || next == 'r' || next == 'n')
        return {Escape::Kind::Text, next == 't' ? "\t" : next == 'r' ? "\r" : "\n", at + 2};
    if (quoted ? next == '"' || next == '\\' : isSpecial(next))
        return {Escape::Kind::Text, std::string(1, next), at + 2};
    if (next == 'u')
        return unicodeEscapeAt(query, at);
    return quoted ? Escape() : keywordEscapeAt(query, at);
}

std::optional<std::size_t> firstBadByte(std::string_view text)
{
    const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = lengthFromLead(byte(at));
        if (length == 0 || length > text.size() - at || (length > 1 && !isSecondByte(byte(at), byte(at + 1))))
            return at;
        for (std::size_t i = 2; i < length; ++i)
            if ((byte(at + i) & 0xC0U) != 0x80U)
                return at;
        at += length;
    }
    return std::nullopt;
}

std::size_t behindCharacter(std::string_view text, std::size_t at)
{
    return at < text.size() ? at + std::max<std::size_t>(1, lengthFromLead(static_cast<unsigned char>(text[at]))) : at;
}

} // namespace casewright::kql
