// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SimulationJob.h"

#include <chrono>
#include <utility>

#include "core/engine/Simulation.h"
#include "core/rules/RuleJson.h"
#include "core/store/NewCaseColumns.h"
#include "core/store/SimulationWriter.h"

namespace casewright::ui {
namespace {

using store::SimulationState;

/// Notes each run for the window and hands it on to the workspace's writer.
class LiveSink final : public engine::RunSink {
public:
    LiveSink(LiveSimulation& live, store::SimulationWriter* writer, const std::stop_token& stop)
        : m_live(live), m_writer(writer), m_stop(stop)
    {
    }

    [[nodiscard]] base::Result<void> prepare(const engine::AlertSource& source) override
    {
        return m_writer ? m_writer->prepare(source) : base::Result<void>();
    }
    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        if (base::Result<void> gone = pause(); !gone)
            return gone;
        m_live.add(storedRunOf(run, m_count++));
        return m_writer ? m_writer->take(std::move(run), cases) : base::Result<void>();
    }

private:
    /// Who looks around meanwhile finds all runs until now in the workspace.
    [[nodiscard]] base::Result<void> pause()
    {
        if (!m_live.isPaused())
            return {};
        if (base::Result<void> flushed = m_writer ? m_writer->flush() : base::Result<void>(); !flushed)
            return flushed;
        m_live.waitWhilePaused(m_stop);
        return {};
    }

    LiveSimulation& m_live;
    store::SimulationWriter* m_writer;
    const std::stop_token& m_stop;
    std::uint64_t m_count = 0;
};

/// One simulation from its order to its outcome.
class Job final {
public:
    Job(const SimulationOrder& order, LiveSimulation& live, const std::stop_token& stop)
        : m_order(order), m_live(live), m_stop(stop)
    {
        m_outcome.simulation = {.name = order.name,
                                .ruleJson = rules::writeRule(order.rule),
                                .source = order.source,
                                .profile = std::string(order.profile.name),
                                .analysts = order.analysts.isIdle() ? std::string()
                                                                    : engine::writeAnalysts(order.analysts),
                                .analystsSeed = order.analystsSeed,
                                .configuration = order.configuration,
                                .startedAt = order.startedAt};
    }

    [[nodiscard]] SimulationOutcome run()
    {
        const base::Result<void> done = read().and_then([this] { return simulate(); });
        if (!done)
            fail(done.error());
        return std::move(m_outcome);
    }

private:
    [[nodiscard]] base::Result<void> read()
    {
        m_outcome.alerts = m_order.alerts;
        if (!m_outcome.alerts) {
            base::Result<LoadedAlerts> loaded
                = loadAlerts(m_order.source, m_order.skipBadLines, &m_live.reading(), m_stop);
            if (!loaded)
                return base::fail(std::move(loaded.error()));
            m_outcome.alerts = std::make_shared<const LoadedAlerts>(std::move(*loaded));
        }
        m_live.setDocuments(m_outcome.alerts->table->size());
        return {};
    }

    [[nodiscard]] base::Result<void> simulate()
    {
        const auto begun = std::chrono::steady_clock::now();
        m_live.enter(SimulationPhase::Simulating);
        const base::Result<cases::NewCaseFields> newCases = store::newCaseFieldsOf(m_outcome.simulation);
        if (!newCases)
            return base::fail(newCases.error());
        if (base::Result<void> opened = openWriter(); !opened)
            return opened;
        setPlan();
        const engine::SimulationInput input{
            .rule = m_order.rule,
            .alerts = m_outcome.alerts->table,
            .profile = m_order.profile,
            .analysts = m_order.analysts,
            .seed = m_order.analystsSeed,
            .newCases = *newCases,
            .keepsQueueHistory = true};
        LiveSink sink(m_live, m_writer.get(), m_stop);
        const base::Result<engine::SimulationResult> result
            = engine::simulate(input, &sink, &m_live.simulating(), m_stop);
        if (!result)
            return base::fail(result.error());
        m_live.enter(SimulationPhase::Finishing);
        if (m_writer) {
            if (const base::Result<std::int64_t> kept = m_writer->finish(*result, m_stop); !kept)
                return base::fail(kept.error());
        }
        m_outcome.simulation.summary = result->summary;
        m_outcome.simulation.state = SimulationState::Finished;
        keepMoments(*result);
        m_outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        return {};
    }

    void setPlan()
    {
        const auto times = m_outcome.alerts->table->times();
        LivePlan plan{.simulation = m_outcome.simulation};
        plan.simulation.state = SimulationState::Running;
        plan.simulation.summary.documents = times.size();
        if (!times.empty()) {
            plan.first = times.front();
            plan.last = times.back();
        }
        m_live.setPlan(std::move(plan));
    }

    void keepMoments(const engine::SimulationResult& result)
    {
        auto runs = std::make_shared<SimulationMoments::Runs>();
        m_live.addNewRuns(*runs);
        const std::optional<engine::QueueSummary>& queue = result.summary.queue;
        m_outcome.moments = std::make_shared<const SimulationMoments>(
            std::move(runs), result.queueHistory ? *result.queueHistory : engine::QueueHistory{},
            queue && queue->overload);
    }

    [[nodiscard]] base::Result<void> openWriter()
    {
        if (m_order.workspace.empty())
            return {};
        base::Result<std::unique_ptr<store::SimulationWriter>> writer
            = store::SimulationWriter::begin(m_order.workspace, m_outcome.simulation, m_outcome.alerts->table, m_stop);
        if (!writer)
            return base::fail(std::move(writer.error()));
        m_writer = std::move(*writer);
        m_outcome.simulation.key = m_writer->simulation();
        return {};
    }

    void fail(const base::Error& error)
    {
        const bool isCancelled = error.code == base::ErrorCode::Cancelled;
        m_outcome.simulation.state = isCancelled ? SimulationState::Cancelled : SimulationState::Failed;
        if (!isCancelled)
            m_outcome.error = error;
        if (!m_writer)
            return;
        const base::Result<void> abandoned = m_writer->abandon(m_outcome.simulation.state);
        // Being cancelled is no error, unless that could not be written. The first error is the one to tell.
        if (!abandoned && !m_outcome.error)
            m_outcome.error = abandoned.error();
    }

    const SimulationOrder& m_order;
    LiveSimulation& m_live;
    const std::stop_token& m_stop;
    SimulationOutcome m_outcome;
    std::unique_ptr<store::SimulationWriter> m_writer;
};

} // namespace

SimulationOutcome runSimulation(const SimulationOrder& order, LiveSimulation& live, const std::stop_token& stop)
{
    return Job(order, live, stop).run();
}

} // namespace casewright::ui
