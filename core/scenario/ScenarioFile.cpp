// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ScenarioFile.h"

#include <cstdint>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/scenario/ExpectationKeys.h"

namespace casewright::scenario {
namespace {

using base::ErrorCode;
using base::JsonNode;

std::vector<CaseReference> readCases(const JsonNode& node)
{
    std::vector<CaseReference> cases;
    if (!node.json().is_array()) {
        cases.push_back({.id = {node.text()}, .pointer = node.pointer()});
        return cases;
    }
    for (const JsonNode& element : node.elements())
        cases.push_back({.id = {element.text()}, .pointer = element.pointer()});
    return cases;
}

RunStep readRun(const JsonNode& node)
{
    node.only({"alerts"});
    RunStep run;
    for (const JsonNode& alert : node.required("alerts").elements()) {
        if (!alert.json().is_object())
            alert.reject(ErrorCode::InvalidValue, "an alert must be an object");
        const JsonNode id = alert.member("_id");
        if (!id.isThere())
            alert.reject(ErrorCode::MissingValue, "an alert needs an `_id`, by which it is attached once");
        if (id.text().empty() && id.isThere())
            id.reject(ErrorCode::InvalidValue, "an `_id` must not be empty");
        run.alerts.push_back(&alert.json());
    }
    return run;
}

TimelineStep readStep(const JsonNode& node, base::Timestamp before)
{
    node.only({"at", "run", "setStatus", "deleteCases"});
    TimelineStep step{.at = before, .what = RunStep{}};
    const JsonNode at = node.required("at");
    if (const base::Result<base::Timestamp> time = base::parseTimestamp(at.text()))
        step.at = *time;
    else if (at.isThere())
        at.reject(ErrorCode::InvalidValue, time.error().text);
    if (step.at < before)
        at.reject(ErrorCode::InvalidValue,
                  fmt::format("a step must not be earlier than the one before it, which is at {}",
                              base::formatTimestamp(before)));
    const JsonNode run = node.member("run");
    const JsonNode status = node.member("setStatus");
    const JsonNode gone = node.member("deleteCases");
    if (run.isThere() + status.isThere() + gone.isThere() != 1) {
        node.reject(ErrorCode::InvalidValue, "a step has `at` and one of `run`, `setStatus` and `deleteCases`");
    } else if (run.isThere()) {
        step.what = readRun(run);
    } else if (status.isThere()) {
        status.only({"case", "status"});
        step.what = StatusStep{.cases = readCases(status.required("case")),
                               .status = readStatus(status.required("status"))};
    } else {
        static_cast<void>(gone.elements()); // a list, also for one
        step.what = DeleteStep{.cases = readCases(gone)};
    }
    return step;
}

} // namespace

base::Result<Scenario> parseScenario(std::string text, std::string file)
{
    base::Result<base::JsonFile> parsed = base::JsonFile::parse(std::move(text), std::move(file), "a scenario file");
    if (!parsed)
        return base::fail(std::move(parsed.error()));
    Scenario scenario{.file = std::move(*parsed), .name = {}, .profile = rules::newestProfile(), .space = {},
                      .rule = {}, .action = {}, .timeline = {}, .expect = nullptr};
    const JsonNode root(scenario.file);
    requireKind(root, "scenario/1");
    root.only({"casewright", "name", "kibana", "space", "rule", "action", "timeline", "expect"});
    scenario.name = root.member("name").text();
    scenario.profile = readProfile(root.required("kibana"));
    scenario.space = root.required("space").text();
    scenario.rule = readRule(root.required("rule"));
    scenario.action = readAction(root.required("action"));
    base::Timestamp before{std::numeric_limits<std::int64_t>::min()};
    for (const JsonNode& step : root.required("timeline").elements()) {
        scenario.timeline.push_back(readStep(step, before));
        before = scenario.timeline.back().at;
    }
    const JsonNode expect = root.required("expect");
    expect.only({"steps", "cases", "oracle", "summary"});
    refuseUnknownKeys(expect);
    scenario.expect = &expect.json();
    if (scenario.file.error)
        return base::fail(*scenario.file.error);
    return scenario;
}

} // namespace casewright::scenario
