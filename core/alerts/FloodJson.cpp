// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/FloodCheck.h"
#include "core/alerts/FloodEventJson.h"
#include "core/base/Json.h"
#include "core/base/JsonNode.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

constexpr std::string_view Kind = "flood/1";

void requireKind(const JsonNode& node)
{
    if (!node.isThere() || node.json() == Kind)
        return;
    const bool newer = node.json().is_string() && node.text().starts_with("flood/");
    node.reject(newer ? ErrorCode::NewerVersion : ErrorCode::InvalidValue,
                newer ? "a flood file of another version; this Casewright reads flood/1"
                      : "must be \"flood/1\": is this a flood file?");
}

void readStart(const JsonNode& node, base::Timestamp& into)
{
    if (const Result<base::Timestamp> start = base::parseTimestamp(node.text()))
        into = *start;
    else
        node.reject(ErrorCode::InvalidValue, start.error().text);
}

FloodStorm readStorm(const JsonNode& node)
{
    FloodStorm storm;
    node.only({"after", "length", "factor"});
    readAfter(node.member("after"), storm.after); // not there: from the beginning
    readLength(node.required("length"), storm.length);
    readNumber(node.member("factor"), storm.factor);
    return storm;
}

std::vector<double> readNumbers(const JsonNode& node)
{
    std::vector<double> numbers;
    for (const JsonNode& number : node.elements())
        numbers.push_back(number.number());
    return numbers;
}

/// As many as there are, each once, take the place of prefix and number.
void readValues(const JsonNode& node, FloodField& field)
{
    field.weights = readNumbers(node.member("weights"));
    const JsonNode values = node.member("values");
    if (!values.isThere())
        return;
    for (const JsonNode& value : values.elements())
        field.values.push_back(readValue(value));
    if (field.values.empty())
        values.reject(ErrorCode::InvalidValue, "must be a list of one value or more");
    if (node.member("cardinality").isThere())
        node.member("cardinality").reject(ErrorCode::InvalidValue, "goes without values, which are all there is");
    field.cardinality = static_cast<std::uint32_t>(field.values.size());
}

FloodField readField(const JsonNode& node)
{
    FloodField field;
    node.only({"name", "prefix", "cardinality", "skew", "missing", "values", "weights", "sequence", "of", "number"});
    readText(node.required("name"), field.name);
    readText(node.member("prefix"), field.prefix);
    double cardinality = field.cardinality;
    readNumber(node.member("cardinality"), cardinality);
    // What is no whole number becomes 0, which is out of range.
    const bool whole = cardinality >= 1 && cardinality <= std::numeric_limits<std::uint32_t>::max()
                       && cardinality == static_cast<double>(static_cast<std::uint32_t>(cardinality));
    field.cardinality = whole ? static_cast<std::uint32_t>(cardinality) : 0;
    readNumber(node.member("skew"), field.skew);
    readNumber(node.member("missing"), field.missing);
    readValues(node, field);
    if (const JsonNode sequence = node.member("sequence"); sequence.isThere())
        field.sequence = sequence.truth();
    readText(node.member("of"), field.of);
    if (const JsonNode number = node.member("number"); number.isThere())
        field.number = number.truth();
    return field;
}

FloodMix readMix(const JsonNode& node)
{
    FloodMix mix;
    node.only({"into", "map", "strength"});
    readText(node.required("into"), mix.into);
    readText(node.member("map"), mix.map);
    readNumber(node.member("strength"), mix.strength);
    return mix;
}

/// An empty list is not the same as none.
void readShares(const JsonNode& node, std::vector<double>& into)
{
    into = readNumbers(node);
    if (node.isThere() && into.empty())
        into.push_back(0); // too few, which the check says
}

Flood readFlood(const JsonNode& root)
{
    Flood flood;
    root.only({"casewright", "name", "start", "length", "perMinute", "day", "week", "zone", "storm", "storms", "fields",
               "duplicates", "mix"});
    requireKind(root.required("casewright"));
    readText(root.member("name"), flood.name);
    readStart(root.required("start"), flood.start);
    readLength(root.member("length"), flood.length);
    readNumber(root.member("perMinute"), flood.perMinute);
    if (const JsonNode storm = root.member("storm"); storm.isThere())
        flood.storm = readStorm(storm);
    readShares(root.member("day"), flood.day);
    readShares(root.member("week"), flood.week);
    readZone(root.member("zone"), flood.zone);
    for (const JsonNode& event : root.member("storms").elements())
        flood.storms.push_back(readEvent(event));
    readNumber(root.member("duplicates"), flood.duplicates);
    if (const JsonNode mix = root.member("mix"); mix.isThere())
        flood.mix = readMix(mix);
    for (const JsonNode& field : root.required("fields").elements())
        flood.fields.push_back(readField(field));
    return flood;
}

Json numbersJson(const std::vector<double>& numbers)
{
    Json json = Json::array();
    for (const double number : numbers)
        json.push_back(numberJson(number));
    return json;
}

Json fieldJson(const FloodField& field)
{
    Json json = {{"name", field.name}};
    const auto add = [&json](const char* key, Json value) { json[key] = std::move(value); };
    if (!field.values.empty()) {
        Json values = Json::array();
        for (const FloodValue& value : field.values)
            values.push_back(valueJson(value));
        add("values", std::move(values));
        if (!field.weights.empty())
            add("weights", numbersJson(field.weights));
    } else {
        add("prefix", field.prefix);
    }
    if (field.values.empty() && !field.sequence)
        add("cardinality", field.cardinality);
    if (field.weights.empty() && !field.sequence && field.of.empty())
        add("skew", numberJson(field.skew));
    add("missing", numberJson(field.missing));
    if (field.sequence)
        add("sequence", true);
    if (!field.of.empty())
        add("of", field.of);
    if (field.number)
        add("number", true);
    return json;
}

Json mixJson(const FloodMix& mix)
{
    Json json = {{"into", mix.into}};
    if (!mix.map.empty())
        json["map"] = mix.map;
    json["strength"] = numberJson(mix.strength);
    return json;
}

} // namespace

Result<Flood> parseFlood(std::string_view json, std::string_view file)
{
    Result<base::JsonFile> parsed = base::JsonFile::parse(std::string(json), std::string(file), "a flood file");
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    Flood flood = readFlood(JsonNode(*parsed));
    if (parsed->error)
        return base::fail(std::move(*parsed->error));
    if (const std::optional<FloodProblem> problem = findProblem(flood))
        return base::fail(parsed->errorAt(ErrorCode::InvalidValue, problem->text, problem->pointer));
    return flood;
}

std::string writeFlood(const Flood& flood)
{
    Json body = {{"casewright", Kind},
                 {"name", flood.name},
                 {"start", base::formatTimestamp(flood.start)},
                 {"length", base::formatDuration(flood.length)},
                 {"perMinute", numberJson(flood.perMinute)}};
    if (flood.storm) {
        Json storm = Json::object();
        if (flood.storm->after != base::Duration{})
            storm["after"] = base::formatDuration(flood.storm->after);
        storm["length"] = base::formatDuration(flood.storm->length);
        storm["factor"] = numberJson(flood.storm->factor);
        body["storm"] = std::move(storm);
    }
    if (!flood.day.empty())
        body["day"] = numbersJson(flood.day);
    if (!flood.week.empty())
        body["week"] = numbersJson(flood.week);
    if (flood.zone != base::Duration{})
        body["zone"] = zoneText(flood.zone);
    if (!flood.storms.empty())
        body["storms"] = Json::array();
    for (const FloodEvent& event : flood.storms)
        body["storms"].push_back(eventJson(event));
    body["fields"] = Json::array();
    for (const FloodField& field : flood.fields)
        body["fields"].push_back(fieldJson(field));
    if (flood.duplicates > 0)
        body["duplicates"] = numberJson(flood.duplicates);
    if (flood.mix)
        body["mix"] = mixJson(*flood.mix);
    return body.dump(2) + '\n';
}

} // namespace casewright::alerts
