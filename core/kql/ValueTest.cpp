// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/ValueTest.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <type_traits>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/ListElements.h"
#include "core/base/Json.h"
#include "core/kql/FlagWord.h"
#include "core/kql/TermText.h"
#include "core/kql/Words.h"

namespace casewright::kql {

using alerts::FieldType;
using alerts::ValueKind;
using alerts::ValueView;

namespace {

using base::ErrorCode;
using base::Result;

constexpr std::int64_t Ever = std::numeric_limits<std::int64_t>::max();

bool isScalar(ValueKind kind)
{
    static_assert(static_cast<int>(ValueKind::Boolean) == 1 && static_cast<int>(ValueKind::String) == 3);
    return static_cast<unsigned>(kind) - 1U <= 2U;
}

template<class Order>
bool holdsFor(RangeOperator op, const Order& order)
{
    switch (op) {
    case RangeOperator::Greater: return order > 0;
    case RangeOperator::GreaterOrEqual: return order >= 0;
    case RangeOperator::Less: return order < 0;
    case RangeOperator::LessOrEqual: return order <= 0;
    }
    return false;
}

/// The element of a list as a value; a text with escapes is put together in `text`.
ValueView elementOf(std::string_view json, std::string& text)
{
    ValueView element = alerts::elementValue(json);
    if (element.kind == ValueKind::String && element.text.find('\\') != element.text.npos) {
        if (const base::Json parsed = base::Json::parse(json, nullptr, false); parsed.is_string()) {
            text = parsed.get<std::string>();
            element.text = text;
        }
    }
    return element;
}

} // namespace

// Inline where the question is shorter than a call: it is asked of each value of a column.
inline bool ValueTest::isOf(const Exists&, const ValueView& value) { return isScalar(value.kind); }

inline bool ValueTest::isOf(const Text& asked, const ValueView& value)
{
    return value.text == asked.wanted && isScalar(value.kind);
}

inline bool ValueTest::isOf(const Pattern& asked, const ValueView& value)
{
    return isScalar(value.kind) && fitsParts(value.text, asked.parts);
}

inline bool ValueTest::isOf(const TextRange& asked, const ValueView& value)
{
    return isScalar(value.kind) && holdsFor(asked.op, value.text.compare(asked.limit));
}

bool ValueTest::isOf(const AnyWord& asked, const ValueView& value)
{
    if (!isScalar(value.kind))
        return false;
    WordReader words(value.text);
    while (words.next()) {
        if (std::find(asked.wanted.begin(), asked.wanted.end(), words.word()) != asked.wanted.end())
            return true;
    }
    return false;
}

bool ValueTest::isOf(const Phrase& asked, const ValueView& value)
{
    if (!isScalar(value.kind) || asked.wanted.empty())
        return false;
    const std::vector<std::string> words = wordsIn(value.text);
    return std::search(words.begin(), words.end(), asked.wanted.begin(), asked.wanted.end()) != words.end();
}

bool ValueTest::isOf(const WordPattern& asked, const ValueView& value)
{
    if (!isScalar(value.kind))
        return false;
    WordReader words(value.text);
    while (words.next()) {
        if (fitsParts(words.word(), asked.parts))
            return true;
    }
    return false;
}

bool ValueTest::isOf(const Number& asked, const ValueView& value)
{
    if (value.kind != ValueKind::Number && value.kind != ValueKind::String)
        return false;
    std::optional<NumberValue> number = parseNumber(value.text);
    if (!number)
        return false;
    if (asked.isWhole)
        number = cutOff(*number);
    const NumberValue& limit = value.kind == ValueKind::Number ? asked.rounded : asked.limit;
    return asked.isEqual ? *number == limit : holdsFor(asked.op, *number <=> limit);
}

bool ValueTest::isOf(const Boolean& asked, const ValueView& value)
{
    if (value.kind != ValueKind::Boolean && value.kind != ValueKind::String)
        return false;
    // Elasticsearch takes an empty text for false.
    return (asked.hasTrue && value.text == "true") || (asked.hasFalse && (value.text == "false" || value.text.empty()));
}

bool ValueTest::isOf(const Address& asked, const ValueView& value)
{
    if (value.kind != ValueKind::String || asked.isEmpty)
        return false;
    const std::optional<IpAddress> address = parseIp(value.text);
    return address && *address >= asked.range.first && *address <= asked.range.last;
}

bool ValueTest::isOf(const Date& asked, const ValueView& value)
{
    const std::optional<std::int64_t> at = dateOf(value);
    return at && *at >= asked.range.first && *at <= asked.range.last;
}

/// Apart, so that the loops over values that are no lists stay short.
template<class Kind>
[[gnu::noinline]] bool ValueTest::holdsInList(const Kind& asked, std::string_view list)
{
    bool isFound = false;
    std::string text;
    alerts::forEachElement(list, {}, [&](std::string_view json) {
        isFound = holds(asked, elementOf(json, text));
        return !isFound;
    });
    return isFound;
}

template<class Kind>
[[gnu::always_inline]] inline bool ValueTest::holds(const Kind& asked, const ValueView& value)
{
    return value.kind == ValueKind::List ? holdsInList(asked, value.text) : isOf(asked, value);
}

void ValueTest::setRange(Date& date, base::Timestamp now)
{
    const TimeSpan span = date.expression.at(now);
    if (date.isEqual) {
        date.range = span;
        return;
    }
    switch (date.op) {
    case RangeOperator::Greater: date.range = {.first = span.last + 1, .last = Ever}; return;
    case RangeOperator::GreaterOrEqual: date.range = {.first = span.first, .last = Ever}; return;
    case RangeOperator::Less: date.range = {.first = -Ever, .last = span.first - 1}; return;
    case RangeOperator::LessOrEqual: date.range = {.first = -Ever, .last = span.last}; return;
    }
}

bool ValueTest::usesNow() const
{
    const Date* const date = std::get_if<Date>(&m_asked);
    return date != nullptr && date->expression.usesNow();
}

void ValueTest::setNow(base::Timestamp now)
{
    if (Date* const date = std::get_if<Date>(&m_asked))
        setRange(*date, now);
}

bool ValueTest::matches(const ValueView& value) const
{
    return std::visit([&value](const auto& asked) { return holds(asked, value); }, m_asked);
}

bool ValueTest::matchesTime(base::Timestamp at) const
{
    const TimeSpan* const range = times();
    return range != nullptr && at.milliseconds >= range->first && at.milliseconds <= range->last;
}

const TimeSpan* ValueTest::times() const
{
    const Date* const date = std::get_if<Date>(&m_asked);
    return date == nullptr ? nullptr : &date->range;
}

template<class Kind>
[[gnu::always_inline]] inline bool ValueTest::isTextAmong(const Kind& asked, std::string_view text)
{
    if constexpr (std::is_same_v<Kind, Text>) {
        const bool fits = asked.edges.fit(text);
        return asked.edges.areAll() ? fits : fits && text == asked.wanted;
    } else if constexpr (std::is_same_v<Kind, Pattern>) {
        const bool fits = asked.edges.fit(text);
        if (asked.edges.areAll())
            return fits;
        return fits && (asked.edges.areWhole() ? fitsMiddleParts(text, asked.parts) : fitsParts(text, asked.parts));
    } else if constexpr (std::is_same_v<Kind, TextRange>) {
        const bool isUpward = asked.op == RangeOperator::Greater || asked.op == RangeOperator::GreaterOrEqual;
        return asked.head.isUnsure(text) ? isOf(asked, {.kind = ValueKind::String, .text = text})
                                         : asked.head.isBehind(text) == isUpward;
    } else {
        return isOf(asked, {.kind = ValueKind::String, .text = text});
    }
}

template<class Kind>
std::uint64_t ValueTest::bitsOf(const Kind& asked, const alerts::PackedValues& values, std::uint32_t begin,
                                std::uint32_t end, bool areAmong)
{
    Flags flags{};
    if (areAmong)
        values.forEach(begin, end, [&](std::uint32_t code, const ValueView& value) {
            flags[code % FlagsOfWord] =
                value.kind == ValueKind::String ? isTextAmong(asked, value.text) : holds(asked, value);
        });
    else
        values.forEach(begin, end, [&](std::uint32_t code, const ValueView& value) {
            flags[code % FlagsOfWord] = holds(asked, value);
        });
    return wordOf(flags);
}

void ValueTest::decide(const alerts::PackedValues& values, std::uint32_t begin, std::uint32_t end, CodeSet& found,
                       const std::stop_token& stop) const
{
    if (begin >= end)
        return;
    constexpr std::ptrdiff_t Reach = std::max(TextEdges::Reach, TextLimit::Reach);
    // Texts lie one behind the other.
    const auto endOf = [](std::string_view text) { return text.data() + text.size(); };
    const char* const textsBegin = values.value(1).text.data();
    const char* const textsEnd = endOf(values.value(values.size()).text);
    std::visit(
        [&](const auto& asked) {
            for (std::uint32_t from = begin; from < end && !stop.stop_requested();) {
                const std::uint32_t to = std::min(end, (from / FlagsOfWord + 1) * FlagsOfWord);
                const bool areAmong = endOf(values.value(from).text) - textsBegin >= Reach
                    && textsEnd - values.value(to - 1).text.data() >= Reach;
                found.addWord(from / FlagsOfWord * FlagsOfWord, bitsOf(asked, values, from, to, areAmong));
                from = to;
            }
        },
        m_asked);
}

} // namespace casewright::kql
