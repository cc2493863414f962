// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/AnalystModel.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "core/base/JsonNode.h"

namespace casewright::engine {
namespace {

using base::Duration;
using base::ErrorCode;
using base::Json;
using base::JsonNode;
using base::Result;

constexpr std::string_view Kind = "analysts/1";
constexpr std::array<std::string_view, 7> DayNames{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::size_t MostShifts = 50;
constexpr std::int64_t MostAnalysts = 1'000;
constexpr double LargestSpread = 100;

void readKind(const JsonNode& root)
{
    const JsonNode written = root.required("casewright");
    const std::string name = written.text();
    if (name == Kind)
        return;
    const bool isOther = name.starts_with("analysts/");
    written.reject(isOther ? ErrorCode::NewerVersion : ErrorCode::InvalidValue,
                   isOther ? "an analyst file of another version; this Casewright reads analysts/1"
                           : "must be \"analysts/1\": is this an analyst file?");
}

Duration readLength(const JsonNode& node)
{
    const Result<Duration> length = base::parseDuration(node.text());
    if (node.isThere() && !length)
        node.reject(ErrorCode::InvalidValue, length.error().text);
    else if (length && *length > LongestDraw)
        node.reject(ErrorCode::InvalidValue, "must be at most 3660d");
    return length.value_or(base::Hour);
}

double readNumber(const JsonNode& node, double least, double most, double otherwise)
{
    if (!node.isThere())
        return otherwise;
    const double number = node.number();
    if (!(number >= least && number <= most))
        node.reject(ErrorCode::InvalidValue, fmt::format("must be a number from {} to {}", least, most));
    return number;
}

DrawnLength readDrawn(const JsonNode& node)
{
    const JsonNode distribution = node.required("distribution");
    const std::string name = distribution.text();
    if (name == "fixed") {
        node.only({"distribution", "length"});
        return FixedLength{readLength(node.required("length"))};
    }
    if (name == "uniform") {
        node.only({"distribution", "from", "to"});
        const UniformLength read{readLength(node.required("from")), readLength(node.required("to"))};
        if (read.to < read.from)
            node.member("to").reject(ErrorCode::InvalidValue, "must not be shorter than \"from\"");
        return read;
    }
    if (name == "logNormal") {
        node.only({"distribution", "median", "spread"});
        return LogNormalLength{readLength(node.required("median")),
                               readNumber(node.required("spread"), 1, LargestSpread, 1)};
    }
    if (distribution.isThere())
        distribution.reject(ErrorCode::InvalidValue, "must be fixed, uniform or logNormal");
    else
        node.only({"distribution", "length", "from", "to", "median", "spread"});
    return {};
}

/// `hh:mm` in minutes.
std::optional<int> minutesOf(std::string_view text)
{
    const auto digit = [text](std::size_t at) { return text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 99; };
    if (text.size() != 5 || text[2] != ':')
        return std::nullopt;
    const int hours = digit(0) * 10 + digit(1);
    const int minutes = digit(3) * 10 + digit(4);
    if (hours > 24 || minutes > 59 || (hours == 24 && minutes > 0))
        return std::nullopt;
    return hours * 60 + minutes;
}

Duration readClock(const JsonNode& node, bool mayBeMidnightAtEnd)
{
    const std::optional<int> minutes = minutesOf(node.text());
    if (node.isThere() && (!minutes || (*minutes == 24 * 60 && !mayBeMidnightAtEnd)))
        node.reject(ErrorCode::InvalidValue, mayBeMidnightAtEnd ? "must be a time from 00:00 to 24:00, such as 17:00"
                                                                : "must be a time from 00:00 to 23:59, such as 08:00");
    return {minutes.value_or(0) * base::Minute.milliseconds};
}

Duration readZone(const JsonNode& node)
{
    if (!node.isThere())
        return {};
    const std::string text = node.text();
    if (text == "Z")
        return {};
    const bool hasSign = text.starts_with('+') || text.starts_with('-');
    const std::optional<int> minutes = hasSign ? minutesOf(std::string_view(text).substr(1)) : std::nullopt;
    if (!minutes || *minutes >= 24 * 60)
        node.reject(ErrorCode::InvalidValue,
                    "must be an offset from UTC, such as +01:00 or Z; names of zones are not read");
    const std::int64_t length = minutes.value_or(0) * base::Minute.milliseconds;
    return {text.starts_with('-') ? -length : length};
}

std::array<bool, 7> readDays(const JsonNode& node)
{
    std::array<bool, 7> days{};
    const std::vector<JsonNode> elements = node.elements();
    for (const JsonNode& element : elements) {
        const std::string name = element.text();
        const auto found = std::find(DayNames.begin(), DayNames.end(), name);
        if (found == DayNames.end())
            element.reject(ErrorCode::InvalidValue, fmt::format("must be one of {}", fmt::join(DayNames, ", ")));
        else if (std::exchange(days[static_cast<std::size_t>(found - DayNames.begin())], true))
            element.reject(ErrorCode::InvalidValue, fmt::format("\"{}\" is there twice; leave one", name));
    }
    if (node.isThere() && elements.empty())
        node.reject(ErrorCode::InvalidValue, "a shift needs at least one day, such as \"mon\"");
    return days;
}

Shift readShift(const JsonNode& node)
{
    node.only({"days", "from", "to", "analysts"});
    Shift shift{.days = readDays(node.required("days")),
                .from = readClock(node.required("from"), false),
                .to = readClock(node.required("to"), true)};
    if (shift.from == shift.to)
        node.member("to").reject(ErrorCode::InvalidValue,
                                 "must be another time than \"from\"; a shift around the clock is 00:00 to 24:00");
    const JsonNode number = node.required("analysts");
    const std::int64_t analysts = number.wholeNumber();
    if (number.isThere() && (analysts < 1 || analysts > MostAnalysts))
        number.reject(ErrorCode::InvalidValue, "must be a whole number from 1 to 1000");
    else
        shift.analysts = static_cast<std::uint32_t>(analysts);
    return shift;
}

StaffedQueue readQueue(const JsonNode& node)
{
    node.only({"timeZone", "shifts", "triage", "closes", "order"});
    StaffedQueue queue{.zone = readZone(node.member("timeZone")), .shifts = {}, .triage = {}};
    const JsonNode list = node.required("shifts");
    const std::vector<JsonNode> shifts = list.elements();
    if (list.isThere() && (shifts.empty() || shifts.size() > MostShifts))
        list.reject(ErrorCode::InvalidValue, "must be a list of 1 to 50 shifts");
    for (const JsonNode& shift : shifts)
        queue.shifts.push_back(readShift(shift));
    queue.triage = readDrawn(node.required("triage"));
    queue.closes = readNumber(node.member("closes"), 0, 1, 1);
    if (const JsonNode order = node.member("order"); order.isThere()) {
        const std::string name = order.text();
        queue.order = name == "newestFirst" ? QueueOrder::NewestFirst : QueueOrder::OldestFirst;
        if (name != "newestFirst" && name != "oldestFirst")
            order.reject(ErrorCode::InvalidValue, "must be oldestFirst or newestFirst");
    }
    return queue;
}

/// Whole numbers without a point, as JavaScript prints them.
Json numberOf(double value)
{
    if (value == static_cast<double>(static_cast<std::int64_t>(value)))
        return static_cast<std::int64_t>(value);
    return value;
}

Json drawnJson(const DrawnLength& length)
{
    if (const auto* fixed = std::get_if<FixedLength>(&length))
        return {{"distribution", "fixed"}, {"length", base::formatDuration(fixed->length)}};
    if (const auto* uniform = std::get_if<UniformLength>(&length))
        return {{"distribution", "uniform"},
                {"from", base::formatDuration(uniform->from)},
                {"to", base::formatDuration(uniform->to)}};
    const auto& logNormal = std::get<LogNormalLength>(length);
    return {{"distribution", "logNormal"},
            {"median", base::formatDuration(logNormal.median)},
            {"spread", numberOf(logNormal.spread)}};
}

std::string clockText(Duration time)
{
    const std::int64_t minutes = time.milliseconds / base::Minute.milliseconds;
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

Json queueJson(const StaffedQueue& queue)
{
    Json shifts = Json::array();
    for (const Shift& shift : queue.shifts) {
        Json days = Json::array();
        for (std::size_t i = 0; i < DayNames.size(); ++i)
            if (shift.days[i])
                days.push_back(DayNames[i]);
        shifts.push_back({{"days", std::move(days)},
                          {"from", clockText(shift.from)},
                          {"to", clockText(shift.to)},
                          {"analysts", shift.analysts}});
    }
    const bool isWest = queue.zone < Duration{};
    return {
        {"timeZone", (isWest ? '-' : '+') + clockText({isWest ? -queue.zone.milliseconds : queue.zone.milliseconds})},
        {"shifts", std::move(shifts)},
        {"triage", drawnJson(queue.triage)},
        {"closes", numberOf(queue.closes)},
        {"order", queue.order == QueueOrder::OldestFirst ? "oldestFirst" : "newestFirst"}};
}

} // namespace

Result<AnalystModel> parseAnalysts(std::string_view json, std::string_view name)
{
    Result<base::JsonFile> file = base::JsonFile::parse(std::string(json), std::string(name), "an analyst file");
    if (!file)
        return base::fail(std::move(file.error()));
    const JsonNode root(*file);
    root.only({"casewright", "name", "closeAfter", "queue"});
    readKind(root);
    AnalystModel model;
    if (const JsonNode given = root.member("name"); given.isThere())
        model.name = given.text();
    const JsonNode closeAfter = root.member("closeAfter");
    const JsonNode queue = root.member("queue");
    if (closeAfter.isThere() && queue.isThere())
        queue.reject(ErrorCode::InvalidValue, "an analyst file has \"closeAfter\" or \"queue\", not both; leave one");
    else if (closeAfter.isThere())
        model.work = CloseAfter{readDrawn(closeAfter)};
    else if (queue.isThere())
        model.work = readQueue(queue);
    if (file->error)
        return base::fail(std::move(*file->error));
    return model;
}

std::string writeAnalysts(const AnalystModel& model)
{
    Json body = {{"casewright", Kind}, {"name", model.name}};
    if (const auto* closeAfter = std::get_if<CloseAfter>(&model.work))
        body["closeAfter"] = drawnJson(closeAfter->after);
    else if (const auto* queue = std::get_if<StaffedQueue>(&model.work))
        body["queue"] = queueJson(*queue);
    return body.dump(2) + '\n';
}

} // namespace casewright::engine
