// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/kql/Parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "core/base/JsonPlace.h"
#include "core/base/Utf8.h"
#include "core/kql/QueryText.h"
#include "core/kql/SyntaxFixes.h"
#include "core/kql/SyntaxReader.h"

namespace casewright::kql {
namespace {

using Problem = SyntaxStop::Problem;

constexpr std::size_t LongestWord = 40; ///< of the query, in an error

struct ExpectedWords {
    Expected what;
    std::vector<std::string> words;
};

std::vector<std::string> wordsOf(const SyntaxStop& stop)
{
    static const std::array<ExpectedWords, 12> all{{
        {Expected::FieldName, {"a field name"}},
        {Expected::Value, {"a value"}},
        {Expected::Not, {"\"not\""}},
        {Expected::OpeningBracket, {"\"(\""}},
        {Expected::OpeningBrace, {"\"{\""}},
        {Expected::Colon, {"\":\""}},
        {Expected::Comparison, {"\"<\"", "\"<=\"", "\">\"", "\">=\""}},
        {Expected::Conjunction, {"\"and\"", "\"or\""}},
        {Expected::ClosingBracket, {"\")\""}},
        {Expected::ClosingBrace, {"\"}\""}},
        {Expected::End, {"the end of the query"}},
        {Expected::ClosingQuote, {"a closing quote"}},
    }};
    if (stop.problem == Problem::LoneSurrogate)
        return {"the other half of the character"};
    if (stop.problem == Problem::TooDeep)
        return {"no more brackets"};
    std::vector<std::string> words;
    for (const ExpectedWords& each : all)
        if (stop.expects(each.what))
            words.insert(words.end(), each.words.begin(), each.words.end());
    std::sort(words.begin(), words.end());
    return words;
}

std::string listed(const std::vector<std::string>& words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size(); ++i)
        list += (i == 0 ? "" : i + 1 < words.size() ? ", " : " or ") + words[i];
    return list;
}

/// The special character, or the word, that stands at a place.
std::string_view wordAt(std::string_view query, std::size_t at)
{
    std::size_t end = behindCharacter(query, at);
    if (query[at] == '\\')
        end = behindCharacter(query, end);
    else if (!isSpecial(query[at]))
        while (end < query.size() && !isSpecial(query[end]) && behindBlanks(query, end) == end
               && end - at < LongestWord)
            end = behindCharacter(query, end);
    return query.substr(at, end - at);
}

std::string sentence(std::string_view query, const SyntaxStop& stop, const std::vector<std::string>& expected)
{
    const std::string could = fmt::format("Here could stand {}.", listed(expected));
    switch (stop.problem) {
    case Problem::UnclosedQuote: return "The quote that begins here is not closed: the text must end with a quote.";
    case Problem::LoneSurrogate:
        return fmt::format("{} is half of a character: the other half must follow, as in \\ud83d\\ude00.",
                           query.substr(stop.at, 6));
    case Problem::TooDeep: return fmt::format("Brackets may lie {} deep in each other, no deeper.", DeepestBrackets);
    default: break;
    }
    if (stop.at == query.size())
        return "The query ends too early. " + could;
    const std::string_view word = wordAt(query, stop.at);
    if (word.front() == '\\')
        return fmt::format("{} is no escape: before a backslash that means itself stands another. {}", word, could);
    if (isNotAt(query, stop.at))
        return fmt::format(
            "\"{}\" cannot stand here: these letters and white space are a keyword, also at the end of a "
            "word. {}",
            word, could);
    if (stop.expects(Expected::Conjunction) && conjunctionAt(fmt::format(" {} ", word), 0))
        return fmt::format("\"{}\" joins two conditions only with white space before and behind it. {}", word, could);
    return fmt::format("{} cannot stand here. {}", word == "\"" ? "A quote" : fmt::format("\"{}\"", word), could);
}

SyntaxError errorAt(std::string_view query, std::size_t at)
{
    const base::Location place = base::placeOfByte(query, at, {});
    return {.offset = at, .line = place.line, .column = place.column};
}

SyntaxError errorOf(std::string_view query, const SyntaxStop& stop)
{
    SyntaxError error = errorAt(query, stop.at);
    error.expected = wordsOf(stop);
    error.text = sentence(query, stop, error.expected);
    error.fix = findFix(query, stop);
    return error;
}

} // namespace

Parsing parse(std::string_view query)
{
    if (const std::optional<std::size_t> bad = firstBadByte(query)) {
        SyntaxError error = errorAt(query, *bad);
        error.expected = {"text in UTF-8"};
        error.text = "This byte is not UTF-8: the query must be text in UTF-8.";
        return {.tree = {}, .error = std::move(error)};
    }
    SyntaxReader reader(query);
    if (std::optional<Node> tree = reader.read())
        return {.tree = std::move(tree), .error = {}};
    return {.tree = {}, .error = errorOf(query, reader.stop())};
}

base::Result<Node> parseQuery(std::string_view query, std::string_view file, std::string_view field)
{
    Parsing parsing = parse(query);
    if (parsing.tree)
        return std::move(*parsing.tree);
    const SyntaxError& error = *parsing.error;
    // The line and column are the query's; those of a file around it are not known here.
    std::string text = fmt::format("the query is wrong at its column {}", error.column);
    if (query.find('\n') != std::string_view::npos)
        text = fmt::format("the query is wrong at its line {}, column {}", error.line, error.column);
    text += ". " + error.text + (error.fix ? ' ' + error.fix->description : std::string());
    return base::fail(base::ErrorCode::InvalidValue, std::move(text),
                      base::Location{.file = std::string(file), .field = std::string(field)});
}

} // namespace casewright::kql
