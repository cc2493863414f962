// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/base/Json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonPlace.h"
#include "core/base/Utf16.h"

namespace casewright::base {
namespace {

/// A bracket, a mark, a text with its quotes, a number or a word: from its first byte to behind its last.
struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// The next token from a byte on; nothing but blanks behind it gives an empty one at the end of the text.
Token nextToken(std::string_view text, std::size_t from)
{
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n", from), text.size());
    if (begin == text.size())
        return {begin, begin};
    std::size_t end = begin + 1;
    if (text[begin] == '"') {
        while (end < text.size() && text[end] != '"')
            end += text[end] == '\\' ? 2U : 1U;
        ++end;
    } else if (constexpr std::string_view Marks = "{}[]:,"; Marks.find(text[begin]) == std::string_view::npos) {
        end = text.find_first_of("{}[]:,\" \t\r\n", begin);
    }
    return {begin, std::min(end, text.size())};
}

/// The token that holds the byte, or the byte itself where none does. All before it must be JSON.
Token tokenAround(std::string_view text, std::size_t byte)
{
    for (Token token = nextToken(text, 0); token.begin <= byte && token.begin < text.size();
         token = nextToken(text, token.end)) {
        if (byte < token.end)
            return token;
    }
    return {byte, byte};
}

/// The word or number in which a byte is, or behind which it is.
std::string_view wordAt(std::string_view text, std::size_t byte)
{
    Token token = tokenAround(text, byte);
    const Token before = byte > 0 ? tokenAround(text, byte - 1) : token;
    constexpr std::string_view NoWord = "{}[]:,\" \t\r\n";
    if (before.end == byte && NoWord.find(text[before.begin]) == NoWord.npos)
        token = before;
    return text.substr(token.begin, token.end - token.begin);
}

/// The first number that no double can hold.
Token tooLargeNumber(std::string_view text)
{
    Token token = nextToken(text, 0);
    for (; token.begin < text.size(); token = nextToken(text, token.end)) {
        const std::size_t end = std::min(text.find_first_not_of("+-.0123456789Ee", token.begin), token.end);
        const std::string digits(text.substr(token.begin, end - token.begin)); // none in a text or a word
        if (std::isinf(std::strtod(digits.c_str(), nullptr)))
            return {token.begin, end};
    }
    return token;
}

/// The byte of the bracket that opens one level too many, or the text's size.
std::size_t tooDeepBracket(std::string_view text)
{
    std::size_t depth = 0;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"')
            quoted = !quoted;
        else if (quoted)
            at += c == '\\' ? 1U : 0U;
        else if ((c == '{' || c == '[') && ++depth > DeepestNesting)
            return at;
        else if (c == '}' || c == ']')
            depth -= depth > 0 ? 1 : 0;
    }
    return text.size();
}

/// What the parser says, without the library's name, its position, and what it read.
std::string_view reasonOf(const Json::parse_error& error)
{
    std::string_view text = error.what();
    if (const auto dash = text.find(" - "); dash != std::string_view::npos)
        text.remove_prefix(dash + 3);
    else if (const auto colon = text.find(": "); colon != std::string_view::npos)
        text.remove_prefix(colon + 2);
    return text.substr(0, text.find("; last read: "));
}

/// What the parser says of a word that JSON does not have, with the word.
std::string reasonOfWord(std::string_view word, std::string_view reason)
{
    constexpr std::size_t Longest = 40;
    if (word == "NaN" || word == "Infinity" || word == "-Infinity")
        return fmt::format("JSON has no number {}; write null", word);
    const bool isPlain = word.size() <= Longest
        && std::all_of(word.begin(), word.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    return reason == "invalid literal" && isPlain ? fmt::format("{} {}", reason, word) : std::string(reason);
}

tl::unexpected<Error> notJson(std::string_view text, std::size_t byte, std::string_view file, std::string_view reason)
{
    return fail(ErrorCode::InvalidJson, fmt::format("not valid JSON: {}", reason), placeOfByte(text, byte, file));
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
    if (const std::size_t bracket = tooDeepBracket(text); bracket < text.size())
        return fail(ErrorCode::InvalidJson, fmt::format("nested over {} levels", DeepestNesting),
                    placeOfByte(text, bracket, file));
    constexpr std::string_view ZeroByte = "a zero byte, which no JSON has";
    try {
        Json value = Json::parse(text);
        if (const auto zero = text.find('\0'); zero != std::string_view::npos) // for the parser the end of the text
            return notJson(text, zero, file, ZeroByte);
        return value;
    } catch (const Json::parse_error& error) {
        const std::size_t byte = error.byte > 0 ? error.byte - 1 : 0;
        const std::string_view reason = reasonOf(error);
        if (!reason.starts_with("unexpected ")) {
            return notJson(text, byte, file, reason.starts_with("invalid string")
                                                 ? std::string(reason)
                                                 : reasonOfWord(wordAt(text, byte), reason));
        }
        if (byte < text.size() && text[byte] == '\0')
            return notJson(text, byte, file, ZeroByte);
        return notJson(text, tokenAround(text, byte).begin, file, reason);
    } catch (const Json::out_of_range&) {
        constexpr std::size_t Shown = 40;
        const Token token = tooLargeNumber(text);
        const std::string_view number = text.substr(token.begin, token.end - token.begin);
        return notJson(text, token.begin, file,
                       fmt::format("the number {}{} is too large", number.substr(0, Shown),
                                   number.size() > Shown ? "..." : ""));
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
