// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ScenarioOutcome.h"

#include <cstdint>
#include <optional>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/scenario/SharedKeys.h"

namespace casewright::scenario {
namespace {

using base::Json;
using engine::CaseOutcome;

std::string outcomeText(CaseOutcome outcome)
{
    switch (outcome) {
    case CaseOutcome::Created: return "created";
    case CaseOutcome::Reopened: return "reopened";
    case CaseOutcome::Attached: return "attached";
    case CaseOutcome::None: break;
    }
    return {};
}

Json timeJson(const std::optional<base::Timestamp>& at)
{
    return at ? Json(base::formatTimestamp(*at)) : Json(nullptr);
}

Json auditJson(std::uint64_t alerts, const engine::Audit& audit)
{
    return {{"alerts", alerts},
            {"attached", audit.attached},
            {"alreadyAttached", audit.alreadyAttached},
            {"overLimit", audit.overLimit},
            {"overwritten", audit.overwritten},
            {"failed", audit.failed}};
}

Json runJson(const engine::RunResult& run, const std::vector<engine::Case>& cases)
{
    Json touched = Json::array();
    Json overLimit = Json::array();
    for (const engine::Decision& decision : run.decisions) {
        const std::string& id = cases[decision.caseIndex.value].id.text;
        if (decision.outcome != CaseOutcome::None)
            touched.push_back({{"case", id},
                               {"outcome", outcomeText(decision.outcome)},
                               {"alertsAttached", decision.attached}});
        if (decision.overLimit > 0)
            overLimit.push_back({{"case", id}, {"alerts", decision.overLimit}});
    }
    Json json = {{"audit", auditJson(run.alerts, run.audit)},
                 {"cases", std::move(touched)},
                 {"breaker", run.breaker},
                 {"overLimit", std::move(overLimit)}};
    if (run.failure)
        json["error"] = {{"statusCode", run.failure->statusCode}};
    return json;
}

Json countersJson(const engine::SimulationResult& result)
{
    Json counters = Json::array();
    for (const engine::CounterRecord& each : result.counters)
        counters.push_back({{"id", each.id.text},
                            {"counter", each.counter},
                            {"createdAt", base::formatTimestamp(each.createdAt)},
                            {"updatedAt", timeJson(each.updatedAt)},
                            {"grouping", Json::parse(result.groupings[each.group.value])}});
    return counters;
}

Json summaryJson(const engine::SimulationSummary& summary)
{
    return {{"casesOpened", summary.casesOpened},
            {"casesReopened", summary.casesReopened},
            {"breakerRuns", summary.breakerRuns},
            {"largestCase", summary.largestCase},
            {"audit", auditJson(summary.alerts, summary.audit)}};
}

} // namespace

/// Apart, because a header names JSON but does not know it.
struct ScenarioOutcome::Runs {
    std::vector<Json> json;
};

ScenarioOutcome::ScenarioOutcome(const Scenario& scenario, const alerts::AlertTable& alerts)
    : m_scenario(scenario), m_alerts(alerts), m_runs(std::make_unique<Runs>())
{
}

ScenarioOutcome::~ScenarioOutcome() = default;

void ScenarioOutcome::add(const engine::RunResult& run, const std::vector<engine::Case>& cases)
{
    m_attached.resize(cases.size());
    for (const engine::Decision& decision : run.decisions)
        for (std::uint32_t i = 0; i < decision.attached; ++i)
            m_attached[decision.caseIndex.value].push_back(
                m_alerts.id(run.attached[std::size_t{decision.firstAttached} + i]));
    m_runs->json.push_back(runJson(run, cases));
}

Json ScenarioOutcome::write(const engine::SimulationResult& result) const
{
    return {{"steps", stepsJson()},
            {"cases", casesJson(result)},
            {"oracle", countersJson(result)},
            {"summary", summaryJson(result.summary)}};
}

Json ScenarioOutcome::stepsJson() const
{
    Json steps = Json::array();
    auto run = m_runs->json.begin();
    for (const TimelineStep& step : m_scenario.timeline) {
        const bool isRun = std::holds_alternative<RunStep>(step.what) && run != m_runs->json.end();
        steps.push_back(isRun ? *run++ : Json(nullptr));
    }
    return steps;
}

Json ScenarioOutcome::casesJson(const engine::SimulationResult& result) const
{
    Json cases = Json::array();
    for (std::size_t i = 0; i < result.cases.size(); ++i) {
        const engine::Case& each = result.cases[i];
        if (each.deleted)
            continue;
        cases.push_back({{"id", each.id.text},
                         {"title", each.title},
                         {"description", each.description},
                         {"tags", each.tags},
                         {"owner", each.owner},
                         {"status", statusText(each.status)},
                         {"counter", each.counter},
                         {"created_at", base::formatTimestamp(each.createdAt)},
                         {"updated_at", timeJson(each.updatedAt)},
                         {"closed_at", timeJson(each.closedAt)},
                         {"alerts", i < m_attached.size() ? Json(m_attached[i]) : Json::array()}});
    }
    return cases;
}

} // namespace casewright::scenario
