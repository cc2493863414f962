// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/CaseReport.h"

#include <optional>
#include <sstream>
#include <string_view>
#include <variant>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "app/cli/CaseComments.h"
#include "app/cli/Honesty.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "app/cli/StoredCases.h"
#include "app/cli/TextTable.h"
#include "app/cli/UserActionText.h"
#include "core/archive/HtmlText.h"
#include "core/cases/CaseJson.h"
#include "core/cases/CaseNames.h"
#include "core/cases/CaseVersion.h"

namespace casewright::cli {
namespace {

using base::Json;
using store::Activity;
using store::ActivityKind;
using Align = TextTable::Align;

std::string groupingText(const std::string& grouping)
{
    return grouping == "{}" ? "none: one case for all alerts" : grouping;
}

std::string secondsText(const std::optional<std::int64_t>& seconds)
{
    return seconds ? archive::lengthText({*seconds * 1000}) : std::string("-");
}

/// `a, b`, or `-` for none.
std::string joined(const std::vector<std::string>& texts)
{
    return texts.empty() ? std::string("-") : fmt::format("{}", fmt::join(texts, ", "));
}

std::string valueText(const cases::CustomValue& value)
{
    if (const auto* const text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* const truth = std::get_if<bool>(&value))
        return *truth ? "true" : "false";
    if (const auto* const number = std::get_if<std::int64_t>(&value))
        return std::to_string(*number);
    return "-";
}

std::string collectionText(const CaseReport& report)
{
    const store::StoredSimulation& collection = report.simulation;
    return fmt::format("{}, of {} {} ({})", report.detail.row.key,
                       collection.origin == store::CaseOrigin::Simulation ? "simulation" : "collection",
                       collection.key, collection.name);
}

/// Who made it, as `cases list --reporter` takes it.
std::string reporterText(const std::optional<std::string>& createdBy)
{
    if (!createdBy)
        return fmt::format("{} (the rule)", cases::RuleUser);
    return createdBy->empty() ? std::string("none (the name is not known)") : *createdBy;
}

/// How long it was worked on, as far as anything is known of that.
void addTimes(TextTable& table, const CaseReport& report)
{
    const cases::CaseDocument& document = report.stored.document;
    const base::Duration inProgress = report.lifespan.inProgressDuration;
    table.add({"worked on", fmt::format("open {}{}", archive::lengthText(report.lifespan.openDuration),
                                        inProgress == base::Duration{}
                                            ? ""
                                            : ", in progress " + archive::lengthText(inProgress))});
    if (document.timeToAcknowledge || document.timeToInvestigate || document.timeToResolve)
        table.add({"times", fmt::format("to acknowledge {}, to investigate {}, to resolve {}",
                                        secondsText(document.timeToAcknowledge),
                                        secondsText(document.timeToInvestigate),
                                        secondsText(document.timeToResolve))});
}

/// What people give a case.
void addAttributes(TextTable& table, const CaseReport& report)
{
    const cases::CaseAttributes& attributes = report.stored.document.attributes;
    table.add({"owner", report.detail.owner});
    table.add({"reporter", reporterText(report.stored.document.createdBy)});
    table.add({"assignees", joined(attributes.assignees)});
    table.add({"category", attributes.category.value_or("-")});
    table.add({"tags", joined(attributes.tags)});
    for (const cases::CustomField& field : attributes.customFields)
        table.add({field.key, valueText(field.value)});
    if (attributes.connector.id != "none")
        table.add({"connector", fmt::format("{} ({})", attributes.connector.name, attributes.connector.id)});
    if (const auto& service = report.stored.document.externalService)
        table.add({"incident", fmt::format("{}, pushed {}: {}", service->externalTitle, timeText(service->pushedAt),
                                           service->externalUrl)});
}

/// A text with its own lines.
std::string linesText(const std::string& given, std::string_view indent)
{
    std::string text;
    std::istringstream lines(given);
    for (std::string line; std::getline(lines, line);)
        text += line.empty() ? std::string("\n") : fmt::format("{}{}\n", indent, printable(line));
    return text;
}

std::string headText(const CaseReport& report)
{
    const store::CaseRow& row = report.detail.row;
    TextTable table({{""}, {""}});
    table.add({"id", row.id.text});
    table.add({"key", collectionText(report)});
    table.add({"version", cases::versionText(report.stored.document.version)});
    table.add({"status", fmt::format("{}, severity {}", statusText(row.status), cases::nameOf(row.severity))});
    table.add({"opened", timeText(row.createdAt)});
    table.add({"updated", timeText(row.updatedAt)});
    std::string closed = timeText(row.closedAt);
    if (report.detail.durationSeconds)
        closed += fmt::format(", {} after it was opened", secondsText(report.detail.durationSeconds));
    table.add({"closed", closed});
    table.add({"reopened", counted(row.timesReopened, "time", "times")});
    addTimes(table, report);
    table.add({"alerts", grouped(row.totalAlerts)});
    if (report.simulation.origin == store::CaseOrigin::Simulation)
        table.add({"grouping", groupingText(report.detail.grouping)});
    addAttributes(table, report);
    return fmt::format("{}\n{}\n{}", printable(row.title), table.text(0),
                       linesText(report.detail.description, "  "));
}

std::string commentsText(const CaseReport& report)
{
    if (report.comments.empty())
        return {};
    std::string text = fmt::format("\nComments: {}\n", grouped(report.comments.size()));
    for (const store::StoredComment& each : report.comments) {
        const cases::Comment& comment = each.comment;
        text += fmt::format("  {}  {}  {}{}\n", timeText(comment.createdAt), printable(actorText(comment.createdBy)),
                            printable(comment.id), comment.updatedAt ? "  (edited)" : "");
        text += linesText(comment.attachment ? "an attachment of another kind" : comment.text, "    ");
    }
    return text;
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
    std::string text = "\nActivity\n" + userActionsText(report.userActions.rows, report.activity.rows, width);
    if (report.userActions.rows.empty())
        text += "  None of these types.\n";
    if (report.userActions.hasMore)
        text += "  … and more; --limit 0 shows all\n";
    return text;
}

std::string alertsText(const CaseReport& report, std::size_t width)
{
    if (report.detail.row.totalAlerts == 0)
        return "\nAlerts: none\n";
    TextTable table({{"time"}, {"attached"}, {"id"}, {"index"}});
    for (const store::AttachedAlert& alert : report.alerts.rows)
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

bool isSimulated(const CaseReport& report) { return report.simulation.origin == store::CaseOrigin::Simulation; }

/// As Kibana's metrics have it, in milliseconds.
Json lifespanJson(const cases::Lifespan& lifespan)
{
    Json reopened = Json::array();
    for (const base::Timestamp& at : lifespan.reopenDates)
        reopened.push_back(base::formatTimestamp(at));
    return {{"creationDate", base::formatTimestamp(lifespan.createdAt)},
            {"closeDate", timeJson(lifespan.closedAt)},
            {"statusInfo",
             {{"openDuration", lifespan.openDuration.milliseconds},
              {"inProgressDuration", lifespan.inProgressDuration.milliseconds},
              {"reopenDates", std::move(reopened)}}}};
}

} // namespace

std::string caseText(const CaseReport& report, std::size_t width)
{
    return headText(report) + (isSimulated(report) ? lineageText(report) : std::string()) + commentsText(report)
        + activityText(report, width) + alertsText(report, width)
        + (isSimulated(report) ? '\n' + honestyText(report.simulation.profile, modelledIn(report.simulation))
                               : std::string());
}

std::string caseJson(const CaseReport& report, const std::string& workspace)
{
    Json one = caseRowJson(report.detail.row);
    one.update(cases::caseValue(report.stored.document));
    one["grouping"] = parsedOrText(report.detail.grouping);
    one["duration_s"] = report.detail.durationSeconds ? Json(*report.detail.durationSeconds) : Json();
    Json lineage = Json::array();
    for (const store::LineageEntry& entry : report.detail.lineage)
        lineage.push_back({{"key", entry.key},
                           {"counter", entry.counter},
                           {"totalAlerts", entry.totalAlerts},
                           {"created_at", base::formatTimestamp(entry.createdAt)}});
    Json activity = Json::array();
    for (const Activity& entry : report.activity.rows)
        activity.push_back(activityJson(entry));
    Json alerts = Json::array();
    for (const store::AttachedAlert& alert : report.alerts.rows)
        alerts.push_back({{"id", alert.id},
                          {"index", alert.index},
                          {"at", base::formatTimestamp(alert.at)},
                          {"attachedAt", base::formatTimestamp(alert.attachedAt)}});
    const Json document = {{"casewright", "case/1"},
                           {"honesty", isSimulated(report) ? honestyJson(modelledIn(report.simulation)) : Json()},
                           {"workspace", workspace},
                           {"simulation", simulationJson(report.simulation)},
                           {"case", std::move(one)},
                           {"lineage", std::move(lineage)},
                           {"activity", std::move(activity)},
                           {"moreActivity", report.activity.hasMore},
                           {"userActions", userActionsJson(report.userActions.rows)},
                           {"moreUserActions", report.userActions.hasMore},
                           {"comments", commentsJson(report.comments)},
                           {"lifespan", lifespanJson(report.lifespan)},
                           {"alerts", std::move(alerts)},
                           {"moreAlerts", report.moreAlerts()}};
    return indentedJson(document) + '\n';
}

} // namespace casewright::cli
