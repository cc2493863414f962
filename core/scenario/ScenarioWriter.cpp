// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ScenarioWriter.h"

#include <cstddef>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/alerts/DocumentJson.h"
#include "core/engine/RunSource.h"
#include "core/scenario/ScenarioFile.h"
#include "core/scenario/ScenarioPlay.h"
#include "core/scenario/SharedKeys.h"

namespace casewright::scenario {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

constexpr int Indent = 1; // as the recorded files have it

/// The document as the action sees it.
Result<Json> alertJson(const alerts::AlertTable& table, base::AlertRow row)
{
    Result<Json> document = table.document(row).and_then([](const std::string& text) { return base::parseJson(text); });
    if (!document)
        return document;
    Json expanded = alerts::expandDottedKeys(std::move(*document));
    Json alert = {{"_id", table.id(row)}, {"_index", table.index(row)}};
    for (auto entry = expanded.begin(); entry != expanded.end(); ++entry)
        if (entry.key() != "_id" && entry.key() != "_index")
            alert[entry.key()] = std::move(entry.value());
    return alert;
}

/// What analysts did between the runs of a simulation, and right after them.
class AnalystWork final : public engine::RunSink {
public:
    [[nodiscard]] Result<void> take(engine::RunResult run, const std::vector<engine::Case>& /*cases*/) override
    {
        m_runs.push_back({std::move(run.changesBefore), std::move(run.changesAfter)});
        return {};
    }

    /// Adds steps for what they did before a run, or after it; runs count as the schedule gives them.
    void addBefore(std::size_t run, const std::vector<engine::Case>& cases, Json& timeline) const
    {
        add(m_runs[run].before, cases, timeline);
    }
    void addAfter(std::size_t run, const std::vector<engine::Case>& cases, Json& timeline) const
    {
        add(m_runs[run].after, cases, timeline);
    }

private:
    using Changes = std::vector<engine::StatusChange>;
    struct AroundRun {
        Changes before;
        Changes after;
    };
    static void add(const Changes& changes, const std::vector<engine::Case>& cases, Json& timeline)
    {
        for (const engine::StatusChange& change : changes)
            timeline.push_back(
                {{"at", base::formatTimestamp(change.at)},
                 {"setStatus",
                  {{"case", cases[change.caseIndex.value].id.text}, {"status", statusText(change.status)}}}});
    }

    std::vector<AroundRun> m_runs;
};

/// A run of each tick that hands something over, and what analysts did meanwhile.
Result<Json> timelineJson(const engine::SimulationInput& input, const AnalystWork& work,
                          const std::vector<engine::Case>& cases, const std::stop_token& stop)
{
    const Result<std::unique_ptr<engine::RunSource>> runs = engine::makeRunSource(input, nullptr, stop);
    if (!runs)
        return base::fail(runs.error());
    Json timeline = Json::array();
    engine::DueRun due;
    for (std::size_t run = 0;; ++run) {
        const Result<bool> isDue = (*runs)->next(due);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            return timeline;
        work.addBefore(run, cases, timeline);
        Json alerts = Json::array();
        for (const base::AlertRow row : due.rows) {
            if (stop.stop_requested())
                return base::fail(ErrorCode::Cancelled, "stopped on request");
            Result<Json> alert = alertJson(*(*runs)->source().table, row);
            if (!alert)
                return alert;
            alerts.push_back(std::move(*alert));
        }
        if (!alerts.empty())
            timeline.push_back(
                {{"at", base::formatTimestamp(due.at)}, {"run", {{"alerts", std::move(alerts)}}}});
        work.addAfter(run, cases, timeline);
    }
}

Json headJson(const engine::SimulationInput& input)
{
    const rules::Rule& rule = input.rule;
    const rules::CasesAction& action = *rule.casesAction;
    return {{"casewright", "scenario/1"},
            {"name", fmt::format("{} · {}", rule.name, input.alerts->name())},
            {"kibana", input.profile.name},
            {"space", input.space},
            {"rule",
             {{"id", rule.id.text}, {"name", rule.name}, {"tags", rule.tags}, {"owner", rules::ownerOf(rule)}}},
            {"action",
             {{"groupingBy", action.groupBy.empty() ? Json::array() : Json::array({action.groupBy})},
              {"timeWindow", action.timeWindow},
              {"reopenClosedCases", action.reopenClosedCases},
              {"maximumCasesToOpen",
               action.maximumCasesToOpen ? Json(*action.maximumCasesToOpen) : Json(nullptr)}}}};
}

std::string text(const Json& json) { return json.dump(Indent, ' ', false, Json::error_handler_t::replace) + '\n'; }

} // namespace

Result<std::string> writeScenario(const engine::SimulationInput& input, std::stop_token stop)
{
    AnalystWork work;
    const Result<engine::SimulationResult> simulated = engine::simulate(input, &work, nullptr, stop);
    if (!simulated)
        return base::fail(simulated.error());
    const engine::Audit& audit = simulated->summary.audit;
    if (audit.handedOver() > MostAlerts)
        return base::fail(ErrorCode::LimitReached,
                          fmt::format("{} alerts come to the Cases action, and a scenario file holds at most {}; take "
                                      "fewer documents, or a shorter flood",
                                      audit.handedOver(), MostAlerts));
    Json scenario = headJson(input);
    Result<Json> timeline = timelineJson(input, work, simulated->cases, stop);
    if (!timeline)
        return base::fail(std::move(timeline.error()));
    scenario["timeline"] = std::move(*timeline);
    scenario["expect"] = Json::object();
    const Result<Scenario> written = parseScenario(text(scenario), {});
    const Result<Json> played = written ? play(*written) : base::fail(written.error());
    if (!played)
        return base::fail(played.error());
    const Json& sums = played->at("summary").at("audit");
    if (sums.at("attached") != audit.attached || sums.at("overLimit") != audit.overLimit
        || sums.at("failed") != audit.failed)
        return base::fail(ErrorCode::InvalidValue,
                          "The scenario does not come to what the simulation came to. This is an error of Casewright: "
                          "please report it with the rule and the alerts.");
    scenario["expect"] = *played;
    return text(scenario);
}

} // namespace casewright::scenario
