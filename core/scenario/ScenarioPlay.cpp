// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/ScenarioPlay.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "core/engine/AlertGrouping.h"
#include "core/engine/CasesConnector.h"
#include "core/scenario/ScenarioAlerts.h"
#include "core/scenario/ScenarioOutcome.h"

namespace casewright::scenario {
namespace {

using base::Json;
using base::Result;
using base::Timestamp;
using engine::CaseOutcome;
using Clock = std::chrono::steady_clock;

constexpr std::size_t AlertsBetweenLooks = 1'000; // at the token

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

base::Error stopped() { return {base::ErrorCode::Cancelled, "stopped on request", {}}; }

/// The state of the world between the steps.
class Player final {
public:
    Player(const Scenario& scenario, const alerts::AlertTable& alerts, engine::RunSink* sink, std::stop_token stop)
        : m_scenario(scenario), m_alerts(alerts), m_sink(sink), m_stop(std::move(stop)),
          m_grouping(scenario.action.groupBy), m_connector(settingsOf(scenario)), m_outcome(scenario, alerts)
    {
    }

    Result<PlayedScenario> playAll(base::Progress* progress)
    {
        const auto begun = Clock::now();
        if (progress != nullptr)
            progress->begin(m_scenario.timeline.size());
        for (std::size_t i = 0; i < m_scenario.timeline.size(); ++i) {
            const TimelineStep& step = m_scenario.timeline[i];
            if (m_stop.stop_requested())
                return base::fail(stopped());
            const Result<void> played =
                std::visit([&](const auto& what) { return this->playStep(step.at, what); }, step.what);
            if (!played)
                return base::fail(played.error());
            if (progress != nullptr)
                progress->advanceTo(i + 1);
        }
        if (const Result<void> done = handOver(); !done)
            return base::fail(done.error());
        m_summary.actSeconds = std::chrono::duration<double>(Clock::now() - begun - m_sinkTime).count();
        PlayedScenario played{.outcome = nullptr, .result = result()};
        played.outcome = std::make_shared<const Json>(m_outcome.write(played.result));
        return played;
    }

private:
    Result<void> playStep(Timestamp now, const RunStep& step)
    {
        if (Result<void> done = handOver(); !done)
            return done;
        std::vector<base::AlertRow> rows;
        for (const Json* const alert : step.alerts) {
            if (rows.size() % AlertsBetweenLooks == 0 && m_stop.stop_requested())
                return base::fail(stopped());
            m_grouping.addAlert(*alert);
            rows.push_back({m_next++});
        }
        engine::RunResult run =
            m_connector.run(now, m_grouping.group(rows, m_connector.settings().limit), m_alerts.idNumbers());
        if (!engine::sumsUp(run) || run.alerts != rows.size())
            return base::fail(base::ErrorCode::InvalidValue,
                              fmt::format("The bins of the audit of the run of {} do not sum up to its alerts. This is "
                                          "an error of Casewright: please report it with the scenario.",
                                          base::formatTimestamp(now)));
        run.documents = m_next;
        run.started = run.alerts;
        count(run);
        m_outcome.add(run, m_connector.cases());
        m_latest = std::move(run);
        return {};
    }

    Result<void> playStep(Timestamp now, const StatusStep& step)
    {
        for (const CaseReference& reference : step.cases) {
            const Result<base::CaseIndex> found = find(reference);
            if (!found)
                return base::fail(found.error());
            const bool isChange = m_connector.cases()[found->value].status != step.status;
            m_connector.setStatus(*found, step.status, now);
            if (isChange && m_latest)
                m_latest->changesAfter.push_back({.caseIndex = *found, .status = step.status, .at = now});
        }
        return {};
    }

    Result<void> playStep(Timestamp, const DeleteStep& step)
    {
        for (const CaseReference& reference : step.cases) {
            const Result<base::CaseIndex> found = find(reference);
            if (!found)
                return base::fail(found.error());
            m_connector.deleteCase(*found);
        }
        return {};
    }

    /// Gives the latest run to the sink. There is a case only after a run, so that no change is without one.
    Result<void> handOver()
    {
        std::optional<engine::RunResult> run = std::exchange(m_latest, std::nullopt);
        if (!run || m_sink == nullptr)
            return {};
        const auto begun = Clock::now();
        Result<void> taken = m_sink->take(std::move(*run), m_connector.cases());
        m_sinkTime += Clock::now() - begun;
        return taken;
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
        ++m_summary.runs;
        m_summary.alerts += run.alerts;
        m_summary.audit += run.audit;
        for (const engine::Decision& decision : run.decisions)
            m_summary.casesReopened += decision.outcome == CaseOutcome::Reopened ? 1U : 0U;
        m_summary.breakerRuns += run.breaker ? 1U : 0U;
        m_summary.failedRuns += run.failure ? 1U : 0U;
        m_summary.alertsInManyCases += run.alertsInManyCases;
        m_summary.openAtPeak = std::max(m_summary.openAtPeak, m_connector.notClosed());
    }

    engine::SimulationResult result()
    {
        m_summary.documents = m_alerts.size();
        m_summary.matched = m_alerts.size();
        m_summary.casesOpened = m_connector.cases().size();
        for (const engine::Case& each : m_connector.cases())
            m_summary.largestCase = std::max(m_summary.largestCase, each.totalAlerts);
        return {.summary = m_summary,
                .cases = m_connector.cases(),
                .counters = m_connector.counters(),
                .groupings = m_connector.groupings()};
    }

    const Scenario& m_scenario;
    const alerts::AlertTable& m_alerts;
    engine::RunSink* m_sink;
    std::stop_token m_stop;
    engine::AlertGrouping m_grouping;
    engine::CasesConnector m_connector;
    ScenarioOutcome m_outcome;
    std::uint32_t m_next = 0;                      ///< row of the next alert
    std::optional<engine::RunResult> m_latest;     ///< not handed over yet
    engine::SimulationSummary m_summary;
    Clock::duration m_sinkTime{};
};

} // namespace

Result<Json> play(const Scenario& scenario)
{
    return play(scenario, *alertsOf(scenario), nullptr).map([](const PlayedScenario& played) {
        return *played.outcome;
    });
}

Result<PlayedScenario> play(const Scenario& scenario, const alerts::AlertTable& alerts, engine::RunSink* sink,
                            base::Progress* progress, std::stop_token stop)
{
    return Player(scenario, alerts, sink, std::move(stop)).playAll(progress);
}

} // namespace casewright::scenario
