// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/HtmlText.h"

#include <array>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace casewright::archive {
namespace {

constexpr std::string_view Replacement = "\xEF\xBF\xBD";
constexpr std::string_view NarrowBlank = "\xE2\x80\xAF";

/// How many bytes the character at the beginning takes; 0: it is no UTF-8, or XML does not have it.
std::size_t characterAt(std::string_view text)
{
    const auto byte = [&text](std::size_t i) -> unsigned {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const auto follows = [&byte](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return first >= 0x20 || first == '\n' || first == '\t' ? 1 : 0;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned code = (first & 0xFU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        const bool isCharacter = code >= 0x800 && (code < 0xD800 || code > 0xDFFF) && code < 0xFFFE;
        return follows(1) && follows(2) && isCharacter ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned code = (first & 7U) << 18U | (byte(1) & 0x3FU) << 12U;
        return follows(1) && follows(2) && follows(3) && code >= 0x10000 && code <= 0x10FFFF ? 4 : 0;
    }
    return 0;
}

std::string_view entityOf(char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
    }
}

} // namespace

std::string htmlText(std::string_view text)
{
    std::string html;
    html.reserve(text.size());
    while (!text.empty()) {
        const std::size_t size = characterAt(text);
        const std::string_view entity = entityOf(text.front());
        if (size == 0)
            html += Replacement;
        else
            html += entity.empty() ? text.substr(0, size) : entity;
        text.remove_prefix(size == 0 ? 1 : size);
    }
    return html;
}

std::string htmlNumber(std::uint64_t number)
{
    const std::string digits = std::to_string(number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0)
            text += NarrowBlank;
        text += digits[i];
    }
    return text;
}

std::string htmlTime(base::Timestamp at)
{
    const std::string iso = base::formatTimestamp(at);
    const bool hasSeconds = iso.compare(17, 2, "00") != 0;
    return iso.substr(0, 10) + ' ' + iso.substr(11, hasSeconds ? 8 : 5);
}

std::string lengthText(base::Duration length)
{
    constexpr std::array<std::pair<base::Duration, std::string_view>, 4> Units{
        {{base::Day, "d"}, {base::Hour, "h"}, {base::Minute, "m"}, {base::Second, "s"}}};
    for (std::size_t i = 0; i < Units.size(); ++i) {
        const std::int64_t unit = Units[i].first.milliseconds;
        if (length.milliseconds < unit)
            continue;
        std::string text = fmt::format("{}{}", length.milliseconds / unit, Units[i].second);
        if (i + 1 == Units.size())
            return text;
        const std::int64_t rest = length.milliseconds % unit / Units[i + 1].first.milliseconds;
        return rest == 0 ? text : fmt::format("{} {}{}", text, rest, Units[i + 1].second);
    }
    return fmt::format("{}ms", length.milliseconds);
}

void HtmlTable::add(const std::vector<std::string>& cells, bool isSum)
{
    m_rows += isSum ? "<tr class=\"sum\">" : "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string_view kind = m_columns[i].isNumber ? " class=\"number\"" : "";
        m_rows += i == 0 ? fmt::format("<th scope=\"row\"{}>{}</th>", kind, cells[i])
                         : fmt::format("<td{}>{}</td>", kind, cells[i]);
    }
    m_rows += "</tr>\n";
}

std::string HtmlTable::html() const
{
    std::string heads;
    for (const Column& column : m_columns)
        heads += fmt::format("<th scope=\"col\"{}>{}</th>", column.isNumber ? " class=\"number\"" : "",
                             htmlText(column.title));
    return fmt::format(
        "<div class=\"wide\"><table><caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody>"
        "</table></div>\n",
        htmlText(m_caption), heads, m_rows);
}

} // namespace casewright::archive
