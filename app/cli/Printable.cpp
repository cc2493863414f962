// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/Printable.h"

#include <algorithm>
#include <cwchar>

#include <fmt/format.h>

namespace casewright::cli {
namespace {

/// A character of UTF-8 at the beginning of a text; none if the bytes are no UTF-8.
struct Character {
    char32_t code;
    std::size_t bytes;
};

std::optional<Character> firstCharacter(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return Character{lead, 1};
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < bytes)
        return std::nullopt;
    char32_t code = lead & (0x7FU >> bytes);
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U)
            return std::nullopt;
        code = code << 6U | (byte(i) & 0x3FU);
    }
    constexpr char32_t Smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (code < Smallest[bytes] || code > 0x10FFFF || surrogate)
        return std::nullopt;
    return Character{code, bytes};
}

/// Marks that turn the direction of writing, also of what comes after the text.
bool turnsDirection(char32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E)
        || (code >= 0x2066 && code <= 0x2069);
}

int columnsOf(char32_t code)
{
    return ::wcwidth(static_cast<wchar_t>(code));
}

bool isSafe(char32_t code)
{
    const bool breaksLines = code == 0x2028 || code == 0x2029;
    return code != 0 && columnsOf(code) >= 0 && !turnsDirection(code) && !breaksLines;
}

/// Of a character: what it takes in the text and on a terminal.
struct Extent {
    std::size_t bytes;
    std::size_t columns;
};

Extent takeCharacter(std::string_view& text)
{
    const std::optional<Character> character = firstCharacter(text);
    Extent extent{1, 1};
    if (character)
        extent = {character->bytes, static_cast<std::size_t>(std::max(columnsOf(character->code), 0))};
    text.remove_prefix(extent.bytes);
    return extent;
}

std::string escaped(char32_t code)
{
    switch (code) {
    case U'\n': return "\\n";
    case U'\r': return "\\r";
    case U'\t': return "\\t";
    default: return fmt::format("\\u{{{:X}}}", static_cast<std::uint32_t>(code));
    }
}

} // namespace

std::string printable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::optional<Character> character = firstCharacter(text);
        const std::size_t bytes = character ? character->bytes : 1;
        if (!character)
            result += fmt::format("\\x{:02X}", static_cast<unsigned char>(text.front()));
        else if (isSafe(character->code))
            result += text.substr(0, bytes);
        else
            result += escaped(character->code);
        text.remove_prefix(bytes);
    }
    return result;
}

std::size_t displayWidth(std::string_view text)
{
    std::size_t columns = 0;
    while (!text.empty())
        columns += takeCharacter(text).columns;
    return columns;
}

std::string fitted(std::string_view text, std::size_t columns)
{
    if (columns == 0 || displayWidth(text) <= columns)
        return std::string(text);
    // Two thirds of the room, less the ellipsis, for the end.
    std::string_view rest = text;
    std::size_t begin = 0;
    for (std::size_t used = 0; !rest.empty();) {
        const Extent next = takeCharacter(rest);
        used += next.columns;
        if (used > (columns - 1) / 3)
            break;
        begin += next.bytes;
    }
    rest = text.substr(begin);
    const std::size_t excess = displayWidth(text.substr(0, begin)) + 1 + displayWidth(rest) - columns;
    for (std::size_t dropped = 0; dropped < excess && !rest.empty();)
        dropped += takeCharacter(rest).columns;
    return fmt::format("{}…{}", text.substr(0, begin), rest);
}

std::string grouped(std::uint64_t number)
{
    std::string text = std::to_string(number);
    for (std::size_t end = text.size(); end > 3; end -= 3)
        text.insert(end - 3, 1, ' ');
    return text;
}

std::string percent(std::uint64_t part, std::uint64_t whole)
{
    if (part == 0 || whole == 0)
        return {};
    return fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string timeText(base::Timestamp at)
{
    std::string text = base::formatTimestamp(at);
    if (text.ends_with(".000Z"))
        text.replace(text.size() - 5, 5, "Z");
    return text;
}

std::string timeText(const std::optional<base::Timestamp>& at)
{
    return at ? timeText(*at) : "-";
}

std::string_view statusText(engine::CaseStatus status)
{
    switch (status) {
    case engine::CaseStatus::Open: return "open";
    case engine::CaseStatus::InProgress: return "in-progress";
    case engine::CaseStatus::Closed: return "closed";
    }
    return {};
}

} // namespace casewright::cli
