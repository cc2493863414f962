// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/TypeFit.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/alerts/IpText.h"
#include "core/alerts/ListElements.h"
#include "core/base/Time.h"

namespace casewright::alerts {
namespace {

constexpr double BeyondLong = 9'223'372'036'854'775'808.0;
constexpr std::size_t LongestGeohash = 12;
constexpr std::size_t LongestDate = 40; ///< with nanoseconds and a zone

bool isDigit(char c) { return c >= '0' && c <= '9'; }

bool areDigits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), isDigit); }

/// The number, if the text is one and nothing else.
std::optional<double> numberIn(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    double number = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (problem != std::errc() || stop != text.data() + text.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// Decimals are cut off.
bool isLong(std::string_view text)
{
    std::int64_t whole = 0; // as a double the greatest ones would be rounded up
    const char* const end = text.data() + text.size();
    if (const auto [stop, problem] = std::from_chars(text.data(), end, whole); problem == std::errc() && stop == end)
        return true;
    const std::optional<double> number = numberIn(text);
    return number && *number >= -BeyondLong && *number < BeyondLong;
}

bool isTime(std::string_view text, std::string_view more)
{
    if (more.empty())
        return base::parseTimestamp(text).has_value();
    std::string whole(text);
    whole += more;
    return base::parseTimestamp(whole).has_value();
}

/// Milliseconds since 1970, or ISO 8601 with a `T`, down to any of its parts; no blank in it.
bool isDate(std::string_view text)
{
    if (areDigits(text.starts_with('-') ? text.substr(1) : text))
        return true;
    if (text.size() < 7 || text.size() > LongestDate || text[4] != '-' || text.find(' ') != text.npos)
        return false;
    // What may be left out
    const std::size_t zone = text.find_last_of("+-");
    if (text.size() == 7)
        return isTime(text, "-01");
    if (text.size() == 13 || (zone > 10 && zone != text.npos && text.size() == zone + 3))
        return isTime(text, ":00");
    return isTime(text, {});
}

/// `52.5, 13.4`, first the latitude; `POINT (13.4 52.5)`; or a geohash.
bool isPlace(std::string_view text)
{
    if (text.starts_with("POINT"))
        return text.ends_with(')');
    const std::size_t comma = text.find(',');
    if (comma == text.npos)
        return !text.empty() && text.size() <= LongestGeohash
            && text.find_first_not_of("0123456789bcdefghjkmnpqrstuvwxyz") == text.npos;
    const std::string_view behind = text.substr(comma + 1);
    const std::optional<double> latitude = numberIn(text.substr(0, comma));
    const std::optional<double> longitude =
        numberIn(behind.substr(std::min(behind.find_first_not_of(' '), behind.size())));
    return latitude && longitude && std::abs(*latitude) <= 90 && std::abs(*longitude) <= 180;
}

bool fitsNumber(FieldType type, std::string_view text)
{
    switch (type) {
    case FieldType::Keyword:
    case FieldType::Text: return true;
    case FieldType::Long: return isLong(text);
    case FieldType::Double: return numberIn(text).has_value();
    case FieldType::Date: return text.find_first_of("eE") == text.npos;
    // Two of them in a list are one; what is in a list is looked at one by one.
    case FieldType::GeoPoint: return numberIn(text).has_value();
    case FieldType::Boolean:
    case FieldType::Ip:
    case FieldType::Object: return false;
    }
    return false;
}

bool fitsString(FieldType type, std::string_view text)
{
    switch (type) {
    case FieldType::Keyword:
    case FieldType::Text: return true;
    case FieldType::Long: return text.empty() || isLong(text);
    case FieldType::Double: return text.empty() || numberIn(text).has_value();
    case FieldType::Boolean: return text.empty() || text == "true" || text == "false";
    case FieldType::Date: return isDate(text);
    case FieldType::Ip: return isIpAddress(text);
    case FieldType::GeoPoint: return isPlace(text);
    case FieldType::Object: return false;
    }
    return false;
}

bool fitsList(FieldType type, std::string_view list)
{
    bool doAll = true;
    forEachElement(list, {}, [&](std::string_view json) {
        doAll = fits(type, elementValue(json));
        return doAll;
    });
    return doAll;
}

} // namespace

bool fits(FieldType type, const ValueView& value)
{
    switch (value.kind) {
    case ValueKind::Null: return true;
    case ValueKind::Boolean: return type == FieldType::Boolean || type == FieldType::Keyword || type == FieldType::Text;
    case ValueKind::Number: return fitsNumber(type, value.text);
    case ValueKind::String: return fitsString(type, value.text);
    case ValueKind::List: return fitsList(type, value.text);
    case ValueKind::Object: return type == FieldType::Object || type == FieldType::GeoPoint;
    }
    return false;
}

} // namespace casewright::alerts
