// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/ExplanationReport.h"

#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/Honesty.h"
#include "app/cli/InputJson.h"
#include "app/cli/InputText.h"
#include "app/cli/JsonText.h"
#include "app/cli/Printable.h"
#include "core/analysis/ExplanationText.h"
#include "core/rules/TimeWindow.h"

namespace casewright::cli {
namespace {

using analysis::Counterfactuals;
using analysis::Explanation;
using base::Json;

std::string storyText(const Explanation& explanation, const ExplanationReport& report)
{
    std::string text =
        fmt::format("\nAlert {}, in the index {}\n", printable(explanation.id), printable(explanation.index));
    std::size_t number = 0;
    for (const analysis::Step& step : analysis::tell(explanation, report.simulation))
        text += fmt::format("{:3}. {}\n", ++number, printable(step.text));
    return text;
}

std::string counterfactualText(const Counterfactuals& found)
{
    std::string text = "\nWhat would have changed it\n";
    for (const analysis::Counterfactual& each : found.changes)
        text += fmt::format("  - {}\n", printable(each.text));
    if (found.changes.empty())
        text += "  nothing that was tried\n";
    if (!found.noDifference.empty())
        text += "\nWhat would not\n";
    for (const analysis::NoDifference& each : found.noDifference)
        text += fmt::format("  - {}\n", printable(each.text));
    return text + fmt::format("  Found by running the rule {} more.\n", counted(found.simulations, "time", "times"));
}

std::string_view foundText(analysis::ValueFound found)
{
    switch (found) {
    case analysis::ValueFound::NotGrouped: return "notGrouped";
    case analysis::ValueFound::Path: return "path";
    case analysis::ValueFound::Literal: return "literal";
    case analysis::ValueFound::Missing: return "missing";
    case analysis::ValueFound::Falsy: return "falsy";
    }
    return {};
}

std::string_view silenceText(analysis::Silence::Kind kind)
{
    switch (kind) {
    case analysis::Silence::Kind::Rule: return "rule";
    case analysis::Silence::Kind::Alert: return "alert";
    case analysis::Silence::Kind::Snooze: return "snooze";
    case analysis::Silence::Kind::Maintenance: return "maintenanceWindow";
    }
    return {};
}

Json caseJson(const engine::Case& one)
{
    return {{"id", one.id.text},
            {"title", one.title},
            {"counter", one.counter},
            {"status", statusText(one.status)},
            {"totalAlerts", one.totalAlerts},
            {"created_at", base::formatTimestamp(one.createdAt)}};
}

Json queueJson(const analysis::Queue& queue, const engine::SimulationInput& input)
{
    return {{"entry", entryName(queue.entry)},
            {"firstRun", base::formatTimestamp(queue.firstRun)},
            {"run", base::formatTimestamp(queue.run)},
            {"lookBackStart", base::formatTimestamp(queue.lookBackStart)},
            {"runsWaited", queue.runsWaited},
            {"waiting", queue.waiting},
            {"place", queue.place},
            {"taken", queue.taken},
            {"maxSignals", input.rule.maxSignals}};
}

Json groupingJson(const analysis::Grouping& grouping)
{
    return {{"found", foundText(grouping.found)},
            {"value", grouping.value.empty() ? Json() : parsedOrText(grouping.value)},
            {"grouping", parsedOrText(grouping.key)}};
}

Json decisionJson(const analysis::GroupDecision& group, const analysis::Execution& run,
                  const engine::SimulationInput& input)
{
    const engine::Decision& numbers = group.numbers;
    const std::string& window = input.rule.casesAction->timeWindow;
    return {{"grouping", parsedOrText(group.key)},
            {"counterCreated", numbers.counterCreated},
            {"counterCreatedAt", base::formatTimestamp(group.counterCreatedAt)},
            {"counterBefore", group.counterBefore},
            {"counter", numbers.counter},
            {"windowStart", base::formatTimestamp(numbers.windowStart)},
            {"windowEdge", base::formatTimestamp(run.at - rules::parseTimeWindow(window).value())},
            {"windowPassed", numbers.windowPassed},
            {"closedPassed", numbers.closedPassed},
            {"closedCase", group.closedBefore ? caseJson(*group.closedBefore) : Json()},
            {"caseCreated", numbers.outcome == engine::CaseOutcome::Created},
            {"caseReopened", numbers.outcome == engine::CaseOutcome::Reopened},
            {"case", caseJson(group.into)},
            {"alertsBefore", numbers.alertsBefore},
            {"alerts", numbers.alerts},
            {"maximumAlerts", engine::MaximumAlertsPerCase},
            {"attached", numbers.attached},
            {"alreadyAttached", numbers.alreadyAttached},
            {"overLimit", numbers.overLimit}};
}

Json executionJson(const analysis::Execution& run, const engine::SimulationInput& input)
{
    Json json = {{"at", base::formatTimestamp(run.at)},
                 {"alerts", run.alerts},
                 {"groups", run.groups},
                 {"maximumCases", run.maximumCases},
                 {"breaker", run.breaker},
                 {"overwritten", run.overwritten},
                 {"failure", nullptr},
                 {"decision", nullptr}};
    if (run.failure)
        json["failure"] = {{"statusCode", run.failure->statusCode}, {"text", run.failure->text}};
    if (run.decision)
        json["decision"] = decisionJson(*run.decision, run, input);
    return json;
}

Json silenceJson(const analysis::Silence& silence)
{
    const bool hasSpan = silence.kind == analysis::Silence::Kind::Snooze
        || silence.kind == analysis::Silence::Kind::Maintenance;
    return {{"kind", silenceText(silence.kind)},
            {"from", hasSpan ? Json(base::formatTimestamp(silence.span.from)) : Json()},
            {"to", hasSpan ? Json(base::formatTimestamp(silence.span.to)) : Json()}};
}

Json lifeJson(const analysis::Lifetime& life)
{
    const bool isAlert = life.number > 0;
    const auto time = [isAlert](base::Timestamp at) { return isAlert ? Json(base::formatTimestamp(at)) : Json(); };
    return {{"instance", life.instance},
            {"number", life.number},
            {"lives", life.lives},
            {"start", time(life.start)},
            {"last", time(life.last)},
            {"recovered", timeJson(life.recovered)},
            {"runs", life.runs},
            {"flapping", life.flapping},
            {"handedOver", life.handedOver},
            {"attached", life.attached},
            {"muted", life.muted},
            {"maintenanceWindow", life.maintenance},
            {"overRunCap", life.overRunCap},
            {"at", time(life.at)},
            {"place", life.place},
            {"isNew", life.isNew},
            {"reported", isAlert ? Json() : Json(life.reported)},
            {"longestRow", isAlert ? Json() : Json(life.longestRow)}};
}

Json counterfactualJson(const analysis::Counterfactual& each)
{
    const std::optional<analysis::Execution>& run = each.outcome.execution;
    return {{"setting", analysis::nameOf(each.setting)},
            {"value", each.value},
            {"bin", analysis::nameOf(each.outcome.bin)},
            {"case", run && run->decision ? caseJson(run->decision->into) : Json()},
            {"text", each.text}};
}

Json explainedJson(const Explained& one, const engine::SimulationInput& input)
{
    const Explanation& it = one.explanation;
    Json steps = Json::array();
    for (const analysis::Step& step : analysis::tell(it, input))
        steps.push_back({{"kind", analysis::nameOf(step.kind)}, {"text", step.text}});
    Json changes = Json::array();
    for (const analysis::Counterfactual& each : one.counterfactuals.changes)
        changes.push_back(counterfactualJson(each));
    Json noDifference = Json::array();
    for (const analysis::NoDifference& each : one.counterfactuals.noDifference)
        noDifference.push_back({{"setting", analysis::nameOf(each.setting)}, {"text", each.text}});
    return {{"index", it.index},
            {"time", base::formatTimestamp(it.time)},
            {"bin", analysis::nameOf(it.bin)},
            {"inCase", it.isInCase()},
            {"steps", std::move(steps)},
            {"queue", it.life ? Json() : queueJson(it.queue, input)},
            {"life", it.life ? lifeJson(*it.life) : Json()},
            {"silence", it.silence ? silenceJson(*it.silence) : Json()},
            {"documentsPerRun", it.documentsPerRun},
            {"grouping", it.grouping ? groupingJson(*it.grouping) : Json()},
            {"execution", it.execution ? executionJson(*it.execution, input) : Json()},
            {"counterfactuals", std::move(changes)},
            {"noDifference", std::move(noDifference)},
            {"simulations", one.counterfactuals.simulations}};
}

} // namespace

std::string_view entryName(analysis::Entry entry)
{
    switch (entry) {
    case analysis::Entry::Alert: return "alert";
    case analysis::Entry::LeftLookBack: return "leftLookBack";
    case analysis::Entry::NeverInLookBack: return "neverInLookBack";
    case analysis::Entry::WaitedToTheEnd: return "waitedToTheEnd";
    case analysis::Entry::NotMatched: return "notMatched";
    }
    return {};
}

std::string explanationText(const ExplanationReport& report)
{
    const engine::SimulationInput& simulation = report.simulation;
    std::string text = inputText(simulation.rule, report.options.rule, report.input, simulation.profile,
                                 simulation.silences);
    if (!simulation.analysts.isIdle())
        text += fmt::format("  analysts {}\n", printable(simulation.analysts.name));
    for (const Explained& each : report.explained)
        text += storyText(each.explanation, report) + counterfactualText(each.counterfactuals);
    return text + '\n'
        + honestyText(simulation.profile.name, modelledBy(simulation.rule, !simulation.analysts.isIdle()));
}

std::string explanationJson(const ExplanationReport& report)
{
    const engine::SimulationInput& simulation = report.simulation;
    Json explanations = Json::array();
    for (const Explained& each : report.explained)
        explanations.push_back(explainedJson(each, simulation));
    return indentedJson(
               {{"casewright", "explanation/1"},
                {"honesty", honestyJson(modelledBy(simulation.rule, !simulation.analysts.isIdle()))},
                {"profile", profileJson(simulation.profile)},
                {"rule", ruleJson(simulation.rule, report.options.rule)},
                {"source", sourceJson(report.input)},
                {"analysts", simulation.analysts.isIdle() ? Json() : Json(simulation.analysts.name)},
                {"findings", findingsJson(report.findings, simulation.rule, report.options.rule)},
                {"alert", report.options.alert},
                {"explanations", std::move(explanations)},
                {"timing", {{"read_s", rounded(report.readSeconds)}, {"explain_s", rounded(report.explainSeconds)}}}})
        + '\n';
}

} // namespace casewright::cli
