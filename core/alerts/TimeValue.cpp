// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/TimeValue.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Result;
using base::Timestamp;

constexpr std::int64_t FirstMillisecond = -62'167'219'200'000; // 0000-01-01T00:00:00.000Z
constexpr std::int64_t LastMillisecond = 253'402'300'799'999;  // 9999-12-31T23:59:59.999Z
constexpr std::int64_t SecondsBelow = 100'000'000'000;
constexpr std::int64_t MillisecondsBelow = 100'000'000'000'000;
constexpr std::int64_t MicrosecondsBelow = 100'000'000'000'000'000;

Result<Timestamp> checked(std::int64_t milliseconds, std::string_view text)
{
    if (milliseconds < FirstMillisecond || milliseconds > LastMillisecond)
        return base::fail(ErrorCode::InvalidValue, fmt::format("\"{}\" is outside the years 0000 to 9999", text));
    return Timestamp{milliseconds};
}

std::int64_t divideDown(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}

Result<Timestamp> fromWhole(std::int64_t value, std::string_view text)
{
    const bool low = value > -SecondsBelow && value < SecondsBelow;
    if (low)
        return checked(value * 1'000, text);
    if (value > -MillisecondsBelow && value < MillisecondsBelow)
        return checked(value, text);
    if (value > -MicrosecondsBelow && value < MicrosecondsBelow)
        return checked(divideDown(value, 1'000), text);
    return checked(divideDown(value, 1'000'000), text);
}

Result<Timestamp> fromDecimal(double value, std::string_view text)
{
    const double magnitude = std::fabs(value);
    double milliseconds = value / 1e6;
    if (magnitude < static_cast<double>(SecondsBelow))
        milliseconds = value * 1e3;
    else if (magnitude < static_cast<double>(MillisecondsBelow))
        milliseconds = value;
    else if (magnitude < static_cast<double>(MicrosecondsBelow))
        milliseconds = value / 1e3;
    if (!(std::fabs(milliseconds) < 1e15))
        return base::fail(ErrorCode::InvalidValue, fmt::format("\"{}\" is outside the years 0000 to 9999", text));
    // A decimal such as 1642723347.123 has no exact double: its milliseconds are the nearest whole ones.
    const double nearest = std::round(milliseconds);
    const double cut = std::fabs(milliseconds - nearest) < 1e-3 ? nearest : std::floor(milliseconds);
    return checked(static_cast<std::int64_t>(cut), text);
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
    const char* const end = number.data() + number.size();
    std::int64_t whole = 0;
    if (const auto [stop, problem] = std::from_chars(number.data(), end, whole); problem == std::errc{} && stop == end)
        return fromWhole(whole, number);
    double decimal = 0;
    if (const auto [stop, problem] = std::from_chars(number.data(), end, decimal);
        problem == std::errc{} && stop == end)
        return fromDecimal(decimal, number);
    return base::fail(ErrorCode::InvalidValue, fmt::format("\"{}\" is no time", number));
}

Result<Timestamp> parseTimeValue(std::string_view text)
{
    if (!isNumber(text))
        return base::parseTimestamp(text);
    if (text.size() == 4 || text.size() == 8)
        return base::fail(ErrorCode::InvalidValue,
                          fmt::format("\"{}\" may be a year, a day or seconds since 1970; write ISO 8601", text));
    return parseTimeNumber(text);
}

} // namespace casewright::alerts
