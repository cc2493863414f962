// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GroupingOutlook.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

#include "core/analysis/GroupingVerdict.h"
#include "core/engine/RuleEvaluation.h"

namespace casewright::analysis {
namespace {

using alerts::FieldStatistics;
using base::Result;
using engine::ActionInput;
using engine::PreparedRuns;

/// Looks for the run with the most groups.
class Peak final : public engine::RunSink {
public:
    explicit Peak(GroupingOutlook& outlook) : m_outlook(outlook) {}
    [[nodiscard]] Result<void> take(engine::RunResult run, const std::vector<engine::Case>& /*cases*/) override
    {
        m_outlook.limit = std::max(m_outlook.limit, run.maximumCases);
        m_outlook.runs += run.groups > 0 ? 1 : 0;
        if (run.groups > m_outlook.peakGroups) {
            m_outlook.peakGroups = run.groups;
            m_outlook.peakRun = m_number;
        }
        ++m_number;
        return {};
    }

private:
    GroupingOutlook& m_outlook;
    std::uint64_t m_number = 0;
};

/// How many of the alerts that are handed over have a value, and how many values they have.
Result<void> countCoverage(engine::RunSource& runs, const engine::AlertGrouping& grouping, GroupingOutlook& outlook,
                           const std::stop_token& stop)
{
    std::vector<bool> isSeen(std::size_t{grouping.groupCount()} + 1); // by group; 0 is none
    for (engine::DueRun due;;) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        const Result<bool> isDue = runs.next(due);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            return {};
        outlook.alerts += due.rows.size();
        for (const base::AlertRow row : due.rows) {
            const std::uint32_t group = grouping.groupOf(row);
            if (group == 0)
                continue;
            ++outlook.withValue;
            if (!isSeen[group])
                ++outlook.values;
            isSeen[group] = true;
        }
    }
}

/// Many fields push those out that were looked at before; the action's own is asked for again with the next edit.
void keepAtHand(const PreparedRuns& runs, const ActionInput& action, const std::stop_token& stop)
{
    const std::string& field = action.action.groupBy;
    if (const auto source = runs.runsFor(field, nullptr, stop))
        static_cast<void>(runs.group(**source, field, stop));
}

double promiseOf(const FieldStatistics& field)
{
    const double coverage = field.documents == 0 ? 0 : static_cast<double>(field.present) / field.documents;
    return groupingPromise(coverage, field.effectiveValues());
}

std::vector<std::string> ofDocuments(std::span<const FieldStatistics> documents)
{
    std::vector<const FieldStatistics*> good;
    for (const FieldStatistics& field : documents)
        if (!field.isList() && groupingAdvice(field) == alerts::GroupingAdvice::Good)
            good.push_back(&field);
    std::stable_sort(good.begin(), good.end(), [](const FieldStatistics* a, const FieldStatistics* b) {
        return promiseOf(*a) > promiseOf(*b);
    });
    std::vector<std::string> names;
    for (const FieldStatistics* const field : good)
        names.push_back(field->name);
    return names;
}

} // namespace

Result<GroupingOutlook> groupingOutlook(const PreparedRuns& runs, const ActionInput& action, const std::string& field,
                                        const std::stop_token& stop)
{
    GroupingOutlook outlook{.field = field};
    const Result<std::unique_ptr<engine::RunSource>> source = runs.runsFor(field, nullptr, stop);
    if (!source)
        return base::fail(source.error());
    const Result<engine::AlertGrouping> grouping = runs.group(**source, field, stop);
    if (!grouping)
        return base::fail(grouping.error());
    const engine::RunSpan span = (*source)->span();
    if (const Result<void> counted = countCoverage(**source, *grouping, outlook, stop); !counted)
        return base::fail(counted.error());
    ActionInput changed = action;
    changed.action.groupBy = field;
    Peak peak(outlook);
    const Result<engine::SimulationResult> result = engine::simulate(runs, changed, &peak, nullptr, stop);
    if (!result)
        return base::fail(result.error());
    outlook.breakerRuns = result->summary.breakerRuns;
    outlook.casesOpened = result->summary.casesOpened;
    outlook.inNoCase = result->summary.audit.inNoCase();
    outlook.overLimit = result->summary.audit.overLimit;
    const double days = static_cast<double>((span.lastAt - span.firstAt).milliseconds)
        / static_cast<double>(base::Day.milliseconds);
    outlook.casesADay = static_cast<double>(outlook.casesOpened) / std::max(days, 1.0);
    return outlook;
}

Result<std::vector<GroupingOutlook>> groupingOutlooks(const PreparedRuns& runs, const ActionInput& action,
                                                      std::span<const std::string> fields, const std::stop_token& stop)
{
    std::vector<Result<GroupingOutlook>> found(fields.size(), GroupingOutlook{});
    // Each thread takes the next field that none has taken; each writes places of its own.
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < fields.size(); i = next++) {
            found[i] = groupingOutlook(runs, action, fields[i], stop);
            keepAtHand(runs, action, stop);
        }
    };
    {
        std::optional<std::jthread> other;
        if (fields.size() > 1 && std::thread::hardware_concurrency() > 1)
            other.emplace(work);
        work();
    }
    std::vector<GroupingOutlook> outlooks;
    outlooks.reserve(found.size());
    for (Result<GroupingOutlook>& each : found) {
        if (!each)
            return base::fail(std::move(each.error()));
        outlooks.push_back(std::move(*each));
    }
    return outlooks;
}

std::vector<std::string> groupingCandidates(const PreparedRuns& runs, const ActionInput& action,
                                            std::span<const FieldStatistics> documents, std::size_t most)
{
    const rules::Rule& rule = runs.input().rule;
    std::vector<std::string> names = engine::makesAlerts(rule) ? engine::instanceFieldsOf(rule)
                                                               : ofDocuments(documents);
    std::erase(names, action.action.groupBy);
    names.resize(std::min(names.size(), most));
    return names;
}

} // namespace casewright::analysis
