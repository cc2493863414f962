// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldType.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/alerts/ListElements.h"
#include "core/base/Time.h"

namespace casewright::alerts {
namespace {

constexpr std::uint32_t MostLooked = 1'000;      ///< values
constexpr std::size_t MostElements = 100;        ///< of a list
constexpr std::size_t Beginning = 64'000;        ///< bytes of a value
constexpr std::size_t LongestKeyword = 256;      ///< bytes; as Kibana's own mappings, ignore_above
constexpr std::size_t MostBlanks = 12;           ///< of a keyword

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// `10.0.0.1`
bool isIpV4(std::string_view text)
{
    int parts = 0;
    while (true) {
        const std::size_t end = std::min(text.find('.'), text.size());
        const std::string_view part = text.substr(0, end);
        if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), isDigit))
            return false;
        int number = 0;
        for (const char c : part)
            number = number * 10 + (c - '0');
        if (number > 255)
            return false;
        ++parts;
        if (end == text.size())
            return parts == 4;
        text.remove_prefix(end + 1);
    }
}

/// `fe80::1`; up to eight groups of four hexadecimal digits, at most one gap.
bool isIpV6(std::string_view text)
{
    const std::size_t gap = text.find("::");
    if (std::count(text.begin(), text.end(), ':') < 2 || (gap != text.npos && text.find("::", gap + 1) != text.npos))
        return false;
    std::size_t groups = 0;
    while (true) {
        const std::size_t end = std::min(text.find(':'), text.size());
        const std::string_view group = text.substr(0, end);
        if (group.size() > 4 || !std::all_of(group.begin(), group.end(), isHex))
            return false;
        groups += group.empty() ? 0U : 1U;
        if (end == text.size())
            return gap == text.npos ? groups == 8 : groups < 8;
        text.remove_prefix(end + 1);
    }
}

FieldType typeOfText(std::string_view text)
{
    if (isIpV4(text) || isIpV6(text))
        return FieldType::Ip;
    // As Elasticsearch's date detection: a number alone is none.
    if (text.size() >= 10 && text.find('-') == 4 && base::parseTimestamp(text))
        return FieldType::Date;
    return text.size() > LongestKeyword ? FieldType::Text : FieldType::Keyword;
}

/// What holds values of both types.
FieldType common(FieldType a, FieldType b)
{
    const auto oneIs = [a, b](FieldType type) { return a == type || b == type; };
    if (a == b)
        return a;
    if (oneIs(FieldType::Long) && oneIs(FieldType::Double))
        return FieldType::Double;
    for (const FieldType type : {FieldType::Object, FieldType::Text}) {
        if (oneIs(type))
            return type;
    }
    return FieldType::Keyword;
}

/// The element as a value of its own; escapes stay as they are.
ValueView element(std::string_view json)
{
    switch (json.front()) {
    case '"': return {.kind = ValueKind::String, .text = json.substr(1, json.size() - 2)};
    case '{': return {.kind = ValueKind::Object, .text = json};
    case '[': return {.kind = ValueKind::List, .text = json};
    case 't':
    case 'f': return {.kind = ValueKind::Boolean, .text = json};
    case 'n': return {.kind = ValueKind::Null, .text = json};
    default: return {.kind = ValueKind::Number, .text = json};
    }
}

/// Takes one value after the other.
class Guess final {
public:
    void take(const ValueView& value)
    {
        if (value.kind != ValueKind::List)
            return takeSingle(value);
        std::size_t left = MostElements;
        forEachElement(value.text.substr(0, Beginning), {}, [&](std::string_view json) {
            takeSingle(element(json));
            return --left > 0;
        });
    }
    [[nodiscard]] FieldType type() const
    {
        // A name of many words now and then is a name; mostly sentences are a text.
        if (m_found == FieldType::Keyword && m_sentences > m_taken / 2)
            return FieldType::Text;
        return m_found.value_or(FieldType::Keyword);
    }

private:
    /// Null says nothing, and a list in a list is left to the other elements.
    void takeSingle(const ValueView& value)
    {
        ++m_taken;
        switch (value.kind) {
        case ValueKind::Boolean: return add(FieldType::Boolean);
        case ValueKind::Number:
            return add(value.text.find_first_of(".eE") == std::string_view::npos ? FieldType::Long
                                                                                 : FieldType::Double);
        case ValueKind::String:
            m_sentences += isSentence(value.text) ? 1U : 0U;
            return add(typeOfText(value.text));
        case ValueKind::Object: return add(FieldType::Object);
        case ValueKind::Null:
        case ValueKind::List: return;
        }
    }
    void add(FieldType type) { m_found = m_found ? common(*m_found, type) : type; }
    static bool isSentence(std::string_view text)
    {
        const std::string_view begin = text.substr(0, Beginning);
        return static_cast<std::size_t>(std::count(begin.begin(), begin.end(), ' ')) > MostBlanks;
    }

    std::optional<FieldType> m_found;
    std::uint32_t m_taken = 0;
    std::uint32_t m_sentences = 0;
};

} // namespace

FieldType guessType(const Column& column)
{
    Guess guess;
    const std::uint32_t last = std::min(column.distinctCount(), MostLooked);
    for (std::uint32_t code = 1; code <= last; ++code)
        guess.take(column.value(code));
    return guess.type();
}

} // namespace casewright::alerts
