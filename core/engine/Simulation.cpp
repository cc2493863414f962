// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Simulation.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/engine/AlertGrouping.h"
#include "core/engine/Analysts.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/PreparedRuns.h"
#include "core/engine/RunSource.h"
#include "core/rules/RuleFormat.h"
#include "core/rules/TimeWindow.h"
#include "core/rules/Validation.h"

namespace casewright::engine {
namespace {

using base::AlertRow;
using base::ErrorCode;
using base::Result;
using Clock = std::chrono::steady_clock;

double seconds(Clock::duration length) { return std::chrono::duration<double>(length).count(); }

std::string doesNotSumUp(const std::string& what)
{
    return "The bins of the audit of " + what + " do not sum up to what it handed over or lost. This is an error of "
        "Casewright: please report it with the rule and the alerts.";
}

/// Of a rule that can be simulated.
ConnectorSettings settingsOf(const SimulationInput& input)
{
    const rules::CasesAction& action = *input.rule.casesAction;
    return {.rule = {.id = input.rule.id, .name = input.rule.name, .tags = input.rule.tags},
            .owner = rules::ownerOf(input.rule),
            .space = input.space,
            .timeWindow = rules::parseTimeWindow(action.timeWindow).value(),
            .reopenClosedCases = action.reopenClosedCases,
            .limit = groupLimit(action.maximumCasesToOpen, input.profile),
            .titleStyle = input.profile.titleStyle,
            .newCases = input.newCases};
}

/// A simulation under way.
class RuleSimulation final {
public:
    RuleSimulation(const SimulationInput& input, RunSource& runs, AlertGrouping grouping)
        : m_runs(runs), m_grouping(std::move(grouping)), m_connector(settingsOf(input)),
          m_analysts(Analysts::make(input.analysts, input.seed, runs.span().firstAt, runs.span().lastAt,
                                   input.keepsQueueHistory)),
          m_keepsQueueHistory(input.keepsQueueHistory), m_times(input.alerts->times())
    {
        m_summary.documents = input.alerts->size();
        m_summary.runs = runs.span().runs;
    }

    Result<void> runAll(RunSink* sink, base::Progress* progress, const std::stop_token& stop)
    {
        if (progress != nullptr)
            progress->begin(m_summary.runs);
        const auto begun = Clock::now();
        if (sink != nullptr)
            if (Result<void> prepared = sink->prepare(m_runs.source()); !prepared)
                return prepared;
        for (;;) {
            if (stop.stop_requested())
                return base::fail(ErrorCode::Cancelled, "stopped on request");
            const Result<bool> isDue = m_runs.next(m_due);
            if (!isDue)
                return base::fail(isDue.error());
            if (!*isDue)
                break;
            if (Result<void> done = runOne(sink); !done)
                return done;
            if (progress != nullptr)
                progress->advanceTo(m_due.tick + 1);
        }
        m_summary.matched = m_runs.span().matched;
        m_summary.actSeconds = seconds(m_actTime);
        m_summary.evaluateSeconds += seconds(Clock::now() - begun - m_actTime - m_sinkTime);
        return {};
    }

    void addEvaluateTime(Clock::duration spent) { m_summary.evaluateSeconds += seconds(spent); }

    SimulationResult release()
    {
        m_summary.casesOpened = m_connector.cases().size();
        std::shared_ptr<const QueueHistory> history;
        if (m_analysts) {
            WatchedQueue queue = m_analysts->finish();
            m_summary.queue = std::move(queue.summary);
            if (m_keepsQueueHistory)
                history = std::make_shared<const QueueHistory>(std::move(queue.history));
        }
        for (const Case& each : m_connector.cases())
            m_summary.largestCase = std::max(m_summary.largestCase, each.totalAlerts);
        return {.summary = m_summary,
                .cases = m_connector.cases(),
                .counters = m_connector.counters(),
                .groupings = m_connector.groupings(),
                .source = m_runs.source(),
                .queueHistory = std::move(history)};
    }

private:
    Result<void> runOne(RunSink* sink)
    {
        RunResult run = execute();
        // Of query rules the bins are of documents, those that were lost too; of others of the alerts of the run.
        const std::uint64_t expected =
            m_due.started + m_due.ongoing + m_due.audit.overMaxSignals;
        if (!sumsUp(run) || run.audit.total() != expected)
            return base::fail(ErrorCode::InvalidValue, doesNotSumUp("the run of " + base::formatTimestamp(m_due.at)));
        count(run);
        if (sink == nullptr)
            return {};
        const auto handedOver = Clock::now();
        Result<void> taken = sink->take(std::move(run), m_connector.cases());
        m_sinkTime += Clock::now() - handedOver;
        return taken;
    }

    RunResult execute()
    {
        m_summary.alerts += m_due.started;
        m_summary.ongoing += m_due.ongoing;
        m_summary.recovered += m_due.instances.recovered.size();
        const auto begun = Clock::now();
        std::vector<StatusChange> changesBefore;
        const std::size_t casesBefore = m_connector.cases().size();
        if (m_analysts)
            m_analysts->workUntil(m_due.at, m_connector, changesBefore);
        RunResult run = m_connector.run(m_due.at, m_grouping.group(m_due.rows, m_connector.settings().limit),
                                        m_runs.source().table->idNumbers());
        run.changesBefore = std::move(changesBefore);
        if (m_analysts)
            m_analysts->receive(arrivals(run, casesBefore), m_due.at, m_connector, run.changesAfter);
        m_actTime += Clock::now() - begun;
        run.audit += m_due.audit;
        run.instances = m_due.instances;
        run.documents = documentsUntil(m_due.at);
        run.started = m_due.started;
        return run;
    }

    /// The table is in order of time.
    [[nodiscard]] std::uint64_t documentsUntil(base::Timestamp at)
    {
        while (m_documents < m_times.size() && m_times[m_documents] <= at)
            ++m_documents;
        return m_documents;
    }

    /// Cases that a run made, also where it failed, or reopened; by number.
    [[nodiscard]] std::vector<base::CaseIndex> arrivals(const RunResult& run, std::size_t casesBefore) const
    {
        std::vector<base::CaseIndex> numbers;
        for (const Decision& decision : run.decisions)
            if (decision.outcome == CaseOutcome::Reopened)
                numbers.push_back(decision.caseIndex);
        for (std::size_t i = casesBefore; i < m_connector.cases().size(); ++i)
            numbers.push_back({static_cast<std::uint32_t>(i)});
        return numbers;
    }

    void count(const RunResult& run)
    {
        m_summary.audit += run.audit;
        for (const Decision& decision : run.decisions)
            m_summary.casesReopened += decision.outcome == CaseOutcome::Reopened ? 1U : 0U;
        m_summary.breakerRuns += run.breaker ? 1U : 0U;
        m_summary.failedRuns += run.failure ? 1U : 0U;
        m_summary.alertsInManyCases += run.alertsInManyCases;
        m_summary.openAtPeak = std::max(m_summary.openAtPeak, m_connector.notClosed());
    }

    RunSource& m_runs;
    AlertGrouping m_grouping;
    CasesConnector m_connector;
    std::unique_ptr<Analysts> m_analysts;   ///< none: nobody works
    bool m_keepsQueueHistory;
    std::span<const base::Timestamp> m_times;   ///< of the documents
    std::size_t m_documents = 0;            ///< that came in so far
    SimulationSummary m_summary;
    DueRun m_due;                           ///< kept for its memory
    Clock::duration m_actTime{};
    Clock::duration m_sinkTime{};
};

/// Who listens to a simulation, and may stop it.
struct Listeners {
    RunSink* sink;
    base::Progress* progress;
    std::stop_token stop;
};

/// What the Cases action does with runs that were found since `begun`.
Result<SimulationResult> act(const SimulationInput& input, RunSource& runs, AlertGrouping grouping,
                             Clock::time_point begun, const Listeners& listeners)
{
    RuleSimulation simulation(input, runs, std::move(grouping));
    simulation.addEvaluateTime(Clock::now() - begun);
    if (const Result<void> done = simulation.runAll(listeners.sink, listeners.progress, listeners.stop); !done)
        return base::fail(done.error());
    SimulationResult result = simulation.release();
    if (runs.countsDocuments() && result.summary.audit.total() != result.summary.matched)
        return base::fail(ErrorCode::InvalidValue, doesNotSumUp("all runs"));
    return result;
}

/// `params.query`, `params.criteria.0.timeSize`: also where the rule's file has its parameters elsewhere.
std::string placeOf(const rules::Finding& finding)
{
    constexpr std::string_view Root = "params/";
    std::string place(rules::pathOf(finding.field));
    if (finding.field != rules::RuleField::Parameters)
        return place;
    std::string_view steps = finding.pointer;
    if (const std::size_t root = steps.find(Root); root != std::string_view::npos)
        steps.remove_prefix(root + Root.size());
    while (!steps.empty()) {
        const std::string_view step = steps.substr(0, steps.find('/'));
        if (!step.empty())
            place += '.' + rules::withCapitals(step);
        steps.remove_prefix(std::min(step.size() + 1, steps.size()));
    }
    return place;
}

} // namespace

std::optional<base::Error> reasonAgainst(const rules::Rule& rule, const rules::VersionProfile& profile)
{
    const auto error = [](ErrorCode code, std::string text, std::string field) {
        return base::Error{code, std::move(text), base::Location{.file = {}, .field = std::move(field)}};
    };
    for (const rules::Finding& finding : rules::validate(rule, profile)) {
        if (!rules::preventsSimulation(finding.severity))
            continue;
        const bool unsupported = finding.severity == rules::Severity::NotSimulated
            || finding.field == rules::RuleField::Type || finding.field == rules::RuleField::Query;
        return error(unsupported ? ErrorCode::NotSupported : ErrorCode::InvalidValue, finding.text, placeOf(finding));
    }
    if (!rule.casesAction)
        return error(ErrorCode::MissingValue, "The rule has no Cases action. Add one to simulate it.",
                     std::string(rules::pathOf(rules::RuleField::CasesAction)));
    return std::nullopt;
}

Result<SimulationResult> simulate(const SimulationInput& input, RunSink* sink, base::Progress* progress,
                                  std::stop_token stop)
{
    if (std::optional<base::Error> reason = reasonAgainst(input.rule, input.profile))
        return base::fail(std::move(*reason));
    const auto begun = Clock::now();
    const Result<std::unique_ptr<RunSource>> runs = makeRunSource(input, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    Result<AlertGrouping> grouping = (*runs)->groupBy(input.rule.casesAction->groupBy, stop);
    if (!grouping)
        return base::fail(std::move(grouping.error()));
    return act(input, **runs, std::move(*grouping), begun, {.sink = sink, .progress = progress, .stop = stop});
}

Result<SimulationResult> simulate(const PreparedRuns& prepared, const ActionInput& action, RunSink* sink,
                                  base::Progress* progress, std::stop_token stop)
{
    const SimulationInput input = simulationInput(prepared.input(), action);
    if (std::optional<base::Error> reason = reasonAgainst(input.rule, input.profile))
        return base::fail(std::move(*reason));
    const auto begun = Clock::now();
    const Result<std::unique_ptr<RunSource>> runs = prepared.runsFor(action.action.groupBy, progress, stop);
    if (!runs)
        return base::fail(runs.error());
    Result<AlertGrouping> grouping = prepared.group(**runs, action.action.groupBy, stop);
    if (!grouping)
        return base::fail(std::move(grouping.error()));
    return act(input, **runs, std::move(*grouping), begun, {.sink = sink, .progress = progress, .stop = stop});
}

} // namespace casewright::engine
