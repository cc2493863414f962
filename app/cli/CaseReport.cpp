// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseReport.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "core/cases/CaseNames.h"

namespace casewright::cli {
namespace {

using base::Json;
using store::Activity;
using store::ActivityKind;
using Align = TextTable::Align;

std::string_view reasonOf(const Activity& activity)
{
    if (activity.windowPassed)
        return "the time window of the case before had passed";
    if (activity.closedPassed)
        return "the case before was closed";
    return {};
}

std::string describe(const Activity& activity)
{
    switch (activity.kind) {
    case ActivityKind::Created: {
        const std::string_view reason = reasonOf(activity);
        return fmt::format("opened the case, counter {}{}{}", activity.counter, reason.empty() ? "" : ": ", reason);
    }
    case ActivityKind::AlertsAttached: {
        std::string text = "attached " + counted(activity.alerts, "alert", "alerts");
        if (activity.alreadyAttached > 0)
            text += fmt::format("; {} there already", counted(activity.alreadyAttached, "was", "were"));
        return text;
    }
    case ActivityKind::StatusChanged: return fmt::format("set the status to {}", statusText(activity.status));
    }
    return {};
}

std::string groupingText(const std::string& grouping)
{
    return grouping == "{}" ? "none: one case for all alerts" : grouping;
}

std::string headText(const CaseReport& report)
{
    const store::CaseRow& row = report.detail.row;
    const store::StoredSimulation& simulation = report.simulation;
    TextTable table({{""}, {""}});
    table.add({"id", row.id.text});
    table.add({"key", fmt::format("{}, of simulation {} ({})", row.key, simulation.key, simulation.name)});
    table.add({"status", fmt::format("{}, severity {}", statusText(row.status), cases::nameOf(row.severity))});
    table.add({"opened", timeText(row.createdAt)});
    table.add({"updated", timeText(row.updatedAt)});
    std::string closed = timeText(row.closedAt);
    if (report.detail.durationSeconds)
        closed += fmt::format(", {} after it was opened",
                              base::formatDuration({*report.detail.durationSeconds * 1000}));
    table.add({"closed", closed});
    table.add({"reopened", counted(row.timesReopened, "time", "times")});
    table.add({"alerts", grouped(row.totalAlerts)});
    table.add({"grouping", groupingText(report.detail.grouping)});
    table.add({"owner", report.detail.owner});
    table.add({"tags", fmt::format("{}", fmt::join(row.tags, ", "))});
    return fmt::format("{}\n{}\n  {}\n", printable(row.title), table.text(0), printable(report.detail.description));
}

std::string lineageText(const CaseReport& report)
{
    TextTable table({{"counter", Align::Right}, {"key", Align::Right}, {"opened"}, {"alerts", Align::Right}, {""}});
    for (const store::LineageEntry& entry : report.detail.lineage)
        table.add({std::to_string(entry.counter), std::to_string(entry.key), timeText(entry.createdAt),
                   grouped(entry.totalAlerts), entry.key == report.detail.row.key ? "this case" : ""});
    return "\nCases of the group\n" + table.text(0);
}

std::string activityText(const CaseReport& report, std::size_t width)
{
    TextTable table({{""}, {""}, {""}});
    for (const Activity& activity : report.activity)
        table.add({timeText(activity.at), activity.user, describe(activity)});
    std::string text = "\nActivity\n" + table.text(width);
    if (report.hasMoreActivity)
        text += "  … and more; --limit 0 shows all\n";
    return text;
}

std::string alertsText(const CaseReport& report, std::size_t width)
{
    if (report.detail.row.totalAlerts == 0)
        return "\nAlerts: none\n";
    TextTable table({{"time"}, {"attached"}, {"id"}, {"index"}});
    for (const store::AttachedAlert& alert : report.alerts)
        table.add({timeText(alert.at), timeText(alert.attachedAt), alert.id, alert.index});
    std::string text = fmt::format("\nAlerts: {}\n{}", grouped(report.detail.row.totalAlerts), table.text(width));
    if (report.moreAlerts() > 0)
        text += fmt::format("  … {} more; --limit 0 shows all\n", grouped(report.moreAlerts()));
    return text;
}

Json activityJson(const Activity& activity)
{
    Json one = {{"at", base::formatTimestamp(activity.at)}, {"user", activity.user}};
    switch (activity.kind) {
    case ActivityKind::Created:
        one["kind"] = "created";
        one["counter"] = activity.counter;
        one["because"] = activity.windowPassed ? Json("windowPassed")
            : activity.closedPassed            ? Json("closed")
                                               : Json();
        break;
    case ActivityKind::AlertsAttached:
        one["kind"] = "alertsAttached";
        one["alerts"] = activity.alerts;
        one["alreadyAttached"] = activity.alreadyAttached;
        break;
    case ActivityKind::StatusChanged:
        one["kind"] = "statusChanged";
        one["status"] = statusText(activity.status);
        break;
    }
    return one;
}

} // namespace

std::string caseText(const CaseReport& report, std::size_t width)
{
    return headText(report) + lineageText(report) + activityText(report, width) + alertsText(report, width)
        + '\n' + honestyText(report.simulation.profile, modelledIn(report.simulation));
}

std::string caseJson(const CaseReport& report, const std::string& workspace)
{
    Json one = caseRowJson(report.detail.row);
    one["description"] = report.detail.description;
    one["owner"] = report.detail.owner;
    one["grouping"] = parsedOrText(report.detail.grouping);
    one["duration_s"] = report.detail.durationSeconds ? Json(*report.detail.durationSeconds) : Json();
    Json lineage = Json::array();
    for (const store::LineageEntry& entry : report.detail.lineage)
        lineage.push_back({{"key", entry.key},
                           {"counter", entry.counter},
                           {"totalAlerts", entry.totalAlerts},
                           {"created_at", base::formatTimestamp(entry.createdAt)}});
    Json activity = Json::array();
    for (const Activity& entry : report.activity)
        activity.push_back(activityJson(entry));
    Json alerts = Json::array();
    for (const store::AttachedAlert& alert : report.alerts)
        alerts.push_back({{"id", alert.id},
                          {"index", alert.index},
                          {"at", base::formatTimestamp(alert.at)},
                          {"attachedAt", base::formatTimestamp(alert.attachedAt)}});
    const Json document = {{"casewright", "case/1"},
                           {"honesty", honestyJson(modelledIn(report.simulation))},
                           {"workspace", workspace},
                           {"simulation", simulationJson(report.simulation)},
                           {"case", std::move(one)},
                           {"lineage", std::move(lineage)},
                           {"activity", std::move(activity)},
                           {"moreActivity", report.hasMoreActivity},
                           {"alerts", std::move(alerts)},
                           {"moreAlerts", report.moreAlerts()}};
    return indentedJson(document) + '\n';
}

} // namespace casewright::cli
