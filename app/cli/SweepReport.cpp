// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/SweepReport.h"

#include <cmath>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/InputText.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/SettingJson.h"
#include "app/cli/TextTable.h"

namespace casewright::cli {
namespace {

using analysis::Measure;
using analysis::SweepOutcome;
using analysis::SweptSetting;
using base::Json;

std::string_view titleOf(Measure measure)
{
    switch (measure) {
    case Measure::CasesOpened: return "Cases opened";
    case Measure::CasesADay: return "Cases a day";
    case Measure::CasesReopened: return "Cases reopened";
    case Measure::BreakerRuns: return "Runs in which grouping is given up";
    case Measure::AlertsLost: return "Alerts in no case";
    case Measure::AlertsMixed: return "Alerts in cases that grouping was given up for";
    case Measure::LargestCase: return "Alerts in the largest case";
    case Measure::OpenAtPeak: return "Cases open at the same time, at most";
    case Measure::AlertsACase: return "Alerts a case";
    case Measure::AnalystHours: return "Hours of analysts";
    }
    return {};
}

/// `12` or `3.5`
std::string measureText(const SweepOutcome& outcome, Measure measure)
{
    const double value = analysis::valueOf(outcome, measure);
    return analysis::isWhole(measure) ? grouped(static_cast<std::uint64_t>(std::llround(value)))
                                      : fmt::format("{:.1f}", value);
}

Json outcomeJson(const SweepOutcome& outcome)
{
    Json json = measuresJson(outcome);
    json["runs"] = outcome.summary.runs;
    json["days"] = rounded(outcome.days);
    json["alertsAttached"] = outcome.summary.audit.attached;
    json["failedRuns"] = outcome.summary.failedRuns;
    return json;
}

/// What a row has in common: all but the window, and of that only what is varied.
std::string rowOf(const SweptSetting& setting, const analysis::SweepAxes& axes)
{
    std::string row = setting.groupBy.empty() ? "(no grouping)" : setting.groupBy;
    if (axes.maxima.size() > 1)
        row += setting.maximumCases ? fmt::format(", max {}", *setting.maximumCases) : ", max default";
    if (axes.reopens.size() > 1)
        row += setting.reopenClosedCases ? ", reopens" : ", next case";
    if (axes.intervals.size() > 1)
        row += fmt::format(", every {}", setting.interval);
    if (axes.profiles.size() > 1)
        row += fmt::format(", {}", setting.profile);
    return row;
}

std::string cellText(const SweepReport& report, std::size_t point)
{
    const base::Result<SweepOutcome>& outcome = report.sweep.cells[point].outcome;
    const bool isNow = report.sweep.points[point] == report.sweep.current;
    return (outcome ? measureText(*outcome, report.options.measure) : "-") + (isNow ? "*" : " ");
}

/// In the order of the grid, in which the window is the second axis.
std::string tableText(const SweepReport& report)
{
    const std::vector<std::string>& windows = report.axes.timeWindows;
    std::vector<TextTable::Column> columns{{"group by"}};
    std::vector<std::string> titles;
    for (const std::string& window : windows)
        titles.push_back(window + ' '); // above the digits
    for (const std::string& title : titles)
        columns.push_back({title, TextTable::Align::Right});
    TextTable table(columns);
    const std::size_t fields = report.axes.groupBys.size();
    const std::size_t others = report.sweep.points.size() / (fields * windows.size());
    for (std::size_t field = 0; field < fields; ++field)
        for (std::size_t other = 0; other < others; ++other) {
            const std::size_t first = field * windows.size() * others + other;
            std::vector<std::string> cells{rowOf(report.sweep.points[first], report.axes)};
            for (std::size_t i = 0; i < windows.size(); ++i)
                cells.push_back(cellText(report, first + i * others));
            table.add(std::move(cells));
        }
    return table.text(0);
}

/// Why there are no numbers, once each.
std::string errorsText(const analysis::Sweep& sweep)
{
    std::map<std::string, std::uint64_t> errors;
    for (const analysis::SweepCell& cell : sweep.cells)
        if (!cell.outcome)
            ++errors[cell.outcome.error().text];
    std::string text;
    for (const auto& [error, count] : errors)
        text += fmt::format("  -  {}: {}\n", counted(count, "setting", "settings"), printable(error));
    return text;
}

/// The lines before and after the numbers.
std::string beginning(const RuleOverAlerts& over, const std::string& file)
{
    const engine::SimulationInput& simulation = over.simulation;
    std::string text = inputText(simulation.rule, file, over.input, simulation.profile, simulation.silences);
    if (!simulation.analysts.isIdle())
        text += fmt::format("  analysts {}\n", printable(simulation.analysts.name));
    return text + '\n';
}

std::string honesty(const RuleOverAlerts& over)
{
    const engine::SimulationInput& simulation = over.simulation;
    return '\n' + honestyText(simulation.profile.name, modelledBy(simulation.rule, !simulation.analysts.isIdle()));
}

Json headJson(const char* format, const RuleOverAlerts& over, const std::string& file)
{
    const engine::SimulationInput& simulation = over.simulation;
    return {{"casewright", format},
            {"honesty", honestyJson(modelledBy(simulation.rule, !simulation.analysts.isIdle()))},
            {"profile", profileJson(simulation.profile)},
            {"rule", ruleJson(simulation.rule, file)},
            {"source", sourceJson(over.input)},
            {"analysts", simulation.analysts.isIdle() ? Json() : Json(simulation.analysts.name)},
            {"findings", findingsJson(over.findings, simulation.rule, file)}};
}

} // namespace

std::string sweepText(const SweepReport& report)
{
    const analysis::Sweep& sweep = report.sweep;
    std::string text = beginning(report.over, report.options.rule)
        + fmt::format("{}, by what is grouped by and the time window\n\n{}  *  what the rule has: {}\n",
                      titleOf(report.options.measure), tableText(report),
                      measureText(sweep.now, report.options.measure))
        + errorsText(sweep);
    return text + fmt::format("  {} in {:.2f} s\n", counted(sweep.points.size(), "setting", "settings"), sweep.seconds)
        + honesty(report.over);
}

std::string sweepJson(const SweepReport& report)
{
    const analysis::Sweep& sweep = report.sweep;
    Json points = Json::array();
    for (const analysis::SweepCell& cell : sweep.cells)
        points.push_back({{"setting", settingJson(sweep.points[cell.point])},
                          {"outcome", cell.outcome ? outcomeJson(*cell.outcome) : Json()},
                          {"refusal", cell.outcome ? Json() : Json(cell.outcome.error().text)}});
    Json json = headJson("sweep/1", report.over, report.options.rule);
    json["current"] = settingJson(sweep.current);
    json["now"] = outcomeJson(sweep.now);
    json["points"] = std::move(points);
    json["timing"] = {{"read_s", rounded(report.over.readSeconds)}, {"sweep_s", rounded(sweep.seconds)}};
    return indentedJson(json) + '\n';
}

std::string cadenceText(const CadenceReport& report)
{
    using Align = TextTable::Align;
    TextTable table({{"every", Align::Right}, {"cases opened", Align::Right}, {"a day", Align::Right},
                     {"largest", Align::Right}, {"grouping given up", Align::Right}, {"over max_signals", Align::Right},
                     {"over the run's cap", Align::Right}, {"case full", Align::Right}, {"in no case", Align::Right},
                     {""}});
    for (const analysis::CadencePoint& point : report.cadence.points) {
        const std::string interval = point.interval + (point.interval == report.cadence.current ? "*" : " ");
        if (!point.outcome) {
            table.add({interval, "-", "-", "-", "-", "-", "-", "-", "-", point.refusal});
            continue;
        }
        const SweepOutcome& outcome = *point.outcome;
        table.add({interval, measureText(outcome, Measure::CasesOpened), measureText(outcome, Measure::CasesADay),
                   measureText(outcome, Measure::LargestCase), measureText(outcome, Measure::BreakerRuns),
                   grouped(point.overMaxSignals), grouped(point.overRunCap), grouped(point.overLimit),
                   measureText(outcome, Measure::AlertsLost), ""});
    }
    return beginning(report.over, report.options.rule)
        + fmt::format("{}\n\n{}  *  as the rule runs now\n", printable(report.cadence.summary), table.text(0))
        + honesty(report.over);
}

std::string cadenceJson(const CadenceReport& report)
{
    const analysis::Cadence& cadence = report.cadence;
    const auto intervalJson = [&cadence](std::optional<std::size_t> point) {
        return point ? Json(cadence.points[*point].interval) : Json();
    };
    Json points = Json::array();
    for (const analysis::CadencePoint& point : cadence.points)
        points.push_back({{"interval", point.interval},
                          {"outcome", point.outcome ? outcomeJson(*point.outcome) : Json()},
                          {"refusal", point.outcome ? Json() : Json(point.refusal)},
                          {"overRunCap", point.overRunCap},
                          {"overMaxSignals", point.overMaxSignals},
                          {"overLimit", point.overLimit}});
    Json json = headJson("cadence/1", report.over, report.options.rule);
    json["current"] = cadence.current;
    json["points"] = std::move(points);
    json["first"] = {{"groupingGivenUp", intervalJson(cadence.firstBreaker)},
                     {"overRunCap", intervalJson(cadence.firstOverRunCap)},
                     {"overMaxSignals", intervalJson(cadence.firstOverMaxSignals)},
                     {"overLimit", intervalJson(cadence.firstOverLimit)}};
    json["text"] = cadence.summary;
    json["timing"] = {{"read_s", rounded(report.over.readSeconds)}, {"cadence_s", rounded(report.seconds)}};
    return indentedJson(json) + '\n';
}

} // namespace casewright::cli
