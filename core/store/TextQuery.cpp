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

/// Takes a text apart, from its beginning to its end.
class TextReader final {
public:
    TextReader(std::string_view text, TextMeaning meaning) : m_text(text), m_meaning(meaning) {}
    [[nodiscard]] TextQuery read();

private:
    [[nodiscard]] SoughtPhrase quoted();
    [[nodiscard]] SoughtPhrase word();
    void add(SoughtPhrase phrase, bool isUnwanted);

    std::string_view m_text;
    TextMeaning m_meaning;
    std::size_t m_at = 0;
    std::optional<bool> m_isAnd{};           ///< what a sign says of the next phrase
    TextQuery m_query;
};

TextQuery TextReader::read()
{
    while (m_at < m_text.size()) {
        if (isSpace(m_text[m_at])) {
            ++m_at;
        } else if (m_text[m_at] == '|' || m_text[m_at] == '+') {
            m_isAnd = m_text[m_at] == '+';
            ++m_at;
        } else {
            const bool isUnwanted = m_text[m_at] == '-' && m_at + 1 < m_text.size() && !isSpace(m_text[m_at + 1]);
            m_at += isUnwanted ? 1 : 0;
            add(m_text[m_at] == '"' ? quoted() : word(), isUnwanted);
        }
    }
    return std::move(m_query);
}

SoughtPhrase TextReader::quoted()
{
    const std::size_t end = std::min(m_text.find('"', m_at + 1), m_text.size());
    SoughtPhrase phrase{.text = std::string(m_text.substr(m_at + 1, end - m_at - 1)), .isBeginning = false};
    m_at = std::min(end + 1, m_text.size());
    if (m_at < m_text.size() && m_text[m_at] == '*') {
        phrase.isBeginning = true;
        ++m_at;
    }
    return phrase;
}

SoughtPhrase TextReader::word()
{
    std::size_t end = m_at;
    constexpr std::string_view Signs = "|+\"";
    while (end < m_text.size() && !isSpace(m_text[end]) && Signs.find(m_text[end]) == std::string_view::npos)
        ++end;
    SoughtPhrase phrase{.text = std::string(m_text.substr(m_at, end - m_at)),
                        .isBeginning = m_meaning.isGoingOn && end == m_text.size()};
    m_at = end;
    if (phrase.text.ends_with('*')) {
        phrase.isBeginning = true;
        phrase.text.pop_back();
    }
    return phrase;
}

void TextReader::add(SoughtPhrase phrase, bool isUnwanted)
{
    const bool isAnd = std::exchange(m_isAnd, std::nullopt).value_or(m_meaning.needsAllWords);
    if (!hasWord(phrase.text))
        return;
    if (isUnwanted)
        m_query.none.push_back(std::move(phrase));
    else
        m_query.wanted.push_back({.phrase = std::move(phrase), .isAnd = isAnd});
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
