// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/TimeValue.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include <fmt/format.h>

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;
using base::Timestamp;

constexpr std::int64_t FirstMillisecond = -62'167'219'200'000; // 0000-01-01T00:00:00.000Z
constexpr std::int64_t LastMillisecond = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
constexpr int DigitsOfSeconds = 11;         ///< at most, before the point
constexpr int DigitsOfMilliseconds = 14;
constexpr int DigitsOfMicroseconds = 17;

/// A decimal number as digits, without zeros at its ends: 0.digits times 10 to the power of `point`.
struct Decimal {
    bool isNegative = false;
    std::string digits{};
    int point = 0;
};

std::optional<Decimal> readDecimal(std::string_view text)
{
    constexpr int LargestExponent = 10'000;   ///< beyond any time
    constexpr std::size_t LongestText = 10'000;
    if (text.size() > LongestText)
        return std::nullopt;
    Decimal number{.isNegative = text.starts_with('-')};
    text.remove_prefix(number.isNegative ? 1 : 0);
    const std::size_t mark = std::min(text.find_first_of("eE"), text.size());
    const std::string_view mantissa = text.substr(0, mark);
    std::string_view exponent = text.substr(mark);
    if (!exponent.empty()) {
        exponent.remove_prefix(exponent.size() > 1 && exponent[1] == '+' ? 2 : 1);
        const char* const end = exponent.data() + exponent.size();
        const auto [stop, problem] = std::from_chars(exponent.data(), end, number.point);
        if (stop != end || problem != std::errc{} || std::abs(number.point) > LargestExponent)
            return std::nullopt;
    }
    const std::size_t dot = std::min(mantissa.find('.'), mantissa.size());
    number.digits = mantissa.substr(0, dot);
    number.point += static_cast<int>(dot);
    number.digits += mantissa.substr(std::min(dot + 1, mantissa.size()));
    const bool isPlain = !number.digits.empty()
        && std::all_of(number.digits.begin(), number.digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isPlain)
        return std::nullopt;
    const std::size_t zeros = std::min(number.digits.find_first_not_of('0'), number.digits.size());
    number.digits.erase(0, zeros);
    number.digits.resize(number.digits.find_last_not_of('0') + 1);
    number.point -= static_cast<int>(zeros);
    return number;
}

/// Milliseconds since 1970, by the unit that the magnitude tells. Exact, whatever the number of decimals.
Result<Timestamp> fromDecimal(const Decimal& number, std::string_view text)
{
    constexpr int MostDigits = 18;   ///< of an std::int64_t
    int digits = number.point - 6;   // of whole milliseconds
    if (number.point <= DigitsOfSeconds)
        digits = number.point + 3;
    else if (number.point <= DigitsOfMilliseconds)
        digits = number.point;
    else if (number.point <= DigitsOfMicroseconds)
        digits = number.point - 3;
    std::int64_t milliseconds = 0;
    for (int i = 0; i < std::min(digits, MostDigits); ++i) {
        const auto at = static_cast<std::size_t>(i);
        milliseconds = milliseconds * 10 + (at < number.digits.size() ? number.digits[at] - '0' : 0);
    }
    if (number.isNegative) {
        const bool isCut = digits < static_cast<int>(number.digits.size());
        milliseconds = -milliseconds - (isCut ? 1 : 0);
    }
    const bool isTooLong = digits > MostDigits && !number.digits.empty();
    if (isTooLong || milliseconds < FirstMillisecond || milliseconds > LastMillisecond)
        return base::fail(ErrorCode::InvalidValue, fmt::format("\"{}\" is outside the years 0000 to 9999", text));
    return Timestamp{milliseconds};
}

/// `Mar 2, 2026 @ 07:45:10.250`, as Kibana shows times and writes them to CSV, in ISO 8601; nothing for other texts.
std::optional<std::string> isoOfKibana(std::string_view text)
{
    constexpr std::string_view Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    constexpr std::size_t LongestText = 40;
    if (text.empty() || text.front() < 'A') // as nearly all times are
        return std::nullopt;
    const std::size_t at = text.find(" @ ");
    const std::size_t month = Months.find(text.substr(0, 3));
    if (at == text.npos || text.size() > LongestText || month == text.npos || month % 3 != 0)
        return std::nullopt;
    std::string_view day = text.substr(3, at - 3);
    const std::size_t comma = day.find(", ");
    if (comma == day.npos || !day.starts_with(' '))
        return std::nullopt;
    const std::string_view year = day.substr(comma + 2);
    day = day.substr(1, comma - 1);
    return fmt::format("{}-{:02}-{:0>2}T{}", year, month / 3 + 1, day, text.substr(at + 3));
}

bool isNumber(std::string_view text)
{
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    return !digits.empty() && digits.front() != '.'
           && std::all_of(digits.begin(), digits.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; })
           && std::count(digits.begin(), digits.end(), '.') <= 1;
}

} // namespace

Result<Timestamp> parseTimeNumber(std::string_view number)
{
    const std::optional<Decimal> decimal = readDecimal(number);
    return decimal ? fromDecimal(*decimal, number)
                   : base::fail(ErrorCode::InvalidValue, fmt::format("\"{}\" is no time", number));
}

Result<Timestamp> parseTimeValue(std::string_view text)
{
    if (!isNumber(text)) {
        if (const std::optional<std::string> iso = isoOfKibana(text)) {
            if (const Result<Timestamp> time = base::parseTimestamp(*iso))
                return *time;
        }
        return base::parseTimestamp(text);
    }
    const bool isWhole = text.find_first_of("-.") == text.npos;
    if (isWhole && (text.size() == 4 || text.size() == 8))
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("\"{}\" may be a year, a day or seconds since 1970; write ISO 8601", text));
    return parseTimeNumber(text);
}

} // namespace casewright::alerts
