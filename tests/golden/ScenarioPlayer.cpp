// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ScenarioPlayer.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/Time.h"
#include "core/rules/TimeWindow.h"
#include "core/rules/VersionProfile.h"

namespace casewright::tests {
namespace {

using base::Json;
using engine::CaseOutcome;
using engine::Decision;

std::string statusText(engine::CaseStatus status)
{
    switch (status) {
    case engine::CaseStatus::Open: return "open";
    case engine::CaseStatus::InProgress: return "in-progress";
    case engine::CaseStatus::Closed: return "closed";
    }
    return {};
}

engine::CaseStatus statusOf(const std::string& text)
{
    if (text == "closed")
        return engine::CaseStatus::Closed;
    return text == "in-progress" ? engine::CaseStatus::InProgress : engine::CaseStatus::Open;
}

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

} // namespace

ScenarioPlayer::ScenarioPlayer(engine::ConnectorSettings settings, std::string groupBy)
    : m_grouping(std::move(groupBy)), m_connector(std::move(settings))
{
}

base::Result<Json> ScenarioPlayer::play(const Json& scenario)
{
    const Json& rule = scenario.at("rule");
    const Json& action = scenario.at("action");
    const auto profile = rules::versionProfile(scenario.at("kibana").get<std::string>());
    const auto window = rules::parseTimeWindow(action.at("timeWindow").get<std::string>());
    if (!profile || !window)
        return base::fail(profile ? window.error() : profile.error());
    engine::ConnectorSettings settings{
        .rule = {.id = {rule.at("id").get<std::string>()},
                 .name = rule.at("name").get<std::string>(),
                 .tags = rule.value("tags", std::vector<std::string>{})},
        .owner = rule.at("owner").get<std::string>(),
        .space = scenario.at("space").get<std::string>(),
        .timeWindow = *window,
        .reopenClosedCases = action.at("reopenClosedCases").get<bool>(),
        .limit = engine::groupLimit(action.at("maximumCasesToOpen").get<std::int64_t>(), *profile),
        .titleStyle = profile->titleStyle};
    if (rule.contains("url") && rule.at("url").is_string())
        settings.rule.url = rule.at("url").get<std::string>();
    const Json& fields = action.at("groupingBy");
    ScenarioPlayer player(std::move(settings), fields.empty() ? std::string() : fields.at(0).get<std::string>());
    Json steps = Json::array();
    for (const Json& step : scenario.at("timeline"))
        steps.push_back(player.playStep(step));
    return Json{{"steps", std::move(steps)}, {"cases", player.casesJson()}, {"oracle", player.countersJson()}};
}

Json ScenarioPlayer::playStep(const Json& step)
{
    const base::Timestamp now = base::parseTimestamp(step.at("at").get<std::string>()).value();
    if (step.contains("run"))
        return run(now, step.at("run").at("alerts"));
    if (step.contains("deleteCases")) {
        for (const Json& id : step.at("deleteCases"))
            m_connector.deleteCase(find(id.get<std::string>()));
        return nullptr;
    }
    const Json& change = step.at("setStatus");
    const Json ids = change.at("case").is_array() ? change.at("case") : Json::array({change.at("case")});
    for (const Json& id : ids)
        m_connector.setStatus(find(id.get<std::string>()), statusOf(change.at("status").get<std::string>()), now);
    return nullptr;
}

Json ScenarioPlayer::run(base::Timestamp now, const Json& alerts)
{
    std::vector<base::AlertRow> rows;
    for (const Json& alert : alerts) {
        const auto row = static_cast<std::uint32_t>(m_ids.size());
        m_grouping.addAlert(alert);
        m_ids.push_back(alert.at("_id").get<std::string>());
        const auto first = std::find(m_ids.begin(), m_ids.end(), m_ids.back());
        m_idNumbers.push_back(static_cast<std::uint32_t>(first - m_ids.begin()));
        rows.push_back({row});
    }
    const engine::RunResult result =
        m_connector.run(now, m_grouping.group(rows, m_connector.settings().limit), m_idNumbers);
    remember(result);
    return runJson(result);
}

void ScenarioPlayer::remember(const engine::RunResult& result)
{
    m_attached.resize(m_connector.cases().size());
    for (const Decision& decision : result.decisions)
        for (std::uint32_t i = 0; i < decision.attached; ++i)
            m_attached[decision.caseIndex.value].push_back(
                m_ids[result.attached[decision.firstAttached + i].value]);
}

Json ScenarioPlayer::runJson(const engine::RunResult& result) const
{
    Json cases = Json::array();
    Json overLimit = Json::array();
    for (const Decision& decision : result.decisions) {
        const std::string& id = m_connector.cases()[decision.caseIndex.value].id.text;
        if (decision.outcome != CaseOutcome::None)
            cases.push_back(
                {{"case", id}, {"outcome", outcomeText(decision.outcome)}, {"alertsAttached", decision.attached}});
        if (decision.overLimit > 0)
            overLimit.push_back({{"case", id}, {"alerts", decision.overLimit}});
    }
    Json json = {{"audit",
                  {{"alerts", result.alerts},
                   {"attached", result.audit.attached},
                   {"alreadyAttached", result.audit.alreadyAttached},
                   {"overLimit", result.audit.overLimit},
                   {"overwritten", result.audit.overwritten},
                   {"failed", result.audit.failed}}},
                 {"cases", std::move(cases)},
                 {"breaker", result.breaker},
                 {"overLimit", std::move(overLimit)}};
    if (result.failure)
        json["error"] = {{"statusCode", result.failure->statusCode}};
    return json;
}

Json ScenarioPlayer::casesJson() const
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

Json ScenarioPlayer::countersJson() const
{
    Json counters = Json::array();
    for (const engine::CounterRecord& each : m_connector.counters())
        counters.push_back({{"id", each.id.text},
                            {"counter", each.counter},
                            {"createdAt", base::formatTimestamp(each.createdAt)},
                            {"updatedAt", timeJson(each.updatedAt)},
                            {"grouping", base::parseJson(m_connector.groupings()[each.group.value]).value()}});
    return counters;
}

base::CaseIndex ScenarioPlayer::find(const std::string& id) const
{
    const auto found = m_connector.find({id});
    if (!found)
        throw std::runtime_error("the scenario names a case that is not there: " + id);
    return *found;
}

} // namespace casewright::tests
