// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/alerts/FloodEventJson.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace casewright::alerts {
namespace {

using base::Duration;
using base::ErrorCode;
using base::Json;
using base::JsonNode;
using Kind = FloodEventKind;

/// By kind.
constexpr std::array<std::string_view, 10> KindNames{"burst", "ramp",  "drip",     "rolling", "scanner",
                                                     "flapping", "giant", "backfill", "rename",  "missing"};

constexpr std::string_view Up = "up";
constexpr std::string_view UpAndDown = "upAndDown";

Kind readKind(const JsonNode& node)
{
    const std::string name = node.text();
    for (std::size_t i = 0; i < KindNames.size(); ++i) {
        if (KindNames[i] == name)
            return static_cast<Kind>(i);
    }
    if (node.isThere())
        node.reject(ErrorCode::InvalidValue, fmt::format("must be one of {}", fmt::join(KindNames, ", ")));
    return Kind::Burst;
}

void onlyKeysOf(Kind kind, const JsonNode& node)
{
    switch (kind) {
    case Kind::Burst: return node.only({"kind", "name", "after", "length", "perMinute", "set"});
    case Kind::Ramp: return node.only({"kind", "name", "after", "length", "perMinute", "shape", "set"});
    case Kind::Drip: return node.only({"kind", "name", "after", "length", "every", "set"});
    case Kind::Rolling: return node.only({"kind", "name", "after", "length", "perMinute", "field", "each", "set"});
    case Kind::Scanner: return node.only({"kind", "name", "after", "length", "perMinute", "field", "prefix", "set"});
    case Kind::Flapping: return node.only({"kind", "name", "after", "length", "perMinute", "on", "off", "set"});
    case Kind::Giant: return node.only({"kind", "name", "after", "length", "perMinute", "field", "value", "set"});
    case Kind::Backfill: return node.only({"kind", "name", "after", "length", "within"});
    case Kind::Rename: return node.only({"kind", "name", "after", "length", "field", "prefix"});
    case Kind::Missing: return node.only({"kind", "name", "after", "length", "field"});
    }
}

bool hasField(Kind kind)
{
    return kind == Kind::Rolling || kind == Kind::Scanner || kind == Kind::Giant || kind == Kind::Rename
           || kind == Kind::Missing;
}

bool readDown(const JsonNode& node)
{
    if (!node.isThere())
        return false;
    const std::string shape = node.text();
    if (shape != Up && shape != UpAndDown)
        node.reject(ErrorCode::InvalidValue, "must be up or upAndDown");
    return shape == UpAndDown;
}

std::vector<FloodSetting> readSettings(const JsonNode& node)
{
    std::vector<FloodSetting> settings;
    if (!node.isThere())
        return settings;
    if (!node.json().is_object()) {
        node.reject(ErrorCode::InvalidValue, "must be an object: fields and their values");
        return settings;
    }
    node.once();
    for (auto entry = node.json().begin(); entry != node.json().end(); ++entry)
        settings.push_back({entry.key(), readValue(node.member(entry.key()))});
    return settings;
}

/// What only some kinds have.
void readOwnKeys(const JsonNode& node, FloodEvent& event)
{
    switch (event.kind) {
    case Kind::Ramp: event.down = readDown(node.member("shape")); break;
    case Kind::Drip: readLength(node.required("every"), event.every); break;
    case Kind::Rolling: readLength(node.required("each"), event.each); break;
    case Kind::Flapping:
        readLength(node.required("on"), event.on);
        readLength(node.required("off"), event.off);
        break;
    case Kind::Giant: event.value = readValue(node.required("value")); break;
    case Kind::Backfill: readLength(node.member("within"), event.within); break;
    case Kind::Scanner:
        if (const JsonNode prefix = node.member("prefix"); prefix.isThere())
            event.prefix = prefix.text();
        break;
    case Kind::Rename: event.prefix = node.required("prefix").text(); break;
    case Kind::Burst:
    case Kind::Missing: break;
    }
}

void writeOwnKeys(const FloodEvent& event, Json& json)
{
    switch (event.kind) {
    case Kind::Ramp: json["shape"] = event.down ? UpAndDown : Up; break;
    case Kind::Drip: json["every"] = base::formatDuration(event.every); break;
    case Kind::Rolling: json["each"] = base::formatDuration(event.each); break;
    case Kind::Flapping:
        json["on"] = base::formatDuration(event.on);
        json["off"] = base::formatDuration(event.off);
        break;
    case Kind::Giant: json["value"] = valueJson(event.value); break;
    case Kind::Backfill: json["within"] = base::formatDuration(event.within); break;
    case Kind::Scanner:
        if (event.prefix)
            json["prefix"] = *event.prefix;
        break;
    case Kind::Rename: json["prefix"] = event.prefix.value_or(std::string()); break;
    case Kind::Burst:
    case Kind::Missing: break;
    }
}

} // namespace

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

void readLength(const JsonNode& node, Duration& into)
{
    if (!node.isThere())
        return;
    if (const base::Result<Duration> length = base::parseDuration(node.text()))
        into = *length;
    else
        node.reject(ErrorCode::InvalidValue, length.error().text);
}

void readAfter(const JsonNode& node, Duration& into)
{
    const std::string text = node.isThere() ? node.text() : std::string();
    constexpr std::string_view Units = "smhdw";
    if (text.size() == 2 && text[0] == '0' && Units.find(text[1]) != std::string_view::npos)
        into = {};
    else
        readLength(node, into);
}

void readZone(const JsonNode& node, Duration& into)
{
    if (!node.isThere())
        return;
    const std::string text = node.text();
    const auto digit = [&text](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 100; // too many of anything
    };
    const int hours = digit(1) * 10 + digit(2);
    const int minutes = digit(4) * 10 + digit(5);
    const bool isOffset = text.size() == 6 && (text[0] == '+' || text[0] == '-') && text[3] == ':' && hours < 24
                          && minutes < 60;
    if (isOffset)
        into = {(text[0] == '-' ? -1 : 1) * (hours * 60 + minutes) * base::Minute.milliseconds};
    else if (text == "Z")
        into = {};
    else
        node.reject(ErrorCode::InvalidValue,
                    "must be an offset from UTC, such as +01:00 or Z; names of zones are not read");
}

FloodValue readValue(const JsonNode& node)
{
    if (!node.isThere())
        return {};
    const Json& json = node.json();
    if (json.is_string())
        return {ValueKind::String, json.get<std::string>()};
    if (json.is_boolean())
        return {ValueKind::Boolean, json.get<bool>() ? "true" : "false"};
    if (json.is_number())
        return {ValueKind::Number, base::javascriptNumber(json.get<double>())};
    node.reject(ErrorCode::InvalidValue, "must be a text, a number, true or false");
    return {};
}

FloodEvent readEvent(const JsonNode& node)
{
    FloodEvent event;
    if (!node.json().is_object()) {
        node.only({}); // says so
        return event;
    }
    event.kind = readKind(node.required("kind"));
    onlyKeysOf(event.kind, node);
    readText(node.member("name"), event.name);
    readAfter(node.member("after"), event.after); // not there: from the beginning
    readLength(event.kind == Kind::Rename ? node.member("length") : node.required("length"), event.length);
    if (hasDocuments(event.kind) && event.kind != Kind::Drip)
        readNumber(node.required("perMinute"), event.perMinute);
    if (hasField(event.kind))
        readText(node.required("field"), event.field);
    readOwnKeys(node, event);
    if (hasDocuments(event.kind))
        event.set = readSettings(node.member("set"));
    return event;
}

Json numberJson(double value)
{
    if (value == static_cast<double>(static_cast<std::int64_t>(value)))
        return static_cast<std::int64_t>(value);
    return value;
}

Json valueJson(const FloodValue& value)
{
    return value.kind == ValueKind::String ? Json(value.text) : Json::parse(value.text);
}

std::string zoneText(Duration zone)
{
    const std::int64_t minutes = (zone.milliseconds < 0 ? -zone.milliseconds : zone.milliseconds)
                                 / base::Minute.milliseconds;
    return fmt::format("{}{:02}:{:02}", zone.milliseconds < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

Json eventJson(const FloodEvent& event)
{
    Json json = {{"kind", KindNames[static_cast<std::size_t>(event.kind)]}};
    if (!event.name.empty())
        json["name"] = event.name;
    if (event.after != Duration{})
        json["after"] = base::formatDuration(event.after);
    if (event.length != Duration{})
        json["length"] = base::formatDuration(event.length);
    if (hasDocuments(event.kind) && event.kind != Kind::Drip)
        json["perMinute"] = numberJson(event.perMinute);
    if (hasField(event.kind))
        json["field"] = event.field;
    writeOwnKeys(event, json);
    if (!event.set.empty() && hasDocuments(event.kind)) {
        json["set"] = Json::object();
        for (const FloodSetting& setting : event.set)
            json["set"][setting.field] = valueJson(setting.value);
    }
    return json;
}

} // namespace casewright::alerts
