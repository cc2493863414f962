// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ExplanationJob.h"

#include <algorithm>
#include <utility>

#include "core/analysis/AlertExplanation.h"
#include "core/analysis/Counterfactual.h"
#include "core/analysis/ExplanationText.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RuleQueue.h"
#include "core/store/Workspace.h"
#include "ui/bridge/ExplanationTexts.h"
#include "ui/bridge/MergedSources.h"
#include "ui/bridge/PrintableText.h"
#include "ui/bridge/ReplayedInput.h"
#include "ui/bridge/Text.h"

namespace casewright::ui {
namespace {

using base::Result;
using Why = ExplanationRefusal::Why;

constexpr std::uint32_t PageOfRuns = 5'000;

bool hasSameNumbers(const engine::SimulationSummary& a, const engine::SimulationSummary& b)
{
    return a.documents == b.documents && a.matched == b.matched && a.alerts == b.alerts && a.audit == b.audit
        && a.casesOpened == b.casesOpened;
}

bool hasPlace(const store::StoredSource& source) { return !source.path.empty() || !source.flood.empty(); }

/// The document that is asked for first, and the indices of the others with its id.
void putFirst(std::vector<base::AlertRow>& rows, const alerts::AlertTable& table, const std::string& index)
{
    const auto wanted = std::ranges::find_if(
        rows, [&](base::AlertRow row) { return !index.empty() && table.index(row) == index; });
    if (wanted != rows.end())
        std::rotate(rows.begin(), wanted, wanted + 1);
}

/// One question from its order to its outcome.
class Job final {
public:
    Job(const ExplanationOrder& order, LiveExplanation& live, const std::stop_token& stop)
        : m_order(order), m_live(live), m_stop(stop)
    {
    }

    [[nodiscard]] ExplanationOutcome run()
    {
        if (!openWorkspace() || !findSimulation() || !replay() || !explain())
            m_outcome.answer.reset();
        m_outcome.isStopped = m_outcome.isStopped || m_stop.stop_requested();
        return std::move(m_outcome);
    }

private:
    [[nodiscard]] bool refuse(Why why, const QString& text)
    {
        m_outcome.refusal = {.why = why, .text = text};
        return false;
    }
    [[nodiscard]] bool refuse(Why why, const base::Error& error)
    {
        m_outcome.isStopped = error.code == base::ErrorCode::Cancelled;
        return refuse(why, printableText(base::describe(error)));
    }

    [[nodiscard]] bool openWorkspace()
    {
        if (m_order.unkept)
            return true;
        Result<store::Workspace> opened = store::Workspace::open(m_order.workspace, store::Access::ReadOnly);
        if (!opened)
            return refuse(Why::Failed, opened.error());
        m_workspace.emplace(std::move(*opened));
        return true;
    }

    [[nodiscard]] bool findSimulation()
    {
        if (m_order.unkept) {
            m_simulation = *m_order.unkept;
        } else {
            const Result<std::vector<store::StoredSimulation>> all = m_workspace->simulations();
            if (!all)
                return refuse(Why::Failed, all.error());
            const auto found = std::ranges::find(*all, m_order.simulation, &store::StoredSimulation::key);
            if (found == all->end())
                return refuse(Why::Gone, explanationtexts::simulationGone());
            m_simulation = *found;
            findCompany(*all);
        }
        if (m_simulation.isScenario)
            return refuse(Why::NotExplained, explanationtexts::isScenario());
        if (m_simulation.state != store::SimulationState::Finished)
            return refuse(Why::NotExplained, explanationtexts::notFinished());
        return true;
    }

    /// The other simulations of its queue, whose cases the same people worked on, by rule. The newest stands first in all.
    void findCompany(const std::vector<store::StoredSimulation>& all)
    {
        if (m_simulation.queue == 0 || m_simulation.analysts.empty())
            return;
        for (auto each = all.rbegin(); each != all.rend(); ++each)
            if (each->queue == m_simulation.queue && each->key != m_simulation.key)
                m_company.push_back(*each);
    }

    /// Whether the question before was about this very simulation.
    [[nodiscard]] bool isReplayed() const
    {
        if (!m_order.replayed)
            return false;
        const store::StoredSimulation& before = m_order.replayed->simulation;
        return before.key == m_simulation.key && before.startedAt == m_simulation.startedAt
            && before.ruleJson == m_simulation.ruleJson;
    }

    [[nodiscard]] bool replay()
    {
        if (isReplayed()) {
            m_outcome.replayed = m_order.replayed;
            return true;
        }
        engine::SimulationInput input;
        if (!readInput(m_simulation, input) || !readCompany())
            return false;
        const std::vector<store::StoredSource> sources = candidates();
        if (sources.empty())
            return refuse(Why::Unreadable, explanationtexts::sourceNotKept(m_simulation.source.name));
        for (const store::StoredSource& source : sources) {
            // What is at hand may be older or newer than what was simulated: then the file itself decides.
            for (const SourceAtHand& known : m_order.atHand)
                if (m_simulation.moreSources.empty() && isSameSource(known.source, source)
                    && takeIfSame(input, known.alerts))
                    return true;
            if (m_outcome.isStopped || !readSource(source))
                return false;
            if (takeIfSame(input, m_read))
                return true;
            if (m_outcome.isStopped || m_isFailed)
                return false;
        }
        return refuse(Why::Changed, explanationtexts::sourceChanged(m_simulation.source.name));
    }

    [[nodiscard]] bool readCompany()
    {
        for (const store::StoredSimulation& each : m_company) {
            if (!readInput(each, m_queue.rules.emplace_back()))
                return false;
            m_queue.place += each.key < m_simulation.key ? 1U : 0U;
        }
        return true;
    }

    [[nodiscard]] bool readInput(const store::StoredSimulation& simulation, engine::SimulationInput& input)
    {
        Result<engine::SimulationInput> read = replayedInput(simulation);
        if (!read)
            return refuse(Why::Failed, read.error());
        input = std::move(*read);
        return true;
    }

    /// Where the documents may come from: as it was kept, or, for what an older version kept, by its name.
    [[nodiscard]] std::vector<store::StoredSource> candidates() const
    {
        if (hasPlace(m_simulation.source))
            return {m_simulation.source};
        std::vector<store::StoredSource> found;
        for (const store::StoredSource& source : m_order.sources)
            if (source.name == m_simulation.source.name && source.seed == m_simulation.source.seed)
                found.push_back(source);
        return found;
    }

    [[nodiscard]] bool readSource(const store::StoredSource& source)
    {
        // Bad lines stopped the simulation, or were left out of it on request.
        constexpr bool SkipBadLines = true;
        Result<std::shared_ptr<const LoadedAlerts>> read = loadMerged(
            source, m_simulation.moreSources, SkipBadLines, m_live.enter(ExplanationPhase::Reading), m_stop);
        if (!read) {
            m_outcome.isStopped = read.error().code == base::ErrorCode::Cancelled;
            return refuse(Why::Unreadable, explanationtexts::sourceUnreadable(read.error()));
        }
        m_read = std::move(*read);
        return true;
    }

    /// Takes the documents if the simulation comes to the same with them.
    [[nodiscard]] bool takeIfSame(engine::SimulationInput& input, const std::shared_ptr<const LoadedAlerts>& alerts)
    {
        input.alerts = alerts->table;
        if (input.alerts->size() != m_simulation.summary.documents)
            return false;
        if (!m_queue.rules.empty()) {
            engine::QueueCompany company = m_queue;
            for (engine::SimulationInput& each : company.rules)
                each.alerts = input.alerts;
            input.company = std::make_shared<const engine::QueueCompany>(std::move(company));
        }
        const Result<engine::SimulationResult> result
            = engine::simulate(input, nullptr, m_live.enter(ExplanationPhase::Checking), m_stop);
        if (!result) {
            m_isFailed = true;
            return refuse(Why::Failed, result.error());
        }
        if (!hasSameNumbers(result->summary, m_simulation.summary))
            return false;
        m_outcome.replayed = std::make_shared<const ReplayedSimulation>(
            ReplayedSimulation{.simulation = m_simulation, .input = input});
        m_outcome.refusal.reset();
        return true;
    }

    [[nodiscard]] bool explain()
    {
        const engine::SimulationInput& input = m_outcome.replayed->input;
        const alerts::AlertTable& table = *input.alerts;
        if (engine::makesAlerts(input.rule))
            return explainAlert(input);
        std::vector<base::AlertRow> rows = analysis::rowsOf(table, m_order.id);
        if (rows.empty())
            return refuse(Why::UnknownAlert, explanationtexts::unknownAlert(table, m_order.id));
        putFirst(rows, table, m_order.index);
        Result<std::vector<analysis::Explanation>> explained
            = analysis::explain(input, {rows.data(), 1}, m_live.enter(ExplanationPhase::Explaining), m_stop);
        if (!explained) { // the text of the document is read again
            m_outcome.isStopped = explained.error().code == base::ErrorCode::Cancelled;
            return refuse(Why::Unreadable, explanationtexts::sourceUnreadable(explained.error()));
        }
        QStringList otherIndices;
        for (std::size_t i = 1; i < rows.size(); ++i)
            otherIndices.append(toText(table.index(rows[i])));
        return answer(std::move(explained->front()), std::move(otherIndices));
    }

    /// Of a rule that makes alerts: the id is that of an instance, an alert or a document.
    [[nodiscard]] bool explainAlert(const engine::SimulationInput& input)
    {
        Result<std::vector<analysis::Explanation>> explained
            = analysis::explainId(input, m_order.id, m_live.enter(ExplanationPhase::Explaining), m_stop);
        if (!explained && explained.error().code == base::ErrorCode::NotFound)
            return refuse(Why::UnknownAlert, explanationtexts::unknownAlert(*input.alerts, m_order.id));
        if (!explained)
            return refuse(Why::Unreadable, explained.error());
        return answer(std::move(explained->front()), {});
    }

    [[nodiscard]] bool answer(analysis::Explanation explanation, QStringList otherIndices)
    {
        m_outcome.explanation = std::move(explanation);
        AlertExplanation answer = explanationtexts::answerOf(*m_outcome.explanation, m_outcome.replayed->input);
        answer.simulation = m_simulation.key;
        answer.otherIndices = std::move(otherIndices);
        if (!findInWorkspace(answer))
            return false;
        explanationtexts::addPlace(answer);
        m_outcome.answer = std::make_shared<const AlertExplanation>(std::move(answer));
        return true;
    }

    /// The case as the workspace has it. That it has the alert where the replay put it is the last proof that the
    /// replay is right.
    [[nodiscard]] bool findInWorkspace(AlertExplanation& answer)
    {
        const analysis::Explanation& it = *m_outcome.explanation;
        if (!m_workspace || !it.execution || !it.execution->decision)
            return true;
        const Result<std::optional<store::StoredDecision>> decision = storedDecision(it);
        if (!decision)
            return refuse(Why::Failed, decision.error());
        if (!*decision)
            return refuseChanged();
        answer.caseKey = (*decision)->caseKey;
        if (!it.isInCase() || answer.caseKey == 0)
            return true;
        const Result<std::vector<store::AttachedAlert>> attached
            = m_workspace->alerts(answer.caseKey, std::nullopt, engine::MaximumAlertsPerCase);
        if (!attached)
            return refuse(Why::Failed, attached.error());
        auto place = std::ranges::find_if(*attached, [&it](const store::AttachedAlert& alert) {
            return alert.id == it.id && alert.index == it.index;
        });
        if (place == attached->end() && it.bin == analysis::Bin::AlreadyAttached) // another document with its id
            place = std::ranges::find(*attached, it.id, &store::AttachedAlert::id);
        if (place == attached->end())
            return refuseChanged();
        answer.number = static_cast<int>(place - attached->begin()) + 1;
        answer.alertsInCase = static_cast<int>(attached->size());
        return true;
    }

    [[nodiscard]] bool refuseChanged()
    {
        m_outcome.replayed.reset();
        m_outcome.explanation.reset();
        return refuse(Why::Changed, explanationtexts::sourceChanged(m_simulation.source.name));
    }

    /// What was stored for the alert's group in its run; nothing: it is not there, or was decided otherwise.
    [[nodiscard]] Result<std::optional<store::StoredDecision>> storedDecision(const analysis::Explanation& it) const
    {
        std::optional<std::uint64_t> after;
        for (;;) {
            const Result<std::vector<store::StoredRun>> runs = m_workspace->runs(m_simulation.key, after, PageOfRuns);
            if (!runs)
                return base::fail(runs.error());
            if (m_stop.stop_requested())
                return base::fail(base::ErrorCode::Cancelled, "Looking for the run was stopped.");
            const auto run = std::ranges::find(*runs, it.execution->at, &store::StoredRun::at);
            if (run != runs->end())
                return storedDecision(it, run->number);
            if (runs->size() < PageOfRuns)
                return std::nullopt;
            after = runs->back().number;
        }
    }

    [[nodiscard]] Result<std::optional<store::StoredDecision>> storedDecision(const analysis::Explanation& it,
                                                                             std::uint64_t run) const
    {
        Result<std::vector<store::StoredDecision>> decisions = m_workspace->decisions(m_simulation.key, run);
        if (!decisions)
            return base::fail(decisions.error());
        const analysis::GroupDecision& group = *it.execution->decision;
        const auto found = std::ranges::find(*decisions, group.key, &store::StoredDecision::grouping);
        const bool isSame = found != decisions->end() && found->alerts == group.numbers.alerts
            && found->attached == group.numbers.attached && found->overLimit == group.numbers.overLimit
            && found->counter == group.numbers.counter;
        return isSame ? std::optional(std::move(*found)) : std::nullopt;
    }

    const ExplanationOrder& m_order;
    LiveExplanation& m_live;
    const std::stop_token& m_stop;
    std::optional<store::Workspace> m_workspace;
    store::StoredSimulation m_simulation;
    std::vector<store::StoredSimulation> m_company;   ///< the others whose cases the same people worked on
    engine::QueueCompany m_queue;                     ///< of them, without the documents
    std::shared_ptr<const LoadedAlerts> m_read;
    bool m_isFailed = false; ///< the simulation could not be run again
    ExplanationOutcome m_outcome;
};

} // namespace

bool isSameSource(const store::StoredSource& a, const store::StoredSource& b)
{
    return a.path == b.path && a.mapping == b.mapping && a.flood == b.flood && a.seed == b.seed;
}

ExplanationOutcome explainAlert(const ExplanationOrder& order, LiveExplanation& live, const std::stop_token& stop)
{
    return Job(order, live, stop).run();
}

base::Result<ExplainedChanges> findChanges(const engine::SimulationInput& input, const analysis::Explanation& actual,
                                           LiveExplanation& live, const std::stop_token& stop)
{
    base::Result<analysis::Counterfactuals> found
        = analysis::findCounterfactuals(input, actual, live.enter(ExplanationPhase::Comparing), stop);
    if (!found)
        return base::fail(std::move(found.error()));
    ExplainedChanges changes{.simulations = found->simulations};
    for (analysis::Counterfactual& each : found->changes)
        changes.changes.push_back({.setting = each.setting,
                                   .value = toText(each.value),
                                   .text = printableText(each.text),
                                   .rule = std::move(each.rule)});
    for (const analysis::NoDifference& each : found->noDifference)
        changes.noDifference.append(printableText(each.text));
    return changes;
}

} // namespace casewright::ui
