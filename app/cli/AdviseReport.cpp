// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/AdviseReport.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/InputText.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/SettingJson.h"
#include "app/cli/TextTable.h"
#include "core/analysis/AdviceText.h"
#include "core/analysis/SweepMeasure.h"

namespace casewright::cli {
namespace {

using analysis::FieldAdvice;
using analysis::Measure;
using analysis::RankedSetting;
using analysis::SweepOutcome;
using base::Json;
using Align = TextTable::Align;

constexpr std::size_t MostRanked = 10;

std::string_view wordsOf(Measure measure)
{
    switch (measure) {
    case Measure::CasesOpened: return "cases opened";
    case Measure::CasesADay: return "cases a day";
    case Measure::CasesReopened: return "cases reopened";
    case Measure::BreakerRuns: return "runs with grouping given up";
    case Measure::AlertsLost: return "alerts lost";
    case Measure::AlertsMixed: return "alerts mixed";
    case Measure::LargestCase: return "largest case";
    case Measure::OpenAtPeak: return "open at peak";
    case Measure::AlertsACase: return "alerts a case";
    case Measure::AnalystHours: return "analyst hours";
    }
    return {};
}

std::string_view nameOf(analysis::GoalPart part)
{
    switch (part) {
    case analysis::GoalPart::CasesADay: return "casesADay";
    case analysis::GoalPart::OpenAtPeak: return "openAtPeak";
    case analysis::GoalPart::AnalystHours: return "analystHoursADay";
    case analysis::GoalPart::Lost: return "alertsLost";
    case analysis::GoalPart::Mixed: return "alertsMixed";
    }
    return {};
}

const SweepOutcome& outcomeOf(const AdviseReport& report, std::size_t point)
{
    return *report.sweep.cells[point].outcome;
}

std::string nameOf(const AdviseReport& report, std::size_t point)
{
    return analysis::settingText(report.sweep.points[point], report.sweep.current);
}

std::string fieldName(const std::string& field) { return field.empty() ? "(no grouping)" : field; }

/// What the rule has beside the best setting.
std::string besideText(const AdviseReport& report)
{
    const bool isSatisfied = report.advice.isSatisfied;
    TextTable table({{""}, {"now", Align::Right}, {isSatisfied ? "advised" : "nearest", Align::Right}});
    const std::size_t best = report.advice.ranked.front().point;
    for (const Measure measure : analysis::AllMeasures)
        table.add({std::string(wordsOf(measure)), analysis::amountText(analysis::valueOf(report.sweep.now, measure)),
                   analysis::amountText(analysis::valueOf(outcomeOf(report, best), measure))});
    return table.text(0);
}

std::string rankedText(const AdviseReport& report, std::size_t width)
{
    TextTable table({{"", Align::Right}, {"setting"}, {"what comes of it"}});
    const std::size_t shown = std::min(report.advice.ranked.size(), MostRanked);
    for (std::size_t i = 0; i < shown; ++i)
        table.add({std::to_string(i + 1), nameOf(report, report.advice.ranked[i].point),
                   report.advice.ranked[i].reason});
    std::string text = table.text(width);
    if (report.advice.ranked.size() > shown)
        text += fmt::format("  and {} more\n", grouped(report.advice.ranked.size() - shown));
    return text;
}

std::string curveText(const AdviseReport& report)
{
    TextTable table({{"cases a day", Align::Right}, {"lost or mixed", Align::Right}, {"setting"}});
    for (const analysis::TradeOff& each : report.advice.curve)
        table.add({analysis::amountText(each.casesADay), grouped(each.lostOrMixed), nameOf(report, each.point)});
    return table.text(0);
}

std::string fieldsText(const AdviseReport& report, std::size_t width)
{
    TextTable table({{"field"}, {"coverage", Align::Right}, {"values", Align::Right}, {"entropy", Align::Right},
                     {"top", Align::Right}, {"peak/limit", Align::Right}, {"cases a day", Align::Right}, {""}});
    for (const FieldAdvice& each : report.fields)
        table.add({fieldName(each.field), analysis::shareText(each.outlook.coverage()), grouped(each.outlook.values),
                   fmt::format("{:.2f}", each.spread.entropy), analysis::shareText(each.spread.topShare),
                   fmt::format("{}/{}", each.outlook.peakGroups, each.outlook.limit),
                   analysis::amountText(each.outlook.casesADay), each.sentence});
    return table.text(width);
}

Json goalJson(const analysis::Goal& goal)
{
    return {{"casesADay", goal.mostCasesADay ? Json(*goal.mostCasesADay) : Json()},
            {"openAtPeak", goal.mostOpenAtPeak ? Json(*goal.mostOpenAtPeak) : Json()},
            {"analystHoursADay", goal.analystHoursADay ? Json(*goal.analystHoursADay) : Json()},
            {"noneLost", goal.noneLost},
            {"noneMixed", goal.noneMixed}};
}

Json rankedJson(const AdviseReport& report, const RankedSetting& ranked)
{
    Json misses = Json::array();
    for (const analysis::GoalMiss& miss : ranked.misses)
        misses.push_back({{"part", nameOf(miss.part)}, {"value", rounded(miss.value)}, {"allowed", miss.allowed}});
    return {{"setting", settingJson(report.sweep.points[ranked.point])},
            {"outcome", measuresJson(outcomeOf(report, ranked.point))},
            {"explained", rounded(ranked.explained)},
            {"misses", std::move(misses)},
            {"reason", ranked.reason}};
}

Json fieldJson(const FieldAdvice& each)
{
    return {{"field", each.field.empty() ? Json() : Json(each.field)},
            {"coverage", rounded(each.outlook.coverage())},
            {"distinct", each.outlook.values},
            {"entropy", rounded(each.spread.entropy)},
            {"topShare", rounded(each.spread.topShare)},
            {"peakGroups", each.outlook.peakGroups},
            {"limit", each.outlook.limit},
            {"casesADay", rounded(each.outlook.casesADay)},
            {"isGood", !each.field.empty() && each.verdict.against.empty()},
            {"sentence", each.sentence}};
}

} // namespace

std::string adviseText(const AdviseReport& report, std::size_t width)
{
    const engine::SimulationInput& simulation = report.over.simulation;
    std::string text = inputText(simulation.rule, report.options.rule, report.over.input, simulation.profile,
                                 simulation.silences);
    if (!simulation.analysts.isIdle())
        text += fmt::format("  analysts {}\n", printable(simulation.analysts.name));
    text += fmt::format("\n{}\n", printable(report.advice.summary));
    if (!report.advice.ranked.empty()) {
        text += fmt::format("{}\n\n{}", report.advice.ranked.front().reason, besideText(report));
        text += fmt::format("\nThe best settings\n{}", rankedText(report, width));
        text += fmt::format("\nCases a day against alerts lost or mixed\n{}", curveText(report));
    }
    text += fmt::format("\nFields to group by\n{}", fieldsText(report, width));
    return text + '\n'
        + honestyText(simulation.profile.name, modelledBy(simulation.rule, !simulation.analysts.isIdle()));
}

std::string adviseJson(const AdviseReport& report)
{
    const engine::SimulationInput& simulation = report.over.simulation;
    Json ranked = Json::array();
    for (const RankedSetting& each : report.advice.ranked)
        ranked.push_back(rankedJson(report, each));
    Json curve = Json::array();
    for (const analysis::TradeOff& each : report.advice.curve)
        curve.push_back({{"setting", settingJson(report.sweep.points[each.point])},
                         {"casesADay", rounded(each.casesADay)},
                         {"lostOrMixed", each.lostOrMixed}});
    Json fields = Json::array();
    for (const FieldAdvice& each : report.fields)
        fields.push_back(fieldJson(each));
    return indentedJson(
               {{"casewright", "advice/1"},
                {"honesty", honestyJson(modelledBy(simulation.rule, !simulation.analysts.isIdle()))},
                {"profile", profileJson(simulation.profile)},
                {"rule", ruleJson(simulation.rule, report.options.rule)},
                {"source", sourceJson(report.over.input)},
                {"analysts", simulation.analysts.isIdle() ? Json() : Json(simulation.analysts.name)},
                {"findings", findingsJson(report.over.findings, simulation.rule, report.options.rule)},
                {"goal", goalJson(report.options.goal)},
                {"satisfied", report.advice.isSatisfied},
                {"summary", report.advice.summary},
                {"now", {{"setting", settingJson(report.sweep.current)}, {"outcome", measuresJson(report.sweep.now)}}},
                {"ranked", std::move(ranked)},
                {"curve", std::move(curve)},
                {"fields", std::move(fields)},
                {"timing",
                 {{"read_s", rounded(report.over.readSeconds)}, {"sweep_s", rounded(report.sweep.seconds)}}}})
        + '\n';
}

} // namespace casewright::cli
