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

/// Takes the value at some bytes of the file: for a rule, if it is one.
void take(RuleFile& file, std::size_t begin, std::size_t end, const Json& value)
{
    if (const std::optional<RuleFormat> format = ruleFormatOf(value)) {
        Result<Rule> rule = parseRule(std::string_view(file.text).substr(begin, end - begin), file.name);
        if (rule)
            return file.rules.push_back({.rule = std::move(*rule), .format = *format, .begin = begin, .end = end});
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

base::Error inLine(base::Error error, const RuleFile& file, std::size_t begin)
{
    if (error.location) {
        const base::Location line = base::placeOfByte(file.text, begin, file.name);
        error.location->column += error.location->line == 1 ? line.column - 1 : 0;
        error.location->line += line.line - 1;
    }
    return error;
}

/// A file with an object a line. None if its first line is none: then it is not meant so.
Result<bool> takeLines(RuleFile& file)
{
    bool isFirst = true;
    for (std::size_t begin = 0; begin < file.text.size(); begin = file.text.find('\n', begin) + 1) {
        const base::JsonPart line = lineAt(file.text, begin);
        if (line.end > line.begin) {
            const std::string_view text = std::string_view(file.text).substr(line.begin, line.end - line.begin);
            const Result<Json> value = base::parseJson(text, file.name);
            if (!value && isFirst)
                return false;
            if (!value)
                return fail(inLine(value.error(), file, line.begin));
            take(file, line.begin, line.end, *value);
            isFirst = false;
        }
        if (file.text.find('\n', begin) == std::string::npos)
            break;
    }
    return !isFirst;
}

} // namespace

Result<RuleFile> parseRules(std::string text, std::string_view name)
{
    RuleFile file{.text = std::move(text), .name = std::string(name)};
    const Result<Json> whole = base::parseJson(file.text, name);
    if (whole) {
        takeWhole(file, *whole);
    } else {
        const Result<bool> areLines = takeLines(file);
        if (!areLines)
            return fail(areLines.error());
        if (!*areLines)
            return fail(whole.error());
    }
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
