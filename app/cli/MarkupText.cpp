// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/MarkupText.h"

#include <algorithm>
#include <cstddef>

#include "app/cli/Printable.h"

namespace casewright::cli {
namespace {

std::string xmlLine(std::string_view line)
{
    std::string out;
    for (const char c : printable(line)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    }
    return out;
}

} // namespace

std::string xmlText(std::string_view text)
{
    std::string out;
    for (;;) {
        const std::size_t end = text.find('\n');
        out += xmlLine(text.substr(0, end));
        if (end == std::string_view::npos)
            return out;
        out += '\n';
        text.remove_prefix(end + 1);
    }
}

std::string markdownText(std::string_view text)
{
    constexpr std::string_view Markup = "\\`*_[]<>#|&~";
    std::string out;
    for (const char c : printable(text)) {
        if (Markup.find(c) != std::string_view::npos)
            out += '\\';
        out += c;
    }
    return out;
}

std::string markdownCode(std::string_view lines)
{
    // A fence longer than any in the lines.
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : lines) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(std::max<std::size_t>(longest + 1, 3), '`');
    return fence + "\n" + std::string(lines) + fence + "\n";
}

} // namespace casewright::cli
