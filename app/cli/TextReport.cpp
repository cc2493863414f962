// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/TextReport.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/cli/AlertInput.h"
#include "app/cli/Honesty.h"
#include "app/cli/InputText.h"
#include "app/cli/Printable.h"
#include "app/cli/QueueReport.h"
#include "app/cli/TextTable.h"
#include "core/engine/RuleEvaluation.h"

namespace casewright::cli {
namespace {

using Align = TextTable::Align;

constexpr std::size_t MostCases = 20;
constexpr std::size_t MostRuns = 10;
constexpr std::size_t MostBadLines = 5;
constexpr std::size_t IdDigits = 10;

bool makesAlerts(const SimulationReport& report) { return engine::makesAlerts(report.rule); }

std::string auditText(const SimulationReport& report)
{
    const engine::Audit& audit = report.result.summary.audit;
    const std::uint64_t total = audit.total();
    struct Bin {
        std::string_view name;
        std::uint64_t alerts;
        bool always;
    };
    const Bin bins[] = {
        {"attached to a case", audit.attached, true},
        {"already in the case", audit.alreadyAttached, true},
        {"left out: the case was full", audit.overLimit, true},
        {"left out: over max_signals, or never looked at", audit.overMaxSignals, true},
        {"left out: over what a run hands over", audit.overRunCap, true},
        {"lost: replaced by the group \"unknown\"", audit.overwritten, true},
        {"lost: the run failed", audit.failed, true},
        {"left out: muted or snoozed", audit.muted, false},
        {"left out: new in a maintenance window", audit.maintenanceWindow, false},
    };
    TextTable table({{""}, {"", Align::Right}, {"", Align::Right}});
    for (const Bin& bin : bins)
        if (bin.always || bin.alerts > 0)
            table.add({std::string(bin.name), grouped(bin.alerts), percent(bin.alerts, total)});
    table.add({makesAlerts(report) ? "all: alerts, each once a run" : "all that matched", grouped(total), ""});
    table.add({"in no case", grouped(audit.inNoCase()), percent(audit.inNoCase(), total)});
    return "\nAudit\n" + table.text(0);
}

std::string runsText(const SimulationReport& report)
{
    const engine::SimulationSummary& summary = report.result.summary;
    TextTable table({{""}, {"", Align::Right}, {""}});
    table.add({"runs", grouped(summary.runs), ""});
    table.add({makesAlerts(report) ? "new alerts" : "alerts", grouped(summary.alerts), ""});
    if (makesAlerts(report)) {
        table.add({"ongoing", grouped(summary.ongoing), "each counted in every run that it goes on"});
        table.add({"recovered", grouped(summary.recovered), ""});
    }
    table.add({"cases opened", grouped(summary.casesOpened),
               summary.casesOpened > 0 ? fmt::format("the largest with {}",
                                                     counted(summary.largestCase, "alert", "alerts"))
                                       : ""});
    table.add({"cases reopened", grouped(summary.casesReopened), ""});
    table.add({"most open at a time", grouped(summary.openAtPeak), ""});
    table.add({"breaker runs", grouped(summary.breakerRuns),
               summary.breakerRuns > 0 ? "more groups than the limit of cases: all in one case" : ""});
    if (summary.failedRuns > 0)
        table.add({"failed runs", grouped(summary.failedRuns), ""});
    return "\nSummary\n" + table.text(0);
}

/// Those with the most alerts, if not all are shown; in order of creation.
std::vector<std::size_t> casesToShow(const std::vector<engine::Case>& cases)
{
    std::vector<std::size_t> order(cases.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (order.size() <= MostCases)
        return order;
    std::stable_sort(order.begin(), order.end(), [&cases](std::size_t a, std::size_t b) {
        return cases[a].totalAlerts > cases[b].totalAlerts;
    });
    order.resize(MostCases);
    std::sort(order.begin(), order.end());
    return order;
}

std::string casesText(const SimulationReport& report, std::size_t width)
{
    const std::vector<engine::Case>& cases = report.result.cases;
    if (cases.empty())
        return "\nCases: none\n";
    TextTable table({{"opened"}, {"alerts", Align::Right}, {"status"}, {"id"}, {"title"}});
    const std::vector<std::size_t> shown = casesToShow(cases);
    for (const std::size_t i : shown) {
        const engine::Case& one = cases[i];
        table.add({timeText(one.createdAt), grouped(one.totalAlerts), std::string(statusText(one.status)),
                   one.id.text.substr(0, IdDigits), one.title});
    }
    std::string text = shown.size() == cases.size()
        ? fmt::format("\nCases: {}\n", grouped(cases.size()))
        : fmt::format("\nCases: {}, here the {} with the most alerts\n", grouped(cases.size()), shown.size());
    text += table.text(width);
    if (shown.size() < cases.size())
        text += fmt::format("  … {} more; {}\n", grouped(cases.size() - shown.size()),
                            report.keptIn.workspace.empty() ? "--workspace FILE keeps them, --format json prints all"
                                                            : "casewright-cli cases list shows them");
    return text;
}

std::string notedRunsText(std::string_view title, const std::vector<NotedRun>& runs, bool failed, std::size_t width)
{
    if (runs.empty())
        return {};
    TextTable table({{"run"}, {"alerts", Align::Right}, {"groups", Align::Right}, {"limit", Align::Right},
                     {failed ? "why" : ""}});
    for (std::size_t i = 0; i < std::min(runs.size(), MostRuns); ++i) {
        const NotedRun& run = runs[i];
        table.add({timeText(run.at), grouped(run.alerts), grouped(run.groups), grouped(run.maximumCases),
                   run.failure ? fmt::format("{} {}", run.failure->statusCode, run.failure->text) : ""});
    }
    std::string text = fmt::format("\n{}: {}\n{}", title, grouped(runs.size()), table.text(width));
    if (runs.size() > MostRuns)
        text += fmt::format("  … {} more; --format json prints all\n", grouped(runs.size() - MostRuns));
    return text;
}

std::string badLinesText(const AlertInput& input)
{
    const std::vector<alerts::BadLine>& lines = input.badLines;
    std::string text;
    for (std::size_t i = 0; i < std::min(lines.size(), MostBadLines); ++i)
        text += fmt::format("    {}:{}: {}\n", printable(fileOfLines(input)), lines[i].line,
                            printable(lines[i].reason));
    if (lines.size() > MostBadLines)
        text += "    …\n";
    return text;
}

std::string warningsText(const SimulationReport& report)
{
    const std::vector<std::string> warnings = warningsOf(report);
    if (warnings.empty())
        return {};
    std::string text = "\nWarnings\n";
    for (const std::string& warning : warnings)
        text += "  " + printable(warning) + '\n';
    text += badLinesText(report.input);
    for (const AlertInput& each : report.input.more)
        text += badLinesText(each);
    return text;
}

/// `queue`: what the analysts did, where it is of this rule alone.
std::string ruleText(const SimulationReport& report, const std::string& queue, std::size_t width)
{
    std::string text = inputText(report.rule, report.options.rule, report.input, report.profile, report.silences,
                                 newCasesText(report.newCases, report.rule));
    text += auditText(report);
    text += runsText(report);
    text += queue;
    text += casesText(report, width);
    text += notedRunsText("Breaker runs", report.notes.breakerRuns(), false, width);
    text += notedRunsText("Failed runs", report.notes.failedRuns(), true, width);
    text += warningsText(report);
    text += '\n';
    text += honestyText(report.profile.name, modelledBy(report.rule, !report.analysts.isIdle()));
    return text;
}

/// A line for each rule, and one for all.
std::string rulesText(const QueueReport& queue, std::size_t width)
{
    TextTable table({{"alerts", Align::Right}, {"opened", Align::Right}, {"reopened", Align::Right},
                     {"most open", Align::Right}, {"breaker runs", Align::Right}, {"in no case", Align::Right},
                     {"rule"}});
    const auto add = [&table](const std::string& name, const engine::SimulationSummary& summary) {
        table.add({grouped(summary.alerts), grouped(summary.casesOpened), grouped(summary.casesReopened),
                   grouped(summary.openAtPeak), grouped(summary.breakerRuns), grouped(summary.audit.inNoCase()), name});
    };
    for (const SimulationReport& report : queue.rules)
        add(report.rule.name, report.result.summary);
    add("all of them", queue.sum);
    return table.text(width);
}

} // namespace

std::string textReport(const SimulationReport& report, std::size_t width)
{
    return ruleText(report, queueText(report), width);
}

std::string textReport(const QueueReport& queue, std::size_t width)
{
    const std::size_t count = queue.rules.size();
    std::string text = fmt::format("{} rules, one queue\n{}", count, rulesText(queue, width));
    text += queueText(queue.rules.front());
    for (std::size_t i = 0; i < count; ++i)
        text += fmt::format("\nRule {} of {}: {}", i + 1, count, ruleText(queue.rules[i], {}, width));
    return text;
}

} // namespace casewright::cli
