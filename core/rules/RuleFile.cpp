// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/rules/RuleFile.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Json.h"
#include "core/base/JsonPlace.h"
#include "core/rules/RuleJson.h"

namespace casewright::rules {
namespace {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::Result;

constexpr std::string_view NoRule = "no rule: ";
constexpr std::string_view Blank = " \t\r";
constexpr std::string_view ByteOrderMark = "\xEF\xBB\xBF";

/// A value that is no rule; without a text it is nothing to speak of.
FiledOther otherAt(std::size_t begin, std::size_t end, const Json& value)
{
    FiledOther other{.begin = begin, .end = end};
    const auto isText = [&value](const char* key) { return value.contains(key) && value.at(key).is_string(); };
    if (value.is_object() && (value.contains("exportedCount") || value.contains("exported_count")))
        return other;
    other.isExpected = value.is_object()
        && ((isText("type") && value.contains("attributes")) || isText("list_id"));
    if (!other.isExpected)
        other.what = "no rule: it has no rule_type_id, is no saved object of the type alert, and has no rule_id with a "
                     "type";
    else if (isText("list_id"))
        other.what = "an exception list, or a part of one";
    else
        other.what = "a saved object of the type " + value.at("type").get<std::string>();
    return other;
}

/// How many bytes into a text an error is, which names a line and a column of it.
std::size_t offsetOf(std::string_view text, const std::optional<base::Location>& place)
{
    if (!place || place->line == 0)
        return 0;
    std::size_t offset = 0;
    for (std::size_t line = 1; line < place->line; ++line) {
        const std::size_t end = text.find('\n', offset);
        if (end == std::string_view::npos)
            return 0;
        offset = end + 1;
    }
    return std::min(offset + std::max<std::size_t>(place->column, 1) - 1, text.size());
}

/// Takes the value at some bytes of the file: for a rule, if it is one.
void take(RuleFile& file, std::size_t begin, std::size_t end, const Json& value)
{
    if (const std::optional<RuleFormat> format = ruleFormatOf(value)) {
        Result<Rule> rule = parseRule(std::string_view(file.text).substr(begin, end - begin), file.name);
        if (rule)
            return file.rules.push_back({.rule = std::move(*rule), .format = *format, .begin = begin, .end = end});
        const std::string_view text = std::string_view(file.text).substr(begin, end - begin);
        return file.others.push_back({.begin = begin + offsetOf(text, rule.error().location),
                                      .end = end,
                                      .what = std::string(NoRule) + rule.error().text,
                                      .isBroken = true});
    }
    if (FiledOther other = otherAt(begin, end, value); !other.what.empty())
        file.others.push_back(std::move(other));
}

void takeEach(RuleFile& file, const base::JsonPart& list, const Json& values)
{
    const std::vector<base::JsonPart> parts = base::partsOf(file.text, list.begin);
    for (std::size_t i = 0; i < parts.size(); ++i)
        take(file, parts[i].begin, parts[i].end, values[i]);
}

/// A file that is one JSON value.
void takeWhole(RuleFile& file, const Json& value)
{
    const base::JsonPart whole = *base::findPart(file.text, {});
    if (value.is_array())
        return takeEach(file, whole, value);
    if (ruleFormatOf(value))
        return take(file, whole.begin, whole.end, value);
    for (const char* const key : {"data", "rules", "saved_objects"}) { // answers of Kibana's searches
        const bool isList = value.is_object() && value.contains(key) && value[key].is_array();
        if (isList && file.rules.empty())
            takeEach(file, *base::findPart(file.text, std::string("/") + key), value[key]);
    }
}

/// A line without the white space around it.
base::JsonPart lineAt(std::string_view text, std::size_t begin)
{
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t mark = begin == 0 && text.starts_with(ByteOrderMark) ? ByteOrderMark.size() : begin;
    const std::size_t first = std::min(text.find_first_not_of(Blank, mark), end);
    std::size_t last = end;
    while (last > first && Blank.find(text[last - 1]) != std::string_view::npos)
        --last;
    return {.begin = first, .end = last};
}

/// A line that is no JSON, from where it breaks.
FiledOther brokenLine(const base::JsonPart& line, const base::Error& error)
{
    const std::size_t column = error.location ? std::max<std::size_t>(error.location->column, 1) : 1;
    return {.begin = std::min(line.begin + column - 1, line.end),
            .end = line.end,
            .what = std::string(NoRule) + error.text,
            .isBroken = true};
}

/// Text that is spread over lines begins with a bracket alone, or with a list: a broken one is broken as a whole.
bool beginsWithALine(std::string_view text)
{
    std::size_t begin = 0;
    base::JsonPart line = lineAt(text, begin);
    while (line.begin == line.end && text.find('\n', begin) != std::string_view::npos) {
        begin = text.find('\n', begin) + 1;
        line = lineAt(text, begin);
    }
    return line.end - line.begin > 1 && text[line.begin] != '[';
}

/// A file with an object a line: what can be read of it.
void takeLines(RuleFile& file)
{
    for (std::size_t begin = 0; begin < file.text.size(); begin = file.text.find('\n', begin) + 1) {
        const base::JsonPart line = lineAt(file.text, begin);
        if (line.end > line.begin) {
            const std::string_view text = std::string_view(file.text).substr(line.begin, line.end - line.begin);
            if (const Result<Json> value = base::parseJson(text))
                take(file, line.begin, line.end, *value);
            else
                file.others.push_back(brokenLine(line, value.error()));
        }
        if (file.text.find('\n', begin) == std::string::npos)
            break;
    }
}

/// What is broken first, as an error.
std::optional<base::Error> firstBroken(const RuleFile& file)
{
    const auto broken = std::ranges::find(file.others, true, &FiledOther::isBroken);
    if (broken == file.others.end())
        return std::nullopt;
    return base::Error{ErrorCode::InvalidJson, broken->what.substr(NoRule.size()), placeInFile(file, *broken)};
}

} // namespace

Result<RuleFile> parseRules(std::string text, std::string_view name)
{
    RuleFile file{.text = std::move(text), .name = std::string(name)};
    const Result<Json> whole = base::parseJson(file.text, name);
    if (whole) {
        takeWhole(file, *whole);
    } else {
        if (beginsWithALine(file.text))
            takeLines(file);
        // Of a file that is broken in its first line already the file as a whole says more.
        if (file.rules.empty() && (file.others.empty() || file.others.front().isBroken))
            return fail(whole.error());
    }
    if (std::optional<base::Error> broken = firstBroken(file); broken && file.rules.empty())
        return fail(std::move(*broken));
    if (file.rules.empty())
        return fail(ErrorCode::NotFound,
                    "There is no rule in it: neither a body for Kibana's API (with rule_type_id), nor a saved object of "
                    "the type alert, nor a detection rule (with type and rule_id).",
                    base::Location{.file = file.name, .line = 1, .column = 1, .field = {}});
    return file;
}

std::string writeRules(const RuleFile& file)
{
    std::string text;
    std::size_t done = 0;
    for (const FiledRule& filed : file.rules) {
        text.append(file.text, done, filed.begin - done);
        text += writeRule(filed.rule);
        done = filed.end;
    }
    return text.append(file.text, done);
}

base::Location placeInFile(const RuleFile& file, const FiledRule& filed, std::string_view pointer)
{
    base::Location place = base::placeInJson(filed.rule.body, pointer, file.name);
    const base::Location begin = base::placeOfByte(file.text, filed.begin, file.name);
    place.column += place.line == 1 ? begin.column - 1 : 0;
    place.line += begin.line - 1;
    return place;
}

base::Location placeInFile(const RuleFile& file, const FiledOther& other)
{
    return base::placeOfByte(file.text, other.begin, file.name);
}

} // namespace casewright::rules
