// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ScenarioPlay.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/engine/AlertGrouping.h"
#include "core/engine/CasesConnector.h"

namespace casewright::scenario {
namespace {

using base::Json;
using base::Result;
using base::Timestamp;
using engine::CaseOutcome;
using engine::Decision;

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

Json timeJson(const std::optional<Timestamp>& at) { return at ? Json(base::formatTimestamp(*at)) : Json(nullptr); }

Json auditJson(std::uint64_t alerts, const engine::Audit& audit)
{
    return {{"alerts", alerts},
            {"attached", audit.attached},
            {"alreadyAttached", audit.alreadyAttached},
            {"overLimit", audit.overLimit},
            {"overwritten", audit.overwritten},
            {"failed", audit.failed}};
}

engine::ConnectorSettings settingsOf(const Scenario& scenario)
{
    return {.rule = scenario.rule.text,
            .owner = scenario.rule.owner,
            .space = scenario.space,
            .timeWindow = scenario.action.window,
            .reopenClosedCases = scenario.action.reopenClosedCases,
            .limit = engine::groupLimit(scenario.action.maximumCasesToOpen, scenario.profile),
            .titleStyle = scenario.profile.titleStyle};
}

/// The state of the world between the steps.
class Player final {
public:
    explicit Player(const Scenario& scenario)
        : m_scenario(scenario), m_grouping(scenario.action.groupBy), m_connector(settingsOf(scenario))
    {
    }

    Result<Json> playAll()
    {
        Json steps = Json::array();
        for (const TimelineStep& step : m_scenario.timeline) {
            Result<Json> played = std::visit([&](const auto& what) { return this->playStep(step.at, what); }, step.what);
            if (!played)
                return played;
            steps.push_back(std::move(*played));
        }
        return Json{{"steps", std::move(steps)},
                    {"cases", casesJson()},
                    {"oracle", countersJson()},
                    {"summary", summaryJson()}};
    }

private:
    Result<Json> playStep(Timestamp now, const RunStep& step)
    {
        std::vector<base::AlertRow> rows;
        for (const Json* const alert : step.alerts) {
            const auto row = static_cast<std::uint32_t>(m_ids.size());
            m_grouping.addAlert(*alert);
            m_ids.push_back(alert->at("_id").get<std::string>());
            m_idNumbers.push_back(m_rowsById.try_emplace(m_ids.back(), row).first->second);
            rows.push_back({row});
        }
        const engine::RunResult run =
            m_connector.run(now, m_grouping.group(rows, m_connector.settings().limit), m_idNumbers);
        if (!engine::sumsUp(run) || run.alerts != rows.size())
            return base::fail(base::ErrorCode::InvalidValue,
                              fmt::format("The bins of the audit of the run of {} do not sum up to its alerts. This is "
                                          "an error of Casewright: please report it with the scenario.",
                                          base::formatTimestamp(now)));
        count(run);
        return runJson(run);
    }

    Result<Json> playStep(Timestamp now, const StatusStep& step)
    {
        for (const CaseReference& reference : step.cases) {
            const Result<base::CaseIndex> found = find(reference);
            if (!found)
                return base::fail(found.error());
            m_connector.setStatus(*found, step.status, now);
        }
        return Json(nullptr);
    }

    Result<Json> playStep(Timestamp, const DeleteStep& step)
    {
        for (const CaseReference& reference : step.cases) {
            const Result<base::CaseIndex> found = find(reference);
            if (!found)
                return base::fail(found.error());
            m_connector.deleteCase(*found);
        }
        return Json(nullptr);
    }

    Result<base::CaseIndex> find(const CaseReference& reference) const
    {
        if (const std::optional<base::CaseIndex> found = m_connector.find(reference.id))
            return *found;
        return base::fail(m_scenario.file.errorAt(
            base::ErrorCode::NotFound,
            fmt::format("there is no case \"{}\" at this time; ids of cases stand in what the steps before opened",
                        reference.id.text),
            reference.pointer));
    }

    void count(const engine::RunResult& run)
    {
        m_attached.resize(m_connector.cases().size());
        for (const Decision& decision : run.decisions) {
            m_reopened += decision.outcome == CaseOutcome::Reopened ? 1U : 0U;
            for (std::uint32_t i = 0; i < decision.attached; ++i)
                m_attached[decision.caseIndex.value].push_back(
                    m_ids[run.attached[std::size_t{decision.firstAttached} + i].value]);
        }
        m_alerts += run.alerts;
        m_audit += run.audit;
        m_breakerRuns += run.breaker ? 1U : 0U;
    }

    Json runJson(const engine::RunResult& run) const
    {
        Json cases = Json::array();
        Json overLimit = Json::array();
        for (const Decision& decision : run.decisions) {
            const std::string& id = m_connector.cases()[decision.caseIndex.value].id.text;
            if (decision.outcome != CaseOutcome::None)
                cases.push_back({{"case", id},
                                 {"outcome", outcomeText(decision.outcome)},
                                 {"alertsAttached", decision.attached}});
            if (decision.overLimit > 0)
                overLimit.push_back({{"case", id}, {"alerts", decision.overLimit}});
        }
        Json json = {{"audit", auditJson(run.alerts, run.audit)},
                     {"cases", std::move(cases)},
                     {"breaker", run.breaker},
                     {"overLimit", std::move(overLimit)}};
        if (run.failure)
            json["error"] = {{"statusCode", run.failure->statusCode}};
        return json;
    }

    Json casesJson() const
    {
        Json cases = Json::array();
        for (std::size_t i = 0; i < m_connector.cases().size(); ++i) {
            const engine::Case& each = m_connector.cases()[i];
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

    Json countersJson() const
    {
        Json counters = Json::array();
        for (const engine::CounterRecord& each : m_connector.counters())
            counters.push_back({{"id", each.id.text},
                                {"counter", each.counter},
                                {"createdAt", base::formatTimestamp(each.createdAt)},
                                {"updatedAt", timeJson(each.updatedAt)},
                                {"grouping", Json::parse(m_connector.groupings()[each.group.value])}});
        return counters;
    }

    Json summaryJson() const
    {
        std::uint32_t largest = 0;
        for (const engine::Case& each : m_connector.cases())
            largest = std::max(largest, each.totalAlerts);
        return {{"casesOpened", m_connector.cases().size()},
                {"casesReopened", m_reopened},
                {"breakerRuns", m_breakerRuns},
                {"largestCase", largest},
                {"audit", auditJson(m_alerts, m_audit)}};
    }

    const Scenario& m_scenario;
    engine::AlertGrouping m_grouping;
    engine::CasesConnector m_connector;
    std::vector<std::string> m_ids;                    ///< by row
    std::vector<std::uint32_t> m_idNumbers;            ///< by row: the first row with the same id
    std::unordered_map<std::string, std::uint32_t> m_rowsById;
    std::vector<std::vector<std::string>> m_attached;  ///< by case: ids, in order of attachment
    std::uint64_t m_alerts = 0;
    std::uint64_t m_reopened = 0;
    std::uint64_t m_breakerRuns = 0;
    engine::Audit m_audit;
};

} // namespace

Result<Json> play(const Scenario& scenario) { return Player(scenario).playAll(); }

} // namespace casewright::scenario
