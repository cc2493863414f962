// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/archive/HtmlReport.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/archive/HtmlStyle.h"
#include "core/archive/HtmlText.h"
#include "core/archive/Modelled.h"
#include "core/base/Json.h"
#include "core/cases/CaseNames.h"
#include "core/engine/RuleEvaluation.h"

namespace casewright::archive {
namespace {

using engine::Audit;

std::string section(std::string_view title, const std::string& body)
{
    return fmt::format("<section>\n<h2>{}</h2>\n{}</section>\n", htmlText(title), body);
}

std::string note(const std::string& text) { return fmt::format("<p class=\"muted\">{}</p>\n", htmlText(text)); }

std::string tile(std::string_view label, std::uint64_t value, std::string_view tone = {})
{
    return fmt::format("<div class=\"tile{}{}\"><b>{}</b>{}</div>\n", tone.empty() ? "" : " ", tone, htmlNumber(value),
                       htmlText(label));
}

std::string_view stateText(store::SimulationState state)
{
    switch (state) {
    case store::SimulationState::Running: return "still running";
    case store::SimulationState::Cancelled: return "cancelled: what was written until then";
    case store::SimulationState::Failed: return "failed: what was written until then";
    case store::SimulationState::Finished: break;
    }
    return "finished";
}

std::string headHtml(const ReportData& data)
{
    const store::StoredSimulation& simulation = data.simulation;
    return fmt::format(
        "<h1>{}</h1>\n<p class=\"muted\">Simulation {} of {} UTC, {}. After Kibana {}; Kibana did not produce "
        "it. Times are in UTC.</p>\n",
        htmlText(simulation.name), simulation.key, htmlTime(simulation.startedAt), stateText(simulation.state),
        htmlText(simulation.profile));
}

std::string tilesHtml(const ReportData& data)
{
    const engine::SimulationSummary& summary = data.simulation.summary;
    const std::uint64_t lost = summary.audit.inNoCase();
    return "<div class=\"tiles\">\n" + tile("documents", summary.documents) + tile("alerts", summary.alerts)
        + tile("runs", summary.runs) + tile("cases opened", summary.casesOpened)
        + tile("cases reopened", summary.casesReopened) + tile("most cases open at once", summary.openAtPeak)
        + tile("most alerts in a case", summary.largestCase)
        + tile("runs over the limit of cases", summary.breakerRuns, summary.breakerRuns > 0 ? "limit" : "")
        + tile("alerts in no case", lost, lost > 0 ? "loss" : "") + "</div>\n";
}

std::string auditHtml(const ReportData& data)
{
    const Audit& audit = data.simulation.summary.audit;
    const std::array<std::pair<std::string_view, std::uint64_t>, 9> bins{{
        {"attached to a case", audit.attached},
        {"attached already", audit.alreadyAttached},
        {"over max_signals of the rule", audit.overMaxSignals},
        {"muted or snoozed", audit.muted},
        {"in a maintenance window", audit.maintenanceWindow},
        {"over the cap of a run", audit.overRunCap},
        {"overwritten by another group of their run", audit.overwritten},
        {"the case was full", audit.overLimit},
        {"in a run that failed", audit.failed},
    }};
    HtmlTable table("Where each alert ended. The bins add up.", {{"bin"}, {"alerts", true}, {"share", true}, {""}});
    const std::uint64_t total = audit.total();
    for (const auto& [name, count] : bins) {
        const double share = total == 0 ? 0 : 100.0 * static_cast<double>(count) / static_cast<double>(total);
        table.add({htmlText(name), htmlNumber(count), fmt::format("{:.1f} %", share),
                   fmt::format("<span class=\"share\" style=\"width:{:.0f}px\"></span>", share * 2)});
    }
    table.add({"all", htmlNumber(total), "", ""}, true);
    return section("Audit", table.html());
}

std::string runsHtml(const ReportData& data)
{
    if (data.spans.empty())
        return section("Alerts of the runs", note("No run had alerts."));
    std::vector<ChartBar> bars;
    std::uint64_t struck = 0;
    for (const RunSpan& span : data.spans) {
        struck += span.struck;
        std::string tip = fmt::format("{} UTC: {} alerts in {} runs", htmlTime(span.from), span.alerts, span.runs);
        if (span.struck > 0)
            tip += fmt::format(", a limit struck in {}", span.struck);
        bars.push_back({.label = htmlTime(span.from).substr(5, 11),
                        .value = span.alerts,
                        .isMarked = span.struck > 0,
                        .tip = std::move(tip)});
    }
    return section(
        "Alerts of the runs",
        barChart("Alerts that runs handed over to the Cases action, over time", bars)
            + note(fmt::format("From {} to {}. A mark stands over runs in which a limit struck (of cases, of "
                               "alerts of a run, or of a case that is full), or which failed: {}.",
                               htmlTime(data.firstRun), htmlTime(data.lastRun), struck)));
}

std::string openHtml(const ReportData& data)
{
    if (data.open.empty())
        return {};
    std::vector<ChartStep> steps;
    for (const store::OpenCases& each : data.open)
        steps.push_back({.at = each.at, .value = each.open});
    return section("Open cases over time", stepChart("Cases that were not closed, over time", steps, data.lastRun));
}

/// The sizes in classes that tell small from full.
std::string sizesHtml(const ReportData& data)
{
    constexpr std::array<std::uint32_t, 9> Ends{0, 1, 5, 10, 50, 100, 500, 999, 1'000};
    std::vector<ChartBar> bars;
    std::uint32_t from = 0;
    for (const std::uint32_t to : Ends) {
        ChartBar bar{.label = from == to ? std::to_string(to) : fmt::format("{} to {}", from, to)};
        for (const store::CaseSizeCount& size : data.sizes)
            if (size.alerts >= from && (size.alerts <= to || to == Ends.back()))
                bar.value += size.cases;
        bar.tip = fmt::format("{} cases with {} alerts", bar.value, bar.label);
        bars.push_back(std::move(bar));
        from = to + 1;
    }
    return section("Cases by number of alerts", barChart("Cases by the number of alerts that they hold", bars));
}

/// What a group has in common, field by field: objects within objects are dotted names, as in the rule.
void appendFields(const base::Json& value, const std::string& name, std::string& html)
{
    if (value.is_object() && !value.empty()) {
        for (const auto& [key, inner] : value.items())
            appendFields(inner, name.empty() ? key : name + '.' + key, html);
        return;
    }
    html += fmt::format("{}{} <code>{}</code>", html.empty() ? "" : ", ", htmlText(name),
                        htmlText(value.is_string() ? value.get<std::string>() : base::plainJson(value)));
}

std::string groupText(const std::string& grouping)
{
    if (grouping.empty() || grouping == "{}")
        return "no grouping";
    const base::Result<base::Json> parsed = base::parseJson(grouping);
    if (!parsed || !parsed->is_object())
        return htmlText(grouping);
    std::string html;
    appendFields(*parsed, {}, html);
    return html;
}

std::string groupsHtml(const ReportData& data)
{
    if (data.groups.empty())
        return {};
    HtmlTable table("By the alerts that are attached to their cases.", {{"group"}, {"cases", true}, {"alerts", true}});
    for (const store::GroupTotal& group : data.groups)
        table.add({groupText(group.grouping), htmlNumber(group.cases), htmlNumber(group.alerts)});
    return section("Largest groups", table.html());
}

std::string casesHtml(const ReportData& data)
{
    const store::StatusCounts& counts = data.cases;
    const std::uint64_t total = counts.open + counts.inProgress + counts.closed;
    const std::string now = fmt::format("{} open, {} in progress, {} closed, as they are now.", counts.open,
                                        counts.inProgress, counts.closed);
    if (total == 0)
        return section("Cases", note("No cases."));
    HtmlTable table(now, {{"title"}, {"status"}, {"severity"}, {"alerts", true}, {"opened"}, {"closed"}, {"id"}});
    for (const store::CaseRow& row : data.largest)
        table.add({htmlText(row.title), htmlText(cases::nameOf(row.status)), htmlText(cases::nameOf(row.severity)),
                   htmlNumber(row.totalAlerts), htmlTime(row.createdAt), row.closedAt ? htmlTime(*row.closedAt) : "",
                   fmt::format("<code>{}</code>", htmlText(std::string_view(row.id.text).substr(0, 12)))});
    const bool all = data.largest.size() == total;
    return section("Cases",
                   table.html()
                       + (all ? std::string()
                              : note(fmt::format("Here are the {} with the most alerts, of {}; an export of the "
                                                 "cases has all.",
                                                 data.largest.size(), total))));
}

std::string durationText(const std::optional<base::Duration>& length) { return length ? lengthText(*length) : "-"; }

std::string queueHtml(const ReportData& data)
{
    const auto& queue = data.simulation.summary.queue;
    if (!queue)
        return {};
    HtmlTable table("A model of analysts, not Kibana's.", {{"what"}, {"", true}});
    table.add({"cases taken up", htmlNumber(queue->taken)});
    table.add({"cases closed", htmlNumber(queue->closed)});
    table.add({"most waiting at once", htmlNumber(queue->mostWaiting)});
    table.add({"waiting at the end", htmlNumber(queue->waitingAtEnd)});
    table.add({"median wait", durationText(queue->waitMedian)});
    table.add({"95 % waited at most", durationText(queue->waitP95)});
    table.add({"overloaded", durationText(queue->overload)});
    return section("Analysts", table.html());
}

std::string settingsHtml(const ReportData& data)
{
    const store::StoredSimulation& simulation = data.simulation;
    HtmlTable table("What the simulation is a function of.", {{"setting"}, {"value"}});
    table.add({"rule", htmlText(data.rule.name)});
    table.add({"type", htmlText(data.rule.ruleTypeId)});
    table.add({"interval", htmlText(data.rule.interval)});
    if (const auto& action = data.rule.casesAction) {
        table.add({"grouped by", action->groupBy.empty() ? "nothing: one case for all" : htmlText(action->groupBy)});
        table.add({"time window", htmlText(action->timeWindow)});
        table.add({"closed cases", action->reopenClosedCases ? "are reopened" : "stay closed; a new one is opened"});
        if (action->maximumCasesToOpen)
            table.add({"most cases of a run", std::to_string(*action->maximumCasesToOpen)});
        if (action->templateId)
            table.add({"template", htmlText(*action->templateId)});
    }
    table.add({"Kibana", htmlText(simulation.profile)});
    table.add({"source", htmlText(simulation.source.name)});
    table.add({"seed", std::to_string(simulation.source.seed)});
    table.add({"analysts", simulation.analysts.empty() ? "nobody works on the cases" : "see below"});
    std::string details = fmt::format("<details><summary>The rule as it was</summary><pre>{}</pre></details>\n",
                                      htmlText(simulation.ruleJson));
    if (!simulation.analysts.empty())
        details += fmt::format("<details><summary>The analysts</summary><pre>{}</pre></details>\n",
                               htmlText(simulation.analysts));
    if (!simulation.configuration.empty())
        details += fmt::format("<details><summary>The configuration of cases</summary><pre>{}</pre></details>\n",
                               htmlText(simulation.configuration));
    return section("Settings", table.html() + details);
}

std::string list(const std::vector<std::string_view>& texts)
{
    std::string html = "<ul>\n";
    for (const std::string_view text : texts)
        html += fmt::format("<li>{}</li>\n", htmlText(text));
    return html + "</ul>\n";
}

std::string honestyHtml(const ReportData& data)
{
    const Modelled modelled = modelledBy(data.rule, !data.simulation.analysts.empty());
    return section("What this is",
                   "<p>A simulation by Casewright " CASEWRIGHT_VERSION
                   "; Kibana did not produce it.</p>\n<p>Modelled:</p>\n"
                       + list(modelledTexts(modelled)) + "<p>Not modelled:</p>\n" + list(notModelledTexts()));
}

} // namespace

std::string htmlReport(const ReportData& data)
{
    return fmt::format("<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
                       "<meta charset=\"utf-8\"/>\n<meta name=\"viewport\" content=\"width=device-width, "
                       "initial-scale=1\"/>\n<title>{}</title>\n<style>{}{}{}</style>\n</head>\n<body>\n<main>\n",
                       htmlText(data.simulation.name), HtmlColours, HtmlLayout, HtmlCharts)
        + headHtml(data) + tilesHtml(data) + auditHtml(data) + runsHtml(data) + openHtml(data) + sizesHtml(data)
        + queueHtml(data) + groupsHtml(data) + settingsHtml(data) + honestyHtml(data) + casesHtml(data)
        + "</main>\n</body>\n</html>\n";
}

} // namespace casewright::archive
