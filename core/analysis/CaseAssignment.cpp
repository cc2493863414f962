// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/CaseAssignment.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

#include "core/engine/CaseText.h"
#include "core/engine/MatchingDocuments.h"
#include "core/engine/RunSource.h"

namespace casewright::analysis {
namespace {

using base::AlertRow;
using base::Result;
using engine::Decision;
using engine::RunResult;

constexpr std::uint32_t InNoCase = CaseAssignment::InNoCase;
constexpr std::size_t RowsBetweenChecks = 65'536;

/// Notes which case each alert is attached to, by the number of its `_id`: for Kibana that is the alert.
class AssignmentSink final : public engine::RunSink {
public:
    explicit AssignmentSink(CaseAssignment& to) : m_to(to) {}

    Result<void> prepare(const engine::AlertSource& source) override
    {
        m_to.table = source.table;
        m_to.instances = source.instances;
        m_firstOf.assign(source.table->idCount(), InNoCase);
        m_to.isAlert.resize(source.table->size());
        if (source.instances)
            m_to.births.reserve(source.table->size());
        return {};
    }

    Result<void> take(RunResult run, const std::vector<engine::Case>&) override
    {
        const std::span<const std::uint32_t> ids = m_to.table->idNumbers();
        for (const Decision& decision : run.decisions) {
            for (std::uint32_t i = 0; i < decision.attached; ++i) {
                const AlertRow row = run.attached[decision.firstAttached + i];
                std::uint32_t& first = m_firstOf[ids[row.value]];
                m_to.isAlert[row.value] = true;
                if (first == InNoCase)
                    first = decision.caseIndex.value;
                else
                    m_to.later.push_back({.row = row, .caseIndex = decision.caseIndex.value, .since = run.at});
            }
        }
        if (m_to.instances)
            noteBirths(run);
        return {};
    }

    /// By number of an `_id`.
    [[nodiscard]] const std::vector<std::uint32_t>& firstOf() const { return m_firstOf; }

private:
    /// The rows of a run are its new alerts and then, where each run has rows of its own, those that go on.
    void noteBirths(const RunResult& run)
    {
        const std::size_t size = m_to.table->size();
        for (const std::uint32_t instance : run.instances.started) {
            m_startOf.resize(std::max<std::size_t>(m_startOf.size(), instance + std::size_t{1}));
            m_startOf[instance] = run.at;
            m_to.births.push_back({.instance = instance, .start = run.at});
        }
        const std::size_t next = m_to.births.size();
        const bool hasRowsOfOngoing =
            !run.instances.ongoing.empty() && next < size && m_to.table->times()[next] == run.at;
        if (hasRowsOfOngoing)
            for (const std::uint32_t instance : run.instances.ongoing)
                m_to.births.push_back({.instance = instance, .start = m_startOf[instance]});
    }

    CaseAssignment& m_to;
    std::vector<std::uint32_t> m_firstOf;
    std::vector<base::Timestamp> m_startOf;       ///< of each instance's latest alert
};

/// What runs hand over of a query that depends on the clock.
Result<void> noteHandedOver(const engine::SimulationInput& input, CaseAssignment& to, const std::stop_token& stop)
{
    const Result<std::unique_ptr<engine::RunSource>> runs = engine::makeRunSource(input, nullptr, stop);
    if (!runs)
        return base::fail(runs.error());
    for (engine::DueRun due;;) {
        const Result<bool> isDue = (*runs)->next(due);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            return {};
        for (const AlertRow row : due.rows)
            to.isAlert[row.value] = true;
    }
}

Result<void> noteAlerts(const engine::SimulationInput& input, CaseAssignment& to, const std::stop_token& stop)
{
    if (to.instances) {
        to.isAlert.assign(to.isAlert.size(), true);
        return {};
    }
    const Result<engine::MatchingDocuments> matching = engine::MatchingDocuments::find(input.rule, to.table, stop);
    if (!matching)
        return base::fail(matching.error());
    if (matching->dependsOnClock())
        return noteHandedOver(input, to, stop);
    for (std::size_t place = 0; place < matching->size(); ++place)
        to.isAlert[matching->row(place).value] = true;
    return {};
}

Result<CaseAssignment> finish(CaseAssignment to, const engine::SimulationInput& input,
                              Result<engine::SimulationResult> result, const std::vector<std::uint32_t>& firstOf,
                              const std::stop_token& stop)
{
    if (!result)
        return base::fail(result.error());
    if (const Result<void> noted = noteAlerts(input, to, stop); !noted)
        return base::fail(noted.error());
    const std::span<const std::uint32_t> ids = to.table->idNumbers();
    to.caseOf.assign(ids.size(), InNoCase);
    for (std::size_t row = 0; row < ids.size(); ++row) {
        if (row % RowsBetweenChecks == 0 && stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        if (to.isAlert[row])
            to.caseOf[row] = firstOf[ids[row]];
    }
    to.cases.reserve(result->cases.size());
    for (engine::Case& each : result->cases)
        to.cases.push_back({.id = std::move(each.id.text),
                            .title = std::move(each.title),
                            .group = result->groupings[each.group.value],
                            .alerts = each.totalAlerts,
                            .createdAt = each.createdAt});
    to.summary = std::move(result->summary);
    return to;
}

} // namespace

std::string groupValues(const AssignedCase& of)
{
    std::string text;
    for (const engine::GroupingLeaf& leaf : engine::flattenGrouping(of.group))
        text += (text.empty() ? "" : ", ") + leaf.value;
    return text;
}

Result<CaseAssignment> assignCases(const engine::SimulationInput& input, base::Progress* progress,
                                   const std::stop_token& stop)
{
    CaseAssignment to;
    AssignmentSink sink(to);
    Result<engine::SimulationResult> result = engine::simulate(input, &sink, progress, stop);
    return finish(std::move(to), input, std::move(result), sink.firstOf(), stop);
}

Result<CaseAssignment> assignCases(const engine::PreparedRuns& runs, const engine::ActionInput& action,
                                   const std::stop_token& stop)
{
    CaseAssignment to;
    AssignmentSink sink(to);
    Result<engine::SimulationResult> result = engine::simulate(runs, action, &sink, nullptr, stop);
    return finish(std::move(to), engine::simulationInput(runs.input(), action), std::move(result), sink.firstOf(),
                  stop);
}

} // namespace casewright::analysis
