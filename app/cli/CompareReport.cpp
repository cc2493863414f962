// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CompareReport.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/Honesty.h"
#include "app/cli/InputText.h"
#include "app/cli/OutcomeCounts.h"
#include "app/cli/Printable.h"
#include "app/cli/Spool.h"
#include "app/cli/TextTable.h"

namespace casewright::cli {
namespace {

using analysis::CaseAssignment;
using analysis::CaseFlow;
using analysis::MovedAlert;
using Align = TextTable::Align;

constexpr std::size_t MostFlows = 20;
constexpr std::size_t MostMoved = 20;
constexpr std::size_t IdDigits = 10;

std::string settingsText(const engine::SimulationInput& input)
{
    std::string text = fmt::format("{}; every {}; Kibana {}", describeAction(input.rule, input.profile),
                                   input.rule.interval, input.profile.name);
    if (!input.analysts.isIdle())
        text += fmt::format("; analysts {}", input.analysts.name);
    return text;
}

std::string sideName(const ComparedSide& side)
{
    return side.simulation ? fmt::format("simulation {}, {}", *side.simulation, side.simulationName)
                           : shownName(side.file);
}

std::string headText(const CompareReport& report)
{
    const std::string nameA = sideName(report.before);
    const std::string nameB = sideName(report.after);
    TextTable table({{""}, {""}});
    if (nameA == nameB)
        table.add({report.alerts ? "rule" : "of", nameA});
    table.add({"A", (nameA == nameB ? "" : nameA + ": ") + settingsText(report.before.input)});
    table.add({"B", (nameA == nameB ? "" : nameB + ": ") + settingsText(report.after.input)});
    if (report.alerts)
        table.add({"alerts", describeAlerts(*report.alerts)});
    else
        table.add({"workspace", report.workspace});
    const std::string& ruleA = report.before.input.rule.name;
    const std::string& ruleB = report.after.input.rule.name;
    return printable(ruleA) + (ruleA == ruleB ? "" : " and " + printable(ruleB)) + '\n' + table.text(0);
}

/// A case that tells itself from others of its group by its time.
std::string caseText(const CaseAssignment& of, std::uint32_t number)
{
    if (number == CaseAssignment::InNoCase)
        return "no case";
    const analysis::AssignedCase& one = of.cases[number];
    const std::string values = analysis::groupValues(one);
    return fmt::format("{}, {}", values.empty() ? "not grouped" : values, timeText(one.createdAt));
}

std::string fatesText(const CompareReport& report)
{
    const analysis::CaseComparison& all = report.comparison;
    struct Fate {
        std::string_view name;
        std::uint64_t cases;
        std::string_view meaning;
    };
    const std::array fates{
        Fate{"kept", all.kept, "one case of B has the same alerts"},
        Fate{"split", all.split, "the alerts are in several cases of B, or some of them in none"},
        Fate{"merged", all.merged, "the alerts are in one case of B, with others"},
        Fate{"split and merged", all.mixed, "both"},
        Fate{"gone", all.gone, "the alerts are in no case of B"},
    };
    TextTable table({{""}, {"", Align::Right}, {""}});
    for (const Fate& fate : fates)
        table.add({std::string(fate.name), grouped(fate.cases), std::string(fate.meaning)});
    table.add({"new in B", grouped(all.fresh), "the alerts were in no case of A"});
    return fmt::format("\nWhat became of the {} of A\n{}", counted(report.before.cases.cases.size(), "case", "cases"),
                       table.text(0));
}

std::string flowsText(const CompareReport& report, std::size_t width)
{
    std::vector<CaseFlow> flows = report.comparison.flows;
    if (flows.empty())
        return "\nFlows: none\n";
    std::stable_sort(flows.begin(), flows.end(),
                     [](const CaseFlow& a, const CaseFlow& b) { return a.alerts > b.alerts; });
    TextTable table({{"alerts", Align::Right}, {"case of A"}, {""}, {"case of B"}});
    const std::size_t shown = std::min(flows.size(), MostFlows);
    for (std::size_t i = 0; i < shown; ++i)
        table.add({grouped(flows[i].alerts), caseText(report.before.cases, flows[i].before), "→",
                   caseText(report.after.cases, flows[i].after)});
    return fmt::format("\nFlows: {}{}\n{}", grouped(flows.size()),
                       shown < flows.size() ? fmt::format(", here the {} with the most alerts", shown) : "",
                       table.text(width));
}

std::string movedText(const CompareReport& report, std::size_t width)
{
    const std::vector<MovedAlert>& moved = report.comparison.moved;
    if (moved.empty())
        return "\nAlerts that moved: none\n";
    TextTable table({{"time"}, {"alert"}, {"from"}, {""}, {"to"}});
    const std::size_t shown = std::min(moved.size(), MostMoved);
    for (std::size_t i = 0; i < shown; ++i) {
        const MovedAlert& each = moved[i];
        const alerts::AlertTable& of = each.isOnlyAfter ? *report.after.cases.table : *report.before.cases.table;
        table.add({timeText(of.times()[each.row.value]), of.id(each.row), caseText(report.before.cases, each.before),
                   "→", caseText(report.after.cases, each.after)});
    }
    return fmt::format("\nAlerts that moved: {}{}\n{}", grouped(moved.size()),
                       shown < moved.size() ? fmt::format(", here the first {}; --format json prints all", shown) : "",
                       table.text(width));
}

std::string countsText(const CompareReport& report)
{
    return "\nWhat came of it; * marks what differs\n"
        + outcomeCountsText("A", report.before.cases.summary, "B", report.after.cases.summary);
}

} // namespace

std::string compareText(const CompareReport& report, std::size_t width)
{
    const engine::SimulationInput& a = report.before.input;
    const engine::SimulationInput& b = report.after.input;
    const std::string profiles = a.profile.name == b.profile.name
                                     ? std::string(a.profile.name)
                                     : fmt::format("{} and {}", a.profile.name, b.profile.name);
    return headText(report) + countsText(report) + fatesText(report) + flowsText(report, width)
        + movedText(report, width) + '\n'
        + honestyText(profiles, modelledBy(a.rule, !a.analysts.isIdle() || !b.analysts.isIdle()));
}

} // namespace casewright::cli
