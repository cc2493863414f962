// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/Flood.h"

#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/alerts/FloodCheck.h"
#include "core/base/Json.h"
#include "core/base/JsonNode.h"

namespace casewright::alerts {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

constexpr std::string_view Kind = "flood/1";

// What is not there keeps what it was.

void readText(const JsonNode& node, std::string& into)
{
    if (node.isThere())
        into = node.text();
}

void readNumber(const JsonNode& node, double& into)
{
    if (node.isThere())
        into = node.number();
}

void readLength(const JsonNode& node, base::Duration& into)
{
    if (!node.isThere())
        return;
    if (const Result<base::Duration> length = base::parseDuration(node.text()))
        into = *length;
    else
        node.reject(ErrorCode::InvalidValue, length.error().text);
}

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
    readLength(node.member("after"), storm.after); // not there: from the beginning
    readLength(node.required("length"), storm.length);
    readNumber(node.member("factor"), storm.factor);
    return storm;
}

FloodField readField(const JsonNode& node)
{
    FloodField field;
    node.only({"name", "prefix", "cardinality", "skew", "missing"});
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
    return field;
}

Flood readFlood(const JsonNode& root)
{
    Flood flood;
    root.only({"casewright", "name", "start", "length", "perMinute", "storm", "fields"});
    requireKind(root.required("casewright"));
    readText(root.member("name"), flood.name);
    readStart(root.required("start"), flood.start);
    readLength(root.member("length"), flood.length);
    readNumber(root.member("perMinute"), flood.perMinute);
    if (const JsonNode storm = root.member("storm"); storm.isThere())
        flood.storm = readStorm(storm);
    for (const JsonNode& field : root.required("fields").elements())
        flood.fields.push_back(readField(field));
    return flood;
}

/// Whole numbers without a point, as JavaScript prints them.
Json numberOf(double value)
{
    if (value == static_cast<double>(static_cast<std::int64_t>(value)))
        return static_cast<std::int64_t>(value);
    return value;
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
                 {"perMinute", numberOf(flood.perMinute)}};
    if (flood.storm) {
        Json storm = Json::object();
        if (flood.storm->after != base::Duration{})
            storm["after"] = base::formatDuration(flood.storm->after);
        storm["length"] = base::formatDuration(flood.storm->length);
        storm["factor"] = numberOf(flood.storm->factor);
        body["storm"] = std::move(storm);
    }
    body["fields"] = Json::array();
    for (const FloodField& field : flood.fields)
        body["fields"].push_back({{"name", field.name},
                                  {"prefix", field.prefix},
                                  {"cardinality", field.cardinality},
                                  {"skew", numberOf(field.skew)},
                                  {"missing", numberOf(field.missing)}});
    return body.dump(2) + '\n';
}

} // namespace casewright::alerts
