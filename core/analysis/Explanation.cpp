// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/Explanation.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

#include "core/analysis/DocumentGrouping.h"
#include "core/analysis/DocumentQueue.h"
#include "core/engine/RuleEvaluation.h"
#include "core/engine/RuleSilences.h"
#include "core/rules/Validation.h"

namespace casewright::analysis {
namespace {

using base::AlertRow;
using base::ErrorCode;
using base::Result;
using engine::Case;
using engine::Decision;
using engine::RunResult;
using engine::SimulationInput;
using engine::SimulationResult;

/// A run that concerns somebody, and the cases of its decisions as they were after it.
struct KeptRun {
    RunResult run;
    std::map<std::uint32_t, Case> cases; ///< by CaseIndex
    std::map<std::uint32_t, Case> closedBefore; ///< by the CaseIndex of what came after
    std::map<std::uint32_t, WindowMargin> margins; ///< by GroupIndex, of the groups of the run
};

void widen(WindowMargin& margin, const Decision& decision, base::Timestamp at)
{
    if (decision.counterCreated)
        return;
    const base::Duration age = at - decision.windowStart;
    if (decision.windowPassed)
        margin.longer = std::min(margin.longer.value_or(age), age);
    else
        margin.shorter = std::max(margin.shorter.value_or(age), age);
}

/// Keeps the runs of some instants.
class KeptRuns final : public engine::RunSink {
public:
    void want(base::Timestamp at) { m_runs.try_emplace(at); }

    Result<void> take(RunResult run, const std::vector<Case>& cases) override
    {
        for (const Decision& decision : run.decisions) {
            if (decision.group.value >= m_margins.size())
                m_margins.resize(decision.group.value + std::size_t{1});
            widen(m_margins[decision.group.value], decision, run.at);
        }
        const auto wanted = m_runs.find(run.at);
        if (wanted == m_runs.end())
            return {};
        KeptRun& kept = wanted->second;
        for (const Decision& decision : run.decisions) {
            const Case& into = cases[decision.caseIndex.value];
            kept.cases.emplace(decision.caseIndex.value, into);
            kept.margins.emplace(decision.group.value, m_margins[decision.group.value]);
            if (decision.closedPassed)
                keepClosed(decision, cases, kept);
        }
        kept.run = std::move(run);
        return {};
    }

    [[nodiscard]] const KeptRun& at(base::Timestamp at) const { return m_runs.at(at); }

private:
    static void keepClosed(const Decision& decision, const std::vector<Case>& cases, KeptRun& kept)
    {
        const auto closed = std::find_if(cases.rbegin(), cases.rend(), [&decision](const Case& each) {
            return each.group == decision.group && each.counter + 1 == decision.counter && !each.deleted;
        });
        if (closed != cases.rend())
            kept.closedBefore.emplace(decision.caseIndex.value, *closed);
    }

    std::map<base::Timestamp, KeptRun> m_runs;
    std::vector<WindowMargin> m_margins; ///< by GroupIndex, so far
};

Bin binOf(const Decision& decision, const RunResult& run, AlertRow row)
{
    if (decision.overLimit > 0)
        return Bin::OverLimit;
    const auto first = run.attached.begin() + decision.firstAttached;
    const bool attached = std::find(first, first + decision.attached, row) != first + decision.attached;
    return attached ? Bin::Attached : Bin::AlreadyAttached;
}

/// Whether the group of documents without a value took the place of this alert's group.
bool isOverwritten(const Grouping& grouping, std::string_view field, const RunResult& run)
{
    const bool hasValue = grouping.found == ValueFound::Path || grouping.found == ValueFound::Literal;
    return run.audit.overwritten > 0 && hasValue && grouping.key == unknownKey(field);
}

GroupDecision describe(const Decision& decision, const KeptRun& kept, const SimulationResult& result)
{
    const std::uint32_t raised = (decision.windowPassed ? 1U : 0U) + (decision.closedPassed ? 1U : 0U);
    GroupDecision group{.numbers = decision,
                        .key = result.groupings[decision.group.value],
                        .counterBefore = decision.counter - raised,
                        .counterCreatedAt = {},
                        .into = kept.cases.at(decision.caseIndex.value),
                        .closedBefore = {},
                        .margin = kept.margins.at(decision.group.value)};
    for (const engine::CounterRecord& record : result.counters)
        if (record.group == decision.group)
            group.counterCreatedAt = record.createdAt;
    if (const auto closed = kept.closedBefore.find(decision.caseIndex.value); closed != kept.closedBefore.end())
        group.closedBefore = closed->second;
    return group;
}

/// Fills in what happened from the moment at which the alert was handed over.
Result<void> follow(Explanation& to, const SimulationInput& input, const KeptRun& kept, const SimulationResult& result)
{
    const std::string& field = input.rule.casesAction->groupBy;
    Result<Grouping> grouping = groupingOf(*input.alerts, to.row, field);
    if (!grouping)
        return base::fail(std::move(grouping.error()));
    const RunResult& run = kept.run;
    Execution execution{.at = run.at,
                        .alerts = run.alerts,
                        .groups = run.groups,
                        .maximumCases = run.maximumCases,
                        .breaker = run.breaker,
                        .overwritten = static_cast<std::uint32_t>(run.audit.overwritten),
                        .failure = run.failure,
                        .decision = {}};
    const std::string key = run.breaker ? "{}" : grouping->key;
    if (run.failure) {
        to.bin = Bin::Failed;
    } else if (isOverwritten(*grouping, field, run)) {
        to.bin = Bin::Overwritten;
    } else {
        const auto decision = std::find_if(run.decisions.begin(), run.decisions.end(), [&](const Decision& each) {
            return result.groupings[each.group.value] == key;
        });
        if (decision == run.decisions.end())
            return base::fail(ErrorCode::NotFound,
                              "The run decided nothing for the group of this alert. This is an error of Casewright: "
                              "please report it with the rule and the alerts.");
        to.bin = binOf(*decision, run, to.row);
        execution.decision = describe(*decision, kept, result);
    }
    to.grouping = std::move(*grouping);
    to.execution = std::move(execution);
    return {};
}

/// What keeps an alert of a run from being handed over.
std::optional<Silence> silenceOf(const engine::RuleSilences& silences, const std::string& id, base::Timestamp at)
{
    const std::vector<std::string>& muted = silences.mutedInstances();
    if (silences.isMutedAsAWhole())
        return Silence{.kind = Silence::Kind::Rule};
    if (std::find(muted.begin(), muted.end(), id) != muted.end())
        return Silence{.kind = Silence::Kind::Alert};
    if (const std::optional<engine::TimeSpan> snooze = silences.snoozes().find(at))
        return Silence{.kind = Silence::Kind::Snooze, .span = *snooze};
    if (const std::optional<engine::TimeSpan> window = silences.maintenance().find(at))
        return Silence{.kind = Silence::Kind::Maintenance, .span = *window};
    return std::nullopt;
}

Explanation begin(const SimulationInput& input, AlertRow row, const Queue& queue, const engine::RuleSilences& silences)
{
    Explanation begun{.row = row,
                      .id = input.alerts->id(row),
                      .index = input.alerts->index(row),
                      .time = input.alerts->times()[row.value],
                      .queue = queue,
                      .documentsPerRun = input.profile.documentsPerRun,
                      .grouping = {},
                      .execution = {}};
    if (queue.entry == Entry::NotMatched)
        begun.bin = Bin::NotMatched;
    if (queue.entry != Entry::Alert)
        return begun;
    begun.silence = silenceOf(silences, begun.id, queue.run);
    if (begun.silence)
        begun.bin = begun.silence->kind == Silence::Kind::Maintenance ? Bin::MaintenanceWindow : Bin::Muted;
    else
        begun.bin = queue.place - queue.mutedBefore > begun.documentsPerRun ? Bin::OverRunCap : Bin::Attached;
    return begun;
}

} // namespace

std::string_view nameOf(Bin bin)
{
    switch (bin) {
    case Bin::NotMatched: return "notMatched";
    case Bin::NotReported: return "notReported";
    case Bin::Delayed: return "delayed";
    case Bin::Muted: return "muted";
    case Bin::MaintenanceWindow: return "maintenanceWindow";
    case Bin::OverMaxSignals: return "overMaxSignals";
    case Bin::OverRunCap: return "overRunCap";
    case Bin::Overwritten: return "overwritten";
    case Bin::Failed: return "failed";
    case Bin::OverLimit: return "overLimit";
    case Bin::AlreadyAttached: return "alreadyAttached";
    case Bin::Attached: return "attached";
    }
    return {};
}

std::vector<AlertRow> rowsOf(const alerts::AlertTable& table, std::string_view id)
{
    std::vector<AlertRow> rows;
    for (std::uint32_t row = 0; row < table.size(); ++row)
        if (table.id({row}) == id)
            rows.push_back({row});
    return rows;
}

namespace {

/// Documents of a rule that makes alerts of its own are no alerts.
std::optional<base::Error> whyNot(const SimulationInput& input)
{
    if (!engine::makesAlerts(input.rule))
        return std::nullopt;
    return base::Error{base::ErrorCode::NotSupported,
                       "Documents are explained for custom query rules only, whose alerts they are. The audit of a "
                       "simulation says what this rule did.",
                       base::Location{.file = {}, .field = std::string(rules::pathOf(rules::RuleField::Type))}};
}

} // namespace

Result<std::vector<Explanation>> explain(const SimulationInput& input, std::span<const AlertRow> rows,
                                         base::Progress* progress, std::stop_token stop)
{
    if (std::optional<base::Error> reason = whyNot(input))
        return base::fail(std::move(*reason));
    Result<std::vector<Queue>> queues = followRows(input, rows, stop);
    if (!queues)
        return base::fail(std::move(queues.error()));
    const engine::RuleSilences silences(input.rule, input.silences, runsOf(input));
    std::vector<Explanation> explanations;
    KeptRuns kept;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        explanations.push_back(begin(input, rows[i], (*queues)[i], silences));
        if (explanations.back().isInCase())
            kept.want((*queues)[i].run);
    }
    const Result<SimulationResult> result = engine::simulate(input, &kept, progress, stop);
    if (!result)
        return base::fail(result.error());
    for (Explanation& each : explanations) {
        if (!each.isInCase())
            continue;
        if (Result<void> done = follow(each, input, kept.at(each.queue.run), *result); !done)
            return base::fail(std::move(done.error()));
    }
    return explanations;
}

} // namespace casewright::analysis
