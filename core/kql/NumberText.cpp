// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/NumberText.h"

#include <charconv>
#include <cmath>

namespace casewright::kql {
namespace {

constexpr double BeyondWhole = 9'223'372'036'854'775'808.0;

} // namespace

std::partial_ordering operator<=>(const NumberValue& left, const NumberValue& right)
{
    if (left.isWhole && right.isWhole)
        return left.whole <=> right.whole;
    if (!left.isWhole && !right.isWhole)
        return left.number <=> right.number;
    if (right.isWhole)
        return 0 <=> (right <=> left);
    // A double of this size has no decimals, or the whole number is exact as a double.
    if (right.number >= BeyondWhole)
        return std::partial_ordering::less;
    if (right.number < -BeyondWhole)
        return std::partial_ordering::greater;
    const double whole = std::trunc(right.number);
    if (const auto order = left.whole <=> static_cast<std::int64_t>(whole); order != 0)
        return order;
    return whole <=> right.number;
}

std::optional<NumberValue> parseNumber(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    const char* const end = text.data() + text.size();
    NumberValue value;
    if (const auto [stop, problem] = std::from_chars(text.data(), end, value.whole);
        problem == std::errc() && stop == end) {
        value.isWhole = true;
        return value;
    }
    value.whole = 0;
    const auto [stop, problem] = std::from_chars(text.data(), end, value.number);
    if (problem != std::errc() || stop != end || !std::isfinite(value.number))
        return std::nullopt;
    return value;
}

NumberValue roundToDouble(const NumberValue& value)
{
    if (!value.isWhole)
        return value;
    const auto number = static_cast<double>(value.whole);
    if (number >= BeyondWhole)
        return {.isWhole = false, .whole = 0, .number = number};
    return {.isWhole = true, .whole = static_cast<std::int64_t>(number), .number = 0};
}

NumberValue cutOff(const NumberValue& value)
{
    if (value.isWhole || value.number >= BeyondWhole || value.number < -BeyondWhole)
        return value;
    return {.isWhole = true, .whole = static_cast<std::int64_t>(value.number), .number = 0};
}

} // namespace casewright::kql
