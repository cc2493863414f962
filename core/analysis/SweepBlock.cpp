// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/SweepBlock.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "core/analysis/DrawnMean.h"
#include "core/analysis/GroupSpread.h"
#include "core/engine/CasesConnector.h"
#include "core/engine/RuleEvaluation.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Duration;
using base::Result;
using engine::ActionInput;
using engine::PreparedRuns;

/// Keeps what a summary does not say.
class Watch final : public engine::RunSink {
public:
    explicit Watch(bool groups) : m_groups(groups) {}

    [[nodiscard]] Result<void> take(engine::RunResult run, const std::vector<engine::Case>& /*cases*/) override
    {
        peakGroups = std::max(peakGroups, run.groups);
        if (run.breaker && m_groups)
            acted.mixed += run.audit.attached;
        for (const engine::Decision& decision : run.decisions)
            acted.isAnyWindowPassed = acted.isAnyWindowPassed || decision.windowPassed;
        return {};
    }
    engine::ActedRuns acted;
    std::uint32_t peakGroups = 0;

private:
    bool m_groups;
};

double daysOf(const engine::RunSpan& span)
{
    const Duration length = span.lastAt - span.firstAt;
    return std::max(static_cast<double>(length.milliseconds) / static_cast<double>(base::Day.milliseconds), 1.0);
}

/// For each case that reaches somebody: of the triage, if the analysts' model has one.
double hoursACase(const SweepInput& input)
{
    if (const auto* queue = std::get_if<engine::StaffedQueue>(&input.action.analysts.work))
        return meanHours(queue->triage);
    return static_cast<double>(input.workACase.milliseconds) / static_cast<double>(base::Hour.milliseconds);
}

} // namespace

std::optional<base::Error> reasonAgainst(const SweptSetting& setting, const rules::VersionProfile& profile)
{
    const auto error = [](std::string text) {
        return base::Error{base::ErrorCode::NotSupported, std::move(text), std::nullopt};
    };
    if (profile.windowUnits.find(setting.timeWindow.back()) == std::string_view::npos)
        return error(fmt::format("Kibana {} has no time windows in {}.", profile.name,
                                 setting.timeWindow.back() == 'm' ? "minutes" : "hours"));
    if (setting.maximumCases && !profile.maximumIsSetting && *setting.maximumCases != profile.defaultMaximum)
        return error(fmt::format("Kibana {} has no setting for the most cases of a run.", profile.name));
    return std::nullopt;
}

Result<std::shared_ptr<const PreparedRuns>> SweptRuns::prepared(const std::string& groupBy, const std::stop_token& stop)
{
    const std::scoped_lock lock(m_mutex);
    if (m_prepared)
        return m_prepared;
    if (m_refusal)
        return base::fail(*m_refusal);
    Result<std::shared_ptr<const PreparedRuns>> made =
        PreparedRuns::prepare(m_input, groupBy, m_groupings, nullptr, stop);
    if (!made)
        m_refusal = made.error();
    else
        m_prepared = *made;
    return made;
}

void SweepBlock::sort(const std::vector<SweptSetting>& settings)
{
    const auto keyOf = [&settings](std::size_t point) {
        const SweptSetting& setting = settings[point];
        const Result<Duration> window = rules::parseTimeWindow(setting.timeWindow);
        return std::tuple(window ? window->milliseconds : 0, setting.maximumCases, setting.reopenClosedCases);
    };
    for (const std::size_t point : m_points)
        m_mostLimit = std::max(m_mostLimit,
                               engine::groupLimit(settings[point].maximumCases, m_runs->input().profile));
    std::stable_sort(m_points.begin(), m_points.end(),
                     [&](std::size_t a, std::size_t b) { return keyOf(a) < keyOf(b); });
}

std::optional<std::size_t> SweepBlock::next()
{
    const std::scoped_lock lock(m_mutex);
    return m_next < m_points.size() ? std::optional(m_points[m_next++]) : std::nullopt;
}

void SweepBlock::finishPoint()
{
    const std::scoped_lock lock(m_mutex);
    if (++m_finished < m_points.size())
        return;
    m_runs.reset();
    m_prepared.reset();
    m_grouped.reset();
}

std::size_t SweepBlock::simulations() const
{
    const std::scoped_lock lock(m_mutex);
    return m_known.size();
}

Result<SweepOutcome> SweepBlock::simulate(const SweptSetting& setting, const std::stop_token& stop)
{
    const engine::RunsInput& runs = m_runs->input();
    ActionInput action = m_input.action;
    const rules::Rule rule = withSetting(runs.rule, setting);
    action.action = *rule.casesAction;
    if (std::optional<base::Error> reason = engine::reasonAgainst(rule, runs.profile))
        return base::fail(std::move(*reason));
    if (std::optional<base::Error> reason = reasonAgainst(setting, runs.profile);
        reason && setting != currentSetting(m_input.runs.rule, m_input.runs.profile))
        return base::fail(std::move(*reason));
    if (const Result<void> prepared = prepare(setting.groupBy, stop); !prepared)
        return base::fail(prepared.error());
    const Terms terms{.window = rules::parseTimeWindow(setting.timeWindow).value(),
                      .limit = engine::groupLimit(setting.maximumCases, runs.profile),
                      .reopens = setting.reopenClosedCases};
    if (std::optional<SweepOutcome> same = find(terms))
        return *same;
    Result<Known> known = simulate(action, terms, stop);
    if (!known)
        return base::fail(known.error());
    const std::scoped_lock lock(m_mutex);
    m_known.push_back(std::move(*known));
    return m_known.back().outcome;
}

/// Groups of the field, whatever the action makes of them: found once for all its points.
Result<double> SweepBlock::findEntropy(const PreparedRuns& runs, const std::string& groupBy,
                                       const std::stop_token& stop)
{
    if (groupBy.empty())
        return 0.0;
    const Result<std::unique_ptr<engine::RunSource>> source = runs.runsFor(groupBy, nullptr, stop);
    if (!source)
        return base::fail(source.error());
    const Result<engine::AlertGrouping> grouping = runs.group(**source, groupBy, stop);
    if (!grouping)
        return base::fail(grouping.error());
    const Result<GroupSpread> spread = groupSpread(**source, *grouping, stop);
    if (!spread)
        return base::fail(spread.error());
    return spread->entropy;
}

Result<void> SweepBlock::prepare(const std::string& groupBy, const std::stop_token& stop)
{
    const std::scoped_lock lock(m_preparing);
    if (m_prepared)
        return {};
    const Result<std::shared_ptr<const PreparedRuns>> prepared = m_runs->prepared(groupBy, stop);
    if (!prepared)
        return base::fail(prepared.error());
    const Result<std::unique_ptr<engine::RunSource>> source = (*prepared)->runsFor(groupBy, nullptr, stop);
    if (!source)
        return base::fail(source.error());
    m_span = (*source)->span();
    const Result<double> entropy = findEntropy(**prepared, groupBy, stop);
    if (!entropy)
        return base::fail(entropy.error());
    m_groupEntropy = *entropy;
    if (!engine::makesAlerts(m_runs->input().rule)) {
        // Others hand the same alerts over in many runs: too many to be kept.
        Result<engine::AlertGrouping> grouping = (*prepared)->group(**source, groupBy, stop);
        if (!grouping)
            return base::fail(grouping.error());
        Result<engine::GroupedRuns> grouped =
            engine::GroupedRuns::of(**source, std::move(*grouping), m_mostLimit, stop);
        if (!grouped)
            return base::fail(grouped.error());
        m_grouped.emplace(std::move(*grouped));
    }
    m_prepared = *prepared;
    return {};
}

Result<engine::ActedRuns> SweepBlock::act(const ActionInput& action, std::uint32_t& peakGroups,
                                          const std::stop_token& stop) const
{
    if (m_grouped) {
        peakGroups = m_grouped->peakGroups();
        return engine::act(*m_grouped, engine::simulationInput(m_prepared->input(), action), stop);
    }
    Watch watch(!action.action.groupBy.empty());
    Result<engine::SimulationResult> result = engine::simulate(*m_prepared, action, &watch, nullptr, stop);
    if (!result)
        return base::fail(result.error());
    watch.acted.summary = std::move(result->summary);
    peakGroups = watch.peakGroups;
    return std::move(watch.acted);
}

Result<SweepBlock::Known> SweepBlock::simulate(const ActionInput& action, const Terms& terms,
                                               const std::stop_token& stop) const
{
    Known known{.terms = terms, .outcome = {}};
    Result<engine::ActedRuns> acted = act(action, known.peakGroups, stop);
    if (!acted)
        return base::fail(acted.error());
    engine::SimulationSummary& summary = acted->summary;
    // A run that failed tells nothing of its windows.
    known.windowPassed = acted->isAnyWindowPassed || summary.failedRuns > 0;
    known.isAnyClosed = summary.queue && summary.queue->closed > 0;
    if (summary.queue)
        summary.queue->depth.clear();
    known.outcome.days = daysOf(m_span);
    known.outcome.mixed = acted->mixed;
    known.outcome.analystHours = hoursACase(m_input)
        * static_cast<double>(summary.casesOpened + summary.casesReopened);
    known.outcome.groupEntropy = m_groupEntropy;
    known.outcome.summary = std::move(summary);
    return known;
}

/// Whether each run would go as it went: by induction over the runs, for all that they depend on was the same before.
bool SweepBlock::isSame(const Known& known, const Terms& asked) const
{
    const bool isLimit = known.terms.limit == asked.limit
        || std::min(known.terms.limit, asked.limit) >= known.peakGroups;
    // Neither passes where both last from the first run to the last one.
    const Duration span = m_span.lastAt - m_span.firstAt;
    const bool isWindow = known.terms.window == asked.window || std::min(known.terms.window, asked.window) >= span
        || (!known.windowPassed && asked.window > known.terms.window);
    return isLimit && isWindow && (known.terms.reopens == asked.reopens || !known.isAnyClosed);
}

std::optional<SweepOutcome> SweepBlock::find(const Terms& asked) const
{
    const std::scoped_lock lock(m_mutex);
    for (const Known& known : m_known)
        if (isSame(known, asked))
            return known.outcome;
    return std::nullopt;
}

} // namespace casewright::analysis
