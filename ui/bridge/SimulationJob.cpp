// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/SimulationJob.h"

#include <chrono>
#include <numeric>
#include <utility>

#include "core/engine/RuleQueue.h"
#include "core/rules/RuleJson.h"
#include "core/store/NewCaseColumns.h"
#include "core/store/QueueWriter.h"
#include "ui/bridge/MergedSources.h"

namespace casewright::ui {
namespace {

using store::SimulationState;

/// Notes each run of a rule for the window and hands it on to the workspace's writer. Runs are counted through where
/// several rules have them.
class LiveSink final : public engine::RunSink {
public:
    /// Cases that are open, by rule.
    using OpenCases = std::vector<std::uint64_t>;

    /// `writer`: of the workspace, `next` of the rule; null where nothing is kept. `open`: shared by the rules.
    LiveSink(LiveSimulation& live, store::QueueWriter* writer, std::size_t rule, OpenCases& open,
             const std::stop_token& stop)
        : m_live(live), m_writer(writer), m_next(writer ? &writer->sink(rule) : nullptr), m_rule(rule), m_open(open),
          m_stop(stop)
    {
    }

    [[nodiscard]] base::Result<void> prepare(const engine::AlertSource& source) override
    {
        return m_next ? m_next->prepare(source) : base::Result<void>();
    }
    [[nodiscard]] base::Result<void> take(engine::RunResult run, const std::vector<engine::Case>& cases) override
    {
        if (base::Result<void> gone = pause(); !gone)
            return gone;
        m_runs.push_back(storedRunOf(run, m_runs.size()));
        store::StoredRun shown = m_runs.back();
        m_open[m_rule] = run.notClosed;
        shown.notClosed = std::accumulate(m_open.begin(), m_open.end(), std::uint64_t{0});
        m_live.add(std::move(shown), m_rule);
        return m_next ? m_next->take(std::move(run), cases) : base::Result<void>();
    }
    [[nodiscard]] std::vector<store::StoredRun> takeRuns() { return std::move(m_runs); }

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
    store::QueueWriter* m_writer;
    engine::RunSink* m_next;
    std::size_t m_rule;
    OpenCases& m_open;
    const std::stop_token& m_stop;
    std::vector<store::StoredRun> m_runs;
};

/// One simulation from its order to its outcome.
class Job final {
public:
    Job(const SimulationOrder& order, LiveSimulation& live, const std::stop_token& stop)
        : m_order(order), m_live(live), m_stop(stop)
    {
        for (const OrderedRule& rule : order.rules)
            m_simulations.push_back(simulationOf(rule));
    }

    [[nodiscard]] SimulationOutcome run()
    {
        const base::Result<void> done = read().and_then([this] { return simulate(); });
        if (!done)
            fail(done.error());
        if (m_simulations.size() > 1) {
            m_outcome.simulation = sumOfQueue(m_simulations);
            m_outcome.simulation.summary.openAtPeak = m_openAtPeak;
            m_outcome.members = std::move(m_simulations);
        } else {
            m_outcome.simulation = std::move(m_simulations.front());
        }
        return std::move(m_outcome);
    }

private:
    [[nodiscard]] store::StoredSimulation simulationOf(const OrderedRule& rule) const
    {
        store::StoredSimulation simulation{
            .name = rule.name,
            .ruleJson = rules::writeRule(rule.rule),
            .source = m_order.sources.front().source,
            .profile = std::string(m_order.profile.name),
            .analysts = m_order.analysts.isIdle() ? std::string() : engine::writeAnalysts(m_order.analysts),
            .analystsSeed = m_order.analystsSeed,
            .configuration = rule.configuration,
            .startedAt = m_order.startedAt};
        for (std::size_t i = 1; i < m_order.sources.size(); ++i)
            simulation.moreSources.push_back(m_order.sources[i].source);
        return simulation;
    }

    [[nodiscard]] base::Result<void> read()
    {
        for (const OrderedSource& source : m_order.sources) {
            std::shared_ptr<const LoadedAlerts> alerts = source.alerts;
            if (!alerts) {
                base::Result<LoadedAlerts> loaded
                    = loadAlerts(source.source, source.skipBadLines, &m_live.reading(), m_stop);
                if (!loaded)
                    return base::fail(std::move(loaded.error()));
                alerts = std::make_shared<const LoadedAlerts>(std::move(*loaded));
            }
            m_outcome.skippedLines += alerts->table->counts().badRecords;
            m_outcome.alerts.push_back(std::move(alerts));
        }
        base::Result<std::shared_ptr<const LoadedAlerts>> merged
            = mergeAlerts(m_outcome.alerts, &m_live.reading(), m_stop);
        if (!merged)
            return base::fail(std::move(merged.error()));
        m_table = (*merged)->table;
        m_live.setDocuments(m_table->size());
        return {};
    }

    [[nodiscard]] base::Result<void> simulate()
    {
        const auto begun = std::chrono::steady_clock::now();
        m_live.enter(SimulationPhase::Simulating);
        base::Result<engine::QueueInput> input = queueInput();
        if (!input)
            return base::fail(input.error());
        if (base::Result<void> opened = openWriter(); !opened)
            return opened;
        setPlan();
        LiveSink::OpenCases open(m_simulations.size(), 0);
        std::vector<LiveSink> sinks;
        std::vector<engine::RunSink*> taking;
        sinks.reserve(m_simulations.size());
        for (std::size_t i = 0; i < m_simulations.size(); ++i)
            taking.push_back(&sinks.emplace_back(m_live, m_writer.get(), i, open, m_stop));
        const base::Result<engine::QueueResult> result
            = engine::simulateQueue(*input, taking, &m_live.simulating(), m_stop);
        if (!result)
            return base::fail(result.error());
        m_live.enter(SimulationPhase::Finishing);
        if (m_writer) {
            if (const base::Result<void> kept = m_writer->finish(result->rules, m_stop); !kept)
                return kept;
        }
        for (std::size_t i = 0; i < m_simulations.size(); ++i) {
            m_simulations[i].summary = result->rules[i].summary;
            m_simulations[i].state = SimulationState::Finished;
        }
        keepMoments(*result, sinks);
        m_outcome.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        return {};
    }

    [[nodiscard]] base::Result<engine::QueueInput> queueInput() const
    {
        engine::QueueInput input{
            .rules = {}, .analysts = m_order.analysts, .seed = m_order.analystsSeed, .keepsHistory = true};
        for (std::size_t i = 0; i < m_simulations.size(); ++i) {
            base::Result<cases::NewCaseFields> newCases = store::newCaseFieldsOf(m_simulations[i]);
            if (!newCases)
                return base::fail(newCases.error());
            input.rules.push_back({.rule = m_order.rules[i].rule,
                                   .alerts = m_table,
                                   .profile = m_order.profile,
                                   .newCases = std::move(*newCases)});
        }
        return input;
    }

    void setPlan()
    {
        const auto times = m_table->times();
        const bool isQueue = m_simulations.size() > 1;
        LivePlan plan{.simulation = isQueue ? sumOfQueue(m_simulations) : m_simulations.front(),
                      .members = isQueue ? m_simulations : std::vector<store::StoredSimulation>{}};
        plan.simulation.state = SimulationState::Running;
        plan.simulation.summary.documents = times.size();
        if (!times.empty()) {
            plan.first = times.front();
            plan.last = times.back();
        }
        m_live.setPlan(std::move(plan));
    }

    void keepMoments(const engine::QueueResult& result, std::vector<LiveSink>& sinks)
    {
        const std::shared_ptr<const engine::QueueHistory>& kept = result.rules.front().queueHistory;
        engine::QueueHistory history = kept ? *kept : engine::QueueHistory{};
        auto runs = std::make_shared<SimulationMoments::Runs>();
        if (sinks.size() > 1) {
            std::vector<SimulationMoments::Runs> byRule;
            for (LiveSink& sink : sinks)
                byRule.push_back(sink.takeRuns());
            QueueRuns merged = mergeRuns(byRule, history);
            *runs = std::move(merged.runs);
            m_outcome.places = std::make_shared<const std::vector<RunPlace>>(std::move(merged.places));
        } else {
            *runs = sinks.front().takeRuns();
        }
        const std::optional<engine::QueueSummary>& queue = result.sum.queue;
        m_outcome.moments = std::make_shared<const SimulationMoments>(
            std::move(runs), std::move(history), queue && queue->overload);
        m_openAtPeak = result.sum.openAtPeak;
    }

    [[nodiscard]] base::Result<void> openWriter()
    {
        if (m_order.workspace.empty())
            return {};
        base::Result<std::unique_ptr<store::QueueWriter>> writer
            = store::QueueWriter::begin(m_order.workspace, m_simulations, m_stop);
        if (!writer)
            return base::fail(std::move(writer.error()));
        m_writer = std::move(*writer);
        for (std::size_t i = 0; i < m_simulations.size(); ++i) {
            m_simulations[i].key = m_writer->keys()[i];
            m_simulations[i].queue = m_simulations.size() > 1 ? m_writer->keys().front() : 0;
        }
        return {};
    }

    void fail(const base::Error& error)
    {
        const bool isCancelled = error.code == base::ErrorCode::Cancelled;
        const SimulationState state = isCancelled ? SimulationState::Cancelled : SimulationState::Failed;
        for (store::StoredSimulation& simulation : m_simulations)
            simulation.state = state;
        if (!isCancelled)
            m_outcome.error = error;
        if (!m_writer)
            return;
        const base::Result<void> abandoned = m_writer->abandon(state);
        // Being cancelled is no error, unless that could not be written. The first error is the one to tell.
        if (!abandoned && !m_outcome.error)
            m_outcome.error = abandoned.error();
    }

    const SimulationOrder& m_order;
    LiveSimulation& m_live;
    const std::stop_token& m_stop;
    std::vector<store::StoredSimulation> m_simulations;   ///< by rule
    std::shared_ptr<const alerts::AlertTable> m_table;    ///< of all sources
    std::uint64_t m_openAtPeak = 0;                       ///< cases of all rules
    SimulationOutcome m_outcome;
    std::unique_ptr<store::QueueWriter> m_writer;
};

} // namespace

SimulationOutcome runSimulation(const SimulationOrder& order, LiveSimulation& live, const std::stop_token& stop)
{
    return Job(order, live, stop).run();
}

} // namespace casewright::ui
