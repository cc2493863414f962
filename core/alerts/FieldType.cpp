// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FieldType.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/alerts/IpText.h"
#include "core/alerts/ListElements.h"
#include "core/base/Time.h"

namespace casewright::alerts {
namespace {

constexpr std::uint32_t MostLooked = 1'000;      ///< values
constexpr std::size_t MostElements = 100;        ///< of a list
constexpr std::size_t Beginning = 64'000;        ///< bytes of a value
constexpr std::size_t LongestKeyword = 256;      ///< bytes; as Kibana's own mappings, ignore_above
constexpr std::size_t MostBlanks = 12;           ///< of a keyword

FieldType typeOfText(std::string_view text)
{
    if (isIpAddress(text))
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

/// Takes one value after the other.
class Guess final {
public:
    void take(const ValueView& value)
    {
        if (value.kind != ValueKind::List)
            return takeSingle(value);
        std::size_t left = MostElements;
        forEachElement(value.text.substr(0, Beginning), {}, [&](std::string_view json) {
            takeSingle(elementValue(json));
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
