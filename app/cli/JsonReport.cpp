// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/JsonReport.h"

#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/QueueReport.h"
#include "app/cli/SilenceReport.h"

namespace casewright::cli {
namespace {

using base::Json;

Json summaryJson(const engine::SimulationSummary& summary)
{
    return {{"documents", summary.documents},
            {"matched", summary.matched},
            {"runs", summary.runs},
            {"alerts", summary.alerts},
            {"ongoing", summary.ongoing},
            {"recovered", summary.recovered},
            {"casesOpened", summary.casesOpened},
            {"casesReopened", summary.casesReopened},
            {"breakerRuns", summary.breakerRuns},
            {"failedRuns", summary.failedRuns},
            {"largestCase", summary.largestCase},
            {"openAtPeak", summary.openAtPeak},
            {"alertsInManyCases", summary.alertsInManyCases}};
}

Json auditJson(const engine::Audit& audit)
{
    return {{"total", audit.total()},
            {"overMaxSignals", audit.overMaxSignals},
            {"muted", audit.muted},
            {"maintenanceWindow", audit.maintenanceWindow},
            {"overRunCap", audit.overRunCap},
            {"handedOver", audit.handedOver()},
            {"overwritten", audit.overwritten},
            {"overLimit", audit.overLimit},
            {"alreadyAttached", audit.alreadyAttached},
            {"attached", audit.attached},
            {"failed", audit.failed},
            {"inNoCase", audit.inNoCase()}};
}

Json runsJson(const std::vector<NotedRun>& runs)
{
    Json list = Json::array();
    for (const NotedRun& run : runs) {
        Json one = {{"at", base::formatTimestamp(run.at)},
                    {"alerts", run.alerts},
                    {"groups", run.groups},
                    {"maximumCases", run.maximumCases}};
        if (run.failure) {
            one["statusCode"] = run.failure->statusCode;
            one["text"] = run.failure->text;
        }
        list.push_back(std::move(one));
    }
    return list;
}

Json badLinesJson(const AlertInput& input)
{
    Json list = Json::array();
    for (const alerts::BadLine& line : input.badLines)
        list.push_back({{"file", fileOfLines(input)}, {"line", line.line}, {"reason", line.reason}});
    for (const AlertInput& each : input.more)
        for (const Json& line : badLinesJson(each))
            list.push_back(line);
    return list;
}

Json timingJson(const Timing& timing, const engine::SimulationSummary& summary)
{
    return {{"read_s", rounded(timing.readSeconds)},
            {"evaluate_s", rounded(summary.evaluateSeconds)},
            {"act_s", rounded(summary.actSeconds)},
            {"store_s", rounded(timing.storeSeconds)},
            {"total_s", rounded(timing.totalSeconds)}};
}

Json caseJson(const engine::Case& one, const std::vector<std::string>& groupings)
{
    return {{"id", one.id.text},
            {"title", one.title},
            {"description", one.description},
            {"tags", one.tags},
            {"owner", one.owner},
            {"status", statusText(one.status)},
            {"counter", one.counter},
            {"grouping", one.group.value < groupings.size() ? parsedOrText(groupings[one.group.value]) : Json()},
            {"totalAlerts", one.totalAlerts},
            {"timesReopened", one.timesReopened},
            {"created_at", base::formatTimestamp(one.createdAt)},
            {"updated_at", timeJson(one.updatedAt)},
            {"closed_at", timeJson(one.closedAt)}};
}

/// Of a report, all but its cases.
Json headJson(const SimulationReport& report)
{
    Json workspace;
    if (!report.keptIn.workspace.empty())
        workspace = {{"file", report.keptIn.workspace}, {"simulation", report.keptIn.simulation}};
    return {{"casewright", "result/1"},
            {"honesty", honestyJson(modelledBy(report.rule, !report.analysts.isIdle()))},
            {"profile", profileJson(report.profile)},
            {"rule", ruleJson(report.rule, report.options.rule)},
            {"source", sourceJson(report.input)},
            {"workspace", std::move(workspace)},
            {"summary", summaryJson(report.result.summary)},
            {"audit", auditJson(report.result.summary.audit)},
            {"silences", silencesJson(report.rule, report.silences, report.input)},
            {"newCases", newCasesJson(report.newCases, report.rule)},
            {"analysts", analystsJson(report)},
            {"queue", queueJson(report)},
            {"breakerRuns", runsJson(report.notes.breakerRuns())},
            {"failedRuns", runsJson(report.notes.failedRuns())},
            {"findings", findingsJson(report.findings, report.rule, report.options.rule)},
            {"badLines", badLinesJson(report.input)},
            {"warnings", warningsOf(report)},
            {"timing", timingJson(report.timing, report.result.summary)},
            {"peak_rss_mb", rounded(report.peakMegabytes)}};
}

} // namespace

void printJsonReport(const SimulationReport& report)
{
    JsonList cases(headJson(report), "cases");
    for (const engine::Case& one : report.result.cases)
        cases.add(caseJson(one, report.result.groupings));
    cases.end();
}

void printJsonReport(const QueueReport& queue)
{
    const SimulationReport& first = queue.rules.front();
    Json workspace;
    if (!first.keptIn.workspace.empty()) {
        workspace = {{"file", first.keptIn.workspace}, {"simulations", Json::array()}};
        for (const SimulationReport& report : queue.rules)
            workspace["simulations"].push_back(report.keptIn.simulation);
    }
    const Json head = {{"casewright", "queue/1"},
                       {"workspace", std::move(workspace)},
                       {"summary", summaryJson(queue.sum)},
                       {"audit", auditJson(queue.sum.audit)},
                       {"analysts", analystsJson(first)},
                       {"queue", queueJson(first)},
                       {"timing", timingJson(first.timing, queue.sum)},
                       {"peak_rss_mb", rounded(first.peakMegabytes)}};
    JsonList rules(head, "rules");
    for (const SimulationReport& report : queue.rules) {
        Json one = headJson(report);
        one["cases"] = Json::array();
        for (const engine::Case& each : report.result.cases)
            one["cases"].push_back(caseJson(each, report.result.groupings));
        rules.add(one);
    }
    rules.end();
}

} // namespace casewright::cli
