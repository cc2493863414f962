// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/KeptRuns.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "core/analysis/DocumentGrouping.h"

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

} // namespace

std::size_t KeptRuns::watch(AlertWatch alert)
{
    m_watches.push_back(std::move(alert));
    return m_watches.size() - 1;
}

Result<void> KeptRuns::take(RunResult run, const std::vector<Case>& cases)
{
    for (const Decision& decision : run.decisions) {
        if (decision.group.value >= m_margins.size())
            m_margins.resize(decision.group.value + std::size_t{1});
        widen(m_margins[decision.group.value], decision, run.at);
    }
    look(run);
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

/// Whether one of the alerts is to be told of from this run.
void KeptRuns::look(const RunResult& run)
{
    for (AlertWatch& watch : m_watches) {
        const auto row = watch.rows.find(run.at);
        if (row == watch.rows.end())
            continue;
        const bool isAttached =
            std::find(run.attached.begin(), run.attached.end(), row->second) != run.attached.end();
        if (!watch.told || (isAttached && watch.attached == 0)) {
            watch.told = run.at;
            want(run.at);
        }
        watch.attached += isAttached ? 1U : 0U;
    }
}

void KeptRuns::keepClosed(const Decision& decision, const std::vector<Case>& cases, KeptRun& kept)
{
    const auto closed = std::find_if(cases.rbegin(), cases.rend(), [&decision](const Case& each) {
        return each.group == decision.group && each.counter + 1 == decision.counter && !each.deleted;
    });
    if (closed != cases.rend())
        kept.closedBefore.emplace(decision.caseIndex.value, *closed);
}

Result<void> follow(Explanation& to, const SimulationInput& input, const KeptRun& kept, const SimulationResult& result)
{
    const std::string& field = input.rule.casesAction->groupBy;
    Result<Grouping> grouping = groupingOf(*result.source.table, to.row, field);
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

} // namespace casewright::analysis
