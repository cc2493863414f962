// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a test is made of what a query says.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "core/kql/TermText.h"
#include "core/kql/ValueTest.h"
#include "core/kql/Words.h"

namespace casewright::kql {

using alerts::FieldType;
using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> refuse(std::string text) { return base::fail(ErrorCode::InvalidValue, std::move(text)); }

/// As it was written, without escapes.
std::string shown(const Term& term)
{
    std::string text = termText(term);
    constexpr std::size_t Longest = 80;
    if (text.size() > Longest) {
        std::size_t end = Longest;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80)
            --end;
        text.resize(end);
        text += "…";
    }
    return '"' + text + '"';
}

/// What a type has and an example of it.
std::pair<std::string_view, std::string_view> described(FieldType type)
{
    switch (type) {
    case FieldType::Long: return {"whole numbers", "443"};
    case FieldType::Double: return {"numbers", "0.5"};
    case FieldType::Boolean: return {"true or false", "true"};
    case FieldType::Ip: return {"addresses", "10.0.0.1 or 10.0.0.0/8"};
    case FieldType::Date: return {"dates", "2026-01-05, 2026-01-05T08:00:00Z or now-1d/d"};
    default: return {"texts", "a text"};
    }
}

tl::unexpected<base::Error> refuseValue(FieldType type, const Term& value)
{
    const auto [name, example] = described(type);
    return refuse(fmt::format("has {}, and {} is none; write one such as {}", name, shown(value), example));
}

/// What holds for a value of each type before the type is asked.
Result<void> check(FieldType type, const Term& value, bool isRange)
{
    if (type == FieldType::Object)
        return refuse("is an object; name a field in it");
    if (type == FieldType::GeoPoint)
        return refuse("is a place on a map, which KQL does not compare; only * can be asked for");
    if (value.kind == Term::Kind::Null)
        return refuse(
            "has no null to compare with; write not field: * for documents without a value, \"null\" in quotes "
            "for the text");
    if (value.kind != Term::Kind::Wildcard)
        return {};
    if (isRange)
        return refuse("cannot be compared with a wildcard; name a value, or use : instead");
    if (type != FieldType::Keyword && type != FieldType::Text)
        return refuse(fmt::format("has {}, in which there are no wildcards; only * alone can be asked for",
                                  described(type).first));
    return {};
}

std::vector<std::string> lowerParts(const std::vector<std::string>& parts)
{
    std::vector<std::string> lower;
    std::transform(parts.begin(), parts.end(), std::back_inserter(lower), lowerCase);
    return lower;
}

} // namespace

ValueTest ValueTest::exists() { return ValueTest(Exists{}); }

Result<ValueTest> ValueTest::is(FieldType type, const Term& value)
{
    if (Result<void> checked = check(type, value, false); !checked)
        return base::fail(std::move(checked.error()));
    if (value.kind == Term::Kind::Wildcard)
        return type == FieldType::Text ? ValueTest(WordPattern{lowerParts(value.parts)})
                                       : ValueTest(Pattern{.parts = value.parts});
    const std::string text = termText(value);
    if (type == FieldType::Text) {
        std::vector<std::string> words = wordsIn(text);
        if (words.empty())
            return refuse(fmt::format("is a text of words, and {} has none", shown(value)));
        return value.quoted ? ValueTest(Phrase{std::move(words)}) : ValueTest(AnyWord{std::move(words)});
    }
    if (type == FieldType::Keyword)
        return ValueTest(Text{.wanted = text});
    if (type == FieldType::Ip) {
        if (const std::optional<IpRange> addresses = parseIpRange(text))
            return ValueTest(Address{.range = *addresses, .isEmpty = false});
        return refuseValue(type, value);
    }
    if (type == FieldType::Boolean) {
        if (text == "true" || text == "false")
            return ValueTest(Boolean{.hasFalse = text == "false", .hasTrue = text == "true"});
        return refuseValue(type, value);
    }
    if (type == FieldType::Date) {
        if (const std::optional<DateExpression> date = DateExpression::parse(text)) {
            Date asked{.expression = *date, .isEqual = true, .op = {}, .range = {}};
            setRange(asked, {});
            return ValueTest(std::move(asked));
        }
        return refuseValue(type, value);
    }
    if (const std::optional<NumberValue> number = parseNumber(text))
        return ValueTest(Number{.isEqual = true,
                                .op = {},
                                .limit = *number,
                                .rounded = roundToDouble(*number),
                                .isWhole = type == FieldType::Long});
    return refuseValue(type, value);
}

Result<ValueTest> ValueTest::range(FieldType type, RangeOperator op, const Term& value)
{
    if (Result<void> checked = check(type, value, true); !checked)
        return base::fail(std::move(checked.error()));
    const std::string text = termText(value);
    switch (type) {
    case FieldType::Text: return refuse("is a text of words, which have no order; look for words with : instead");
    case FieldType::Long:
    case FieldType::Double:
        if (const std::optional<NumberValue> number = parseNumber(text))
            return ValueTest(Number{.isEqual = false,
                                    .op = op,
                                    .limit = *number,
                                    .rounded = roundToDouble(*number),
                                    .isWhole = type == FieldType::Long});
        return refuseValue(type, value);
    case FieldType::Boolean: return booleanRange(op, value);
    case FieldType::Ip: return addressRange(op, value);
    case FieldType::Date:
        if (const std::optional<DateExpression> date = DateExpression::parse(text)) {
            Date asked{.expression = *date, .isEqual = false, .op = op, .range = {}};
            setRange(asked, {});
            return ValueTest(std::move(asked));
        }
        return refuseValue(type, value);
    default: return ValueTest(TextRange{.op = op, .limit = text});
    }
}

/// False comes before true.
Result<ValueTest> ValueTest::booleanRange(RangeOperator op, const Term& value)
{
    const std::string text = termText(value);
    if (text != "true" && text != "false")
        return refuseValue(FieldType::Boolean, value);
    const bool limit = text == "true";
    Boolean asked{};
    switch (op) {
    case RangeOperator::Greater: asked = {.hasFalse = false, .hasTrue = !limit}; break;
    case RangeOperator::GreaterOrEqual: asked = {.hasFalse = !limit, .hasTrue = true}; break;
    case RangeOperator::Less: asked = {.hasFalse = limit, .hasTrue = false}; break;
    case RangeOperator::LessOrEqual: asked = {.hasFalse = true, .hasTrue = limit}; break;
    }
    return ValueTest(asked);
}

Result<ValueTest> ValueTest::addressRange(RangeOperator op, const Term& value)
{
    const std::string text = termText(value);
    const std::optional<IpAddress> limit = parseIp(text);
    if (!limit && parseIpRange(text))
        return refuse("cannot be compared with many addresses; name one, or use : instead");
    if (!limit)
        return refuseValue(FieldType::Ip, value);
    Address asked{.range = {}, .isEmpty = false};
    asked.range.last.fill(0xff);
    const bool isUpward = op == RangeOperator::Greater || op == RangeOperator::GreaterOrEqual;
    (isUpward ? asked.range.first : asked.range.last) = *limit;
    if (op == RangeOperator::Greater) {
        asked.isEmpty = *limit == asked.range.last;
        for (auto byte = asked.range.first.rbegin(); byte != asked.range.first.rend() && ++*byte == 0;)
            ++byte;
    } else if (op == RangeOperator::Less) {
        asked.isEmpty = *limit == asked.range.first;
        for (auto byte = asked.range.last.rbegin(); byte != asked.range.last.rend() && (*byte)-- == 0;)
            ++byte;
    }
    return ValueTest(asked);
}

} // namespace casewright::kql
