// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/KqlReport.h"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Messages.h"
#include "app/cli/Printable.h"
#include "core/base/Utf8.h"

namespace casewright::cli {
namespace {

constexpr std::size_t MostBefore = 80; ///< bytes of the line before the place
constexpr std::size_t MostBehind = 40;

/// The part of the query's line that is around the place, and a mark under it.
void printPlace(std::string_view query, const kql::SyntaxError& error)
{
    const std::size_t at = std::min(error.offset, query.size());
    const std::size_t newline = query.substr(0, at).rfind('\n');
    std::size_t begin = newline == std::string_view::npos ? 0 : newline + 1;
    std::size_t end = std::min(query.find('\n', at), query.size());
    const bool isCutBefore = at - begin > MostBefore;
    const bool isCutBehind = end - at > MostBehind;
    if (isCutBefore)
        begin = base::characterBegin(query, at - MostBefore);
    if (isCutBehind)
        end = base::characterBegin(query, at + MostBehind);
    const std::string before = (isCutBefore ? "..." : "") + printable(query.substr(begin, at - begin));
    const std::string behind = printable(query.substr(at, end - at)) + (isCutBehind ? "..." : "");
    printNote("  " + before + behind);
    printNote(std::string(2 + displayWidth(before), ' ') + '^');
}

std::string fixed(std::string_view query, const kql::SyntaxFix& fix)
{
    std::string changed(query);
    return changed.replace(fix.replaced.begin, fix.replaced.end - fix.replaced.begin, fix.text);
}

} // namespace

void printSyntaxError(std::string_view query, const kql::SyntaxError& error)
{
    printError(fmt::format("{}: {}", placeText(query, error.offset), error.text));
    printPlace(query, error);
    if (error.fix)
        printNote(fmt::format("{} Then it is: {}", error.fix->description, fixed(query, *error.fix)));
}

std::string placeText(std::string_view query, std::size_t offset)
{
    const std::string_view before = query.substr(0, offset);
    const std::size_t column = offset - std::min(before.rfind('\n') + 1, offset) + 1;
    if (query.find('\n') == std::string_view::npos)
        return fmt::format("column {}", column);
    return fmt::format("line {}, column {}", std::count(before.begin(), before.end(), '\n') + 1, column);
}

base::Json syntaxErrorJson(std::string_view query, const kql::SyntaxError& error)
{
    base::Json json{{"offset", error.offset},     {"line", error.line}, {"column", error.column},
                    {"expected", error.expected}, {"text", error.text}, {"fix", nullptr}};
    if (error.fix)
        json["fix"] = {{"begin", error.fix->replaced.begin},
                       {"end", error.fix->replaced.end},
                       {"text", error.fix->text},
                       {"description", error.fix->description},
                       {"query", fixed(query, *error.fix)}};
    return {{"casewright", "kql-error/1"}, {"query", query}, {"error", std::move(json)}};
}

} // namespace casewright::cli
