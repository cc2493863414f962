// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/FieldStatistics.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "core/base/Time.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using alerts::Column;
using alerts::ValueKind;
using alerts::ValueView;

constexpr std::uint32_t MostLooked = 1'000;      ///< values that a type is guessed from
constexpr std::size_t LongestKeyword = 256;      ///< bytes; as Kibana's own mappings, ignore_above
constexpr std::size_t MostWords = 12;            ///< blanks of a keyword
constexpr qsizetype LongestTop = 100;            ///< characters of a top value
constexpr std::size_t Step = 1'000'000;          ///< cells between two looks at the token

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

bool isSentence(const ValueView& value)
{
    return value.kind == ValueKind::String
           && static_cast<std::size_t>(std::count(value.text.begin(), value.text.end(), ' ')) > MostWords;
}

/// Nothing for null, which says nothing.
std::optional<FieldType> typeOf(const ValueView& value)
{
    switch (value.kind) {
    case ValueKind::Null: return std::nullopt;
    case ValueKind::Boolean: return FieldType::Boolean;
    case ValueKind::Number:
        return value.text.find_first_of(".eE") == std::string_view::npos ? FieldType::Long : FieldType::Double;
    case ValueKind::String: return typeOfText(value.text);
    case ValueKind::List: return FieldType::List;
    case ValueKind::Object: return FieldType::Object;
    }
    return std::nullopt;
}

/// What holds values of both types.
FieldType common(FieldType a, FieldType b)
{
    const auto oneIs = [a, b](FieldType type) { return a == type || b == type; };
    if (a == b)
        return a;
    if (oneIs(FieldType::Long) && oneIs(FieldType::Double))
        return FieldType::Double;
    for (const FieldType type : {FieldType::Object, FieldType::List, FieldType::Text}) {
        if (oneIs(type))
            return type;
    }
    return FieldType::Keyword;
}

FieldType typeOf(const Column& column)
{
    std::optional<FieldType> found;
    std::uint32_t sentences = 0;
    const std::uint32_t last = std::min(column.distinctCount(), MostLooked);
    for (std::uint32_t code = 1; code <= last; ++code) {
        const ValueView value = column.value(code);
        sentences += isSentence(value) ? 1U : 0U;
        if (const std::optional<FieldType> type = typeOf(value))
            found = found ? common(*found, *type) : *type;
    }
    // A name of many words now and then is a name; mostly sentences are a text.
    if (found == FieldType::Keyword && sentences > last / 2)
        return FieldType::Text;
    return found.value_or(FieldType::Keyword);
}

/// How often each code stands in the column; not all of them if it was asked to stop.
std::vector<std::uint32_t> countCodes(const Column& column, const std::stop_token& stop)
{
    std::vector<std::uint32_t> counts(std::size_t{column.distinctCount()} + 1, 0);
    const std::size_t rows = column.codes().size();
    column.codes().visit([&](const auto& codes) {
        for (std::size_t begin = 0; begin < rows && !stop.stop_requested(); begin += Step) {
            const std::size_t end = std::min(begin + Step, rows);
            for (std::size_t row = begin; row < end; ++row)
                ++counts[codes[row]];
        }
    });
    return counts;
}

/// The beginning of a value that may be long.
QString shortened(std::string_view text)
{
    // A character has at most four bytes; half of one at the end is cut off with what is too long.
    const QString begin = toText(text.substr(0, static_cast<std::size_t>(LongestTop) * 4 + 4));
    return begin.size() <= LongestTop ? begin : QString(begin.first(LongestTop - 1) + u'…');
}

} // namespace

QString nameOf(FieldType type)
{
    static const std::array<QString, 9> names = {u"keyword"_s, u"text"_s, u"long"_s, u"double"_s, u"boolean"_s,
                                                 u"date"_s,    u"ip"_s,   u"list"_s, u"object"_s};
    return names.at(static_cast<std::size_t>(type));
}

std::optional<std::vector<FieldStatistics>> fieldStatistics(const alerts::AlertTable& table,
                                                            const std::stop_token& stop)
{
    std::vector<FieldStatistics> all;
    all.reserve(table.columns().size());
    for (const Column& column : table.columns()) {
        const std::vector<std::uint32_t> counts = countCodes(column, stop);
        if (stop.stop_requested())
            return std::nullopt;
        FieldStatistics field{.name = toText(column.name()),
                              .type = typeOf(column),
                              .documents = table.size(),
                              .present = column.presentCount(),
                              .values = column.distinctCount(),
                              .topValue = {},
                              .topCount = 0};
        if (column.distinctCount() > 0) {
            const auto top = std::max_element(counts.begin() + 1, counts.end());
            field.topCount = *top;
            field.topValue = shortened(column.value(static_cast<std::uint32_t>(top - counts.begin())).text);
        }
        all.push_back(std::move(field));
    }
    return all;
}

} // namespace casewright::ui
