// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/Utf16.h"

namespace casewright::base {
namespace {

constexpr int DeepestNesting = 1'000;

Location placeOf(std::string_view text, std::size_t byte, std::string_view file)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const std::size_t lineStart = before.rfind('\n');
    const std::size_t start = lineStart == std::string_view::npos ? 0 : lineStart + 1;
    return {.file = std::string(file),
            .line = 1 + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')),
            .column = before.size() - start + 1,
            .field = {}};
}

/// What the parser says, without the library's name, position and token jargon.
std::string reasonOf(const std::exception& error)
{
    std::string_view text = error.what();
    if (const auto dash = text.find(" - "); dash != std::string_view::npos)
        text.remove_prefix(dash + 3);
    return std::string(text);
}

enum class KeyOrder { Document, Sorted };

/// The entries of an object in the order in which they are written.
std::vector<Json::const_iterator> ordered(const Json& object, KeyOrder order)
{
    std::vector<Json::const_iterator> entries;
    entries.reserve(object.size());
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        entries.push_back(entry);
    if (order == KeyOrder::Sorted) {
        std::sort(entries.begin(), entries.end(),
                  [](const auto& a, const auto& b) { return compareUtf16(a.key(), b.key()) < 0; });
        return entries;
    }
    const auto firstNamed = std::stable_partition(entries.begin(), entries.end(),
                                                  [](const auto& entry) { return isIndexKey(entry.key()); });
    const auto number = [](const auto& entry) { return std::stoul(entry.key()); };
    std::sort(entries.begin(), firstNamed, [&](const auto& a, const auto& b) { return number(a) < number(b); });
    return entries;
}

void write(const Json& value, KeyOrder order, std::string& out);

void writeObject(const Json& object, KeyOrder order, std::string& out)
{
    out += '{';
    bool first = true;
    for (const auto& entry : ordered(object, order)) {
        if (!first)
            out += ',';
        first = false;
        out += javascriptString(entry.key());
        out += ':';
        write(entry.value(), order, out);
    }
    out += '}';
}

void write(const Json& value, KeyOrder order, std::string& out)
{
    switch (value.type()) {
    case Json::value_t::object:
        return writeObject(value, order, out);
    case Json::value_t::array: {
        out += '[';
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                out += ',';
            write(value[i], order, out);
        }
        out += ']';
        return;
    }
    case Json::value_t::string:
        out += javascriptString(value.get_ref<const std::string&>());
        return;
    case Json::value_t::boolean:
        out += value.get<bool>() ? "true" : "false";
        return;
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        out += javascriptNumber(value.get<double>());
        return;
    default:
        out += "null";
    }
}

} // namespace

Result<Json> parseJson(std::string_view text, std::string_view file)
{
    bool tooDeep = false;
    const Json::parser_callback_t watchDepth = [&](int depth, Json::parse_event_t, Json&) {
        tooDeep = tooDeep || depth > DeepestNesting;
        return depth <= DeepestNesting;
    };
    try {
        Json value = Json::parse(text, watchDepth);
        if (tooDeep)
            return fail(ErrorCode::InvalidJson, fmt::format("nested over {} levels", DeepestNesting),
                        Location{.file = std::string(file), .field = {}});
        return value;
    } catch (const Json::parse_error& error) {
        return fail(ErrorCode::InvalidJson, "not valid JSON: " + reasonOf(error),
                    placeOf(text, error.byte > 0 ? error.byte - 1 : 0, file));
    } catch (const Json::exception& error) { // a number that is out of range
        return fail(ErrorCode::InvalidJson, "not valid JSON: " + reasonOf(error),
                    Location{.file = std::string(file), .field = {}});
    }
}

std::string javascriptNumber(double value)
{
    if (!std::isfinite(value))
        return "null";
    if (value == 0.0)
        return "0";
    // ECMAScript, Number::toString: the shortest digits that read back, placed by the exponent.
    std::array<char, 32> buffer{};
    const auto [end, problem] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value), std::chars_format::scientific);
    static_cast<void>(problem); // 32 characters hold every double
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    int exponent = 0;
    const char* digitsOfExponent = text.data() + mark + 1;
    if (*digitsOfExponent == '+')
        ++digitsOfExponent;
    std::from_chars(digitsOfExponent, end, exponent);
    std::string digits(1, text[0]);
    if (mark > 2)
        digits += text.substr(2, mark - 2);
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // the value is 0.digits times 10 to the power of point
    std::string out = value < 0 ? "-" : "";
    if (count <= point && point <= 21)
        return out + digits + std::string(static_cast<std::size_t>(point - count), '0');
    if (0 < point && point <= 21)
        return out + digits.insert(static_cast<std::size_t>(point), 1, '.');
    if (-6 < point && point <= 0)
        return out + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
    if (count > 1)
        digits.insert(1, 1, '.');
    return out + digits + fmt::format("e{}{}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

std::string javascriptString(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 2);
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default:
            if (static_cast<unsigned char>(c) < 0x20)
                out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
            else
                out += c;
        }
    }
    out += '"';
    return out;
}

std::string plainJson(const Json& value)
{
    std::string out;
    write(value, KeyOrder::Document, out);
    return out;
}

std::string deterministicJson(const Json& value)
{
    std::string out;
    write(value, KeyOrder::Sorted, out);
    return out;
}

bool isIndexKey(std::string_view key)
{
    if (key.empty() || key.size() > 10 || (key.size() > 1 && key.front() == '0'))
        return false;
    if (!std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    std::uint64_t number = 0;
    std::from_chars(key.data(), key.data() + key.size(), number);
    return number < 4'294'967'295U;
}

} // namespace casewright::base
