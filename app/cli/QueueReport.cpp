// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/QueueReport.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Printable.h"
#include "app/cli/Spool.h"
#include "app/cli/TextTable.h"

namespace casewright::cli {
namespace {

using base::Duration;
using base::Json;
using Align = TextTable::Align;

constexpr std::size_t MostBars = 40;

/// The two largest units: `2 d 3 h`, `3 h 12 min`, `45 s`.
std::string lengthText(const std::optional<Duration>& length)
{
    if (!length)
        return "-";
    const std::int64_t seconds = length->milliseconds / base::Second.milliseconds;
    const std::int64_t minutes = seconds / 60;
    if (minutes >= 24 * 60)
        return fmt::format("{} d {} h", minutes / (24 * 60), minutes / 60 % 24);
    if (minutes >= 60)
        return fmt::format("{} h {} min", minutes / 60, minutes % 60);
    return minutes > 0 ? fmt::format("{} min {} s", minutes, seconds % 60) : fmt::format("{} s", seconds);
}

double hours(Duration length)
{
    const double exact = static_cast<double>(length.milliseconds) / static_cast<double>(base::Hour.milliseconds);
    return std::round(exact * 100) / 100;
}

Json secondsJson(const std::optional<Duration>& length)
{
    return length ? Json(static_cast<double>(length->milliseconds) / 1'000) : Json();
}

/// The depth over time as a line of bars, each for some steps, the highest for the deepest.
std::string barsText(const engine::QueueSummary& queue)
{
    constexpr const char* Bars[] = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    const std::size_t perBar = (queue.depth.size() + MostBars - 1) / MostBars;
    std::string text;
    for (std::size_t begin = 0; begin < queue.depth.size(); begin += perBar) {
        std::uint64_t most = 0;
        for (std::size_t i = begin; i < std::min(begin + perBar, queue.depth.size()); ++i)
            most = std::max(most, queue.depth[i].waiting);
        // Rounded up: a bar is empty only where nothing waits.
        text += Bars[(most * 8 + queue.mostWaiting - 1) / queue.mostWaiting];
    }
    return text;
}

} // namespace

std::string queueText(const SimulationReport& report)
{
    const std::optional<engine::QueueSummary>& queue = report.result.summary.queue;
    if (!queue)
        return {};
    TextTable table({{""}, {"", Align::Right}, {""}});
    table.add({"cases closed", grouped(queue->closed), ""});
    table.add({"most waiting at a time", grouped(queue->mostWaiting), ""});
    table.add({"waiting at the end", grouped(queue->waitingAtEnd), ""});
    table.add({"wait, median", lengthText(queue->waitMedian), ""});
    table.add({"wait, 95 of 100 at most", lengthText(queue->waitP95), ""});
    if (queue->overload)
        table.add({"overload", fmt::format("{:.2f} h", hours(*queue->overload)), "on duty, and cases waited"});
    std::string text = fmt::format("\nAnalysts: {}\n{}", printable(report.analysts.name), table.text(0));
    if (queue->mostWaiting > 0)
        text += fmt::format("  waiting over time |{}|\n", barsText(*queue));
    return text;
}

Json analystsJson(const SimulationReport& report)
{
    if (!report.result.summary.queue)
        return {};
    return {{"file", shownName(report.options.analysts)},
            {"name", report.analysts.name},
            {"seed", report.options.seed}};
}

Json queueJson(const SimulationReport& report)
{
    const std::optional<engine::QueueSummary>& queue = report.result.summary.queue;
    if (!queue)
        return {};
    Json depth = Json::array();
    for (const engine::QueueDepth& each : queue->depth)
        depth.push_back({{"at", base::formatTimestamp(each.at)}, {"waiting", each.waiting}, {"open", each.open}});
    return {{"taken", queue->taken},
            {"closed", queue->closed},
            {"mostWaiting", queue->mostWaiting},
            {"waitingAtEnd", queue->waitingAtEnd},
            {"waitMedian_s", secondsJson(queue->waitMedian)},
            {"waitP95_s", secondsJson(queue->waitP95)},
            {"overload_h", queue->overload ? Json(hours(*queue->overload)) : Json()},
            {"depthStep_s", static_cast<std::int64_t>(queue->depthStep.milliseconds / 1'000)},
            {"depth", std::move(depth)}};
}

} // namespace casewright::cli
