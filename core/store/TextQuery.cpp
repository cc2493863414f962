// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/store/TextQuery.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <QChar>
#include <QList>
#include <QString>

#include "core/store/CaseFilter.h"

namespace casewright::store {
namespace {

constexpr std::size_t IdDigits = 64;     // of a SHA-256; other ids are shorter

bool hasWord(std::string_view text)
{
    const QString characters = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    const QList<uint> codes = characters.toUcs4();
    return std::any_of(codes.begin(), codes.end(), [](uint code) { return QChar::isLetterOrNumber(code); });
}

bool isSpace(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

constexpr std::string_view Signs = "|+\"()";

/// Where the parenthesis that is opened at a place is closed; npos: nowhere, or none is opened there.
std::vector<std::size_t> closingsIn(std::string_view text)
{
    std::vector<std::size_t> closings(text.size(), std::string_view::npos);
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\') {
            ++at;
        } else if (text[at] == '"') {
            const std::size_t end = text.find('"', at + 1);
            at = end == std::string_view::npos ? at : end;
        } else if (text[at] == '(') {
            open.push_back(at);
        } else if (text[at] == ')' && !open.empty()) {
            closings[open.back()] = at;
            open.pop_back();
        }
    }
    return closings;
}

std::size_t sizeOf(const std::vector<TextPart>& parts)
{
    std::size_t size = 0;
    for (const TextPart& part : parts)
        size += part.isGroup() ? sizeOf(part.wanted) + sizeOf(part.none) : 1;
    return size;
}

/// Takes a text apart, from its beginning to its end.
class TextReader final {
public:
    TextReader(std::string_view text, TextMeaning meaning)
        : m_text(text), m_meaning(meaning), m_closings(closingsIn(text))
    {
    }
    [[nodiscard]] TextQuery read() { return group(m_text.size(), 0); }

private:
    [[nodiscard]] TextQuery group(std::size_t end, int depth);
    [[nodiscard]] SoughtPhrase quoted(std::size_t end);
    [[nodiscard]] SoughtPhrase word(std::size_t end);
    [[nodiscard]] bool isUnwanted(std::size_t end) const;

    std::string_view m_text;
    TextMeaning m_meaning;
    std::vector<std::size_t> m_closings;
    std::size_t m_at = 0;
};

bool TextReader::isUnwanted(std::size_t end) const
{
    return m_text[m_at] == '-' && m_at + 1 < end && !isSpace(m_text[m_at + 1]);
}

/// Puts a group into what it stands in.
void addGroup(TextQuery& query, TextQuery group, bool isAnd, bool isUnwanted)
{
    if (group.wanted.empty() && isUnwanted) { // not without: with
        for (TextPart& each : group.none)
            each.isAnd = false;
        group.wanted = std::move(group.none);
        group.none.clear();
        isAnd = true;
        isUnwanted = false;
    }
    if (group.wanted.empty()) {
        query.none.insert(query.none.end(), group.none.begin(), group.none.end());
        return;
    }
    (isUnwanted ? query.none : query.wanted)
        .push_back({.isAnd = isAnd, .wanted = std::move(group.wanted), .none = std::move(group.none)});
}

TextQuery TextReader::group(std::size_t end, int depth)
{
    TextQuery query;
    std::optional<bool> sign; // what is said of the next part
    while (m_at < end) {
        if (isSpace(m_text[m_at]) || m_text[m_at] == ')') {
            ++m_at;
            continue;
        }
        if (m_text[m_at] == '|' || m_text[m_at] == '+') {
            sign = m_text[m_at++] == '+';
            continue;
        }
        const bool isNone = isUnwanted(end);
        m_at += isNone ? 1 : 0;
        const std::size_t closing = m_closings[m_at];
        const bool isOpening = m_text[m_at] == '(';
        if (isOpening && (closing >= end || depth == MaximumTextDepth)) {
            ++m_at;
            continue;
        }
        const bool isAnd = std::exchange(sign, std::nullopt).value_or(m_meaning.needsAllWords);
        if (isOpening) {
            ++m_at;
            addGroup(query, group(closing, depth + 1), isAnd, isNone);
            m_at = closing + 1;
            continue;
        }
        SoughtPhrase phrase = m_text[m_at] == '"' ? quoted(end) : word(end);
        if (hasWord(phrase.text))
            (isNone ? query.none : query.wanted).push_back({.phrase = std::move(phrase), .isAnd = isAnd && !isNone});
    }
    return query;
}

SoughtPhrase TextReader::quoted(std::size_t end)
{
    const std::size_t closing = std::min(m_text.find('"', m_at + 1), end);
    SoughtPhrase phrase{.text = std::string(m_text.substr(m_at + 1, closing - m_at - 1)), .isBeginning = false};
    m_at = std::min(closing + 1, end);
    if (m_at < end && m_text[m_at] == '*') {
        phrase.isBeginning = true;
        ++m_at;
    }
    return phrase;
}

SoughtPhrase TextReader::word(std::size_t end)
{
    SoughtPhrase phrase;
    for (; m_at < end && !isSpace(m_text[m_at]) && Signs.find(m_text[m_at]) == std::string_view::npos; ++m_at) {
        const bool isEscape = m_text[m_at] == '\\' && m_at + 1 < end;
        m_at += isEscape ? 1 : 0;
        phrase.text += m_text[m_at];
    }
    phrase.isBeginning = m_meaning.isGoingOn && m_at == m_text.size();
    if (phrase.text.ends_with('*')) {
        phrase.isBeginning = true;
        phrase.text.pop_back();
    }
    return phrase;
}

/// The first bytes after all that begin so; empty where there are none.
std::string after(std::string bytes)
{
    while (!bytes.empty() && static_cast<unsigned char>(bytes.back()) == 0xff)
        bytes.pop_back();
    if (!bytes.empty())
        bytes.back() = static_cast<char>(static_cast<unsigned char>(bytes.back()) + 1);
    return bytes;
}

int digitValue(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

} // namespace

std::size_t TextQuery::size() const { return sizeOf(wanted) + sizeOf(none); }

TextQuery parseText(std::string_view text, TextMeaning meaning)
{
    return TextReader(text, meaning).read();
}

IdBeginnings idBeginnings(std::string_view text)
{
    std::string id(text);
    for (char& digit : id)
        digit = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    if (id.size() < ShortestIdBeginning || id.size() > IdDigits
        || id.find_first_not_of("0123456789abcdef-") != std::string::npos)
        return {};
    IdBeginnings beginnings{.text = id, .textEnd = after(id), .bytes = {}, .bytesEnd = {}};
    if (id.find('-') != std::string::npos)
        return beginnings;
    for (std::size_t i = 0; i + 1 < id.size(); i += 2)
        beginnings.bytes += static_cast<char>(digitValue(id[i]) * 16 + digitValue(id[i + 1]));
    if (id.size() % 2 == 0) {
        beginnings.bytesEnd = after(beginnings.bytes);
        return beginnings;
    }
    const int half = digitValue(id.back());
    beginnings.bytesEnd =
        half < 15 ? beginnings.bytes + static_cast<char>((half + 1) * 16) : after(beginnings.bytes);
    beginnings.bytes += static_cast<char>(half * 16);
    return beginnings;
}

} // namespace casewright::store
