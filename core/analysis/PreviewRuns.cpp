// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/PreviewRuns.h"

#include <algorithm>

namespace casewright::analysis {

using engine::Decision;
using engine::RunResult;

namespace {

std::uint64_t silencedOf(const engine::Audit& audit) { return audit.muted + audit.maintenanceWindow; }

} // namespace

void PreviewRuns::Trouble::add(const RunResult& run, std::uint64_t counted, std::uint64_t badness)
{
    if (counted == 0)
        return;
    ++runs;
    count += counted;
    if (badness <= worst)
        return;
    worst = badness;
    at = run.at;
}

PreviewRuns::PreviewRuns(engine::RunSpan span, base::Duration interval, std::size_t most) : m_firstAt(span.firstAt)
{
    // A bar is a whole number of runs.
    const auto runs = static_cast<std::int64_t>(std::max<std::uint64_t>(span.runs, 1));
    const auto bars = static_cast<std::int64_t>(std::max<std::size_t>(most, 1));
    const std::int64_t runsABar = (runs + bars - 1) / bars;
    m_length = {std::max<std::int64_t>(interval.milliseconds, 1) * runsABar};
    if (span.runs == 0)
        return;
    m_bars.resize(static_cast<std::size_t>((span.lastAt - span.firstAt).milliseconds / m_length.milliseconds + 1));
    m_alertsAt.resize(m_bars.size());
    for (std::size_t i = 0; i < m_bars.size(); ++i)
        m_bars[i].from = m_firstAt + base::Duration{m_length.milliseconds * static_cast<std::int64_t>(i)};
}

base::Result<void> PreviewRuns::take(RunResult run, const std::vector<engine::Case>& /*cases*/)
{
    limit = std::max(limit, run.maximumCases);
    addToBar(run);
    addToGroups(run);
    noteTroubles(run);
    return {};
}

void PreviewRuns::addToBar(const RunResult& run)
{
    const auto place = static_cast<std::size_t>((run.at - m_firstAt).milliseconds / m_length.milliseconds);
    const std::size_t number = std::min(place, m_bars.size() - 1);
    PreviewBar& bar = m_bars[number];
    const bool hadTrouble = bar.lost > 0 || bar.breakerRuns > 0;
    const std::uint64_t alerts = run.audit.total();
    const std::uint64_t lost = run.audit.inNoCase();
    const bool hasTrouble = lost > 0 || run.breaker;
    if (bar.runs == 0 || (hasTrouble && !hadTrouble) || (hasTrouble == hadTrouble && alerts > m_alertsAt[number])) {
        bar.at = run.at;
        m_alertsAt[number] = alerts;
    }
    ++bar.runs;
    bar.breakerRuns += run.breaker ? 1U : 0U;
    bar.failedRuns += run.failure ? 1U : 0U;
    bar.alerts += alerts;
    bar.most = std::max(bar.most, alerts);
    bar.lost += lost;
    bar.silenced += silencedOf(run.audit);
}

void PreviewRuns::addToGroups(const RunResult& run)
{
    for (const Decision& decision : run.decisions) {
        if (decision.group.value >= m_groups.size())
            m_groups.resize(decision.group.value + std::size_t{1});
        Group& group = m_groups[decision.group.value];
        if (!group.isSeen)
            group.at = run.at;
        group.isSeen = true;
        group.alerts += decision.alerts;
        if (decision.overLimit == 0)
            continue;
        if (group.overLimit == 0)
            group.fullAt = run.at;
        group.overLimit += decision.overLimit;
    }
}

void PreviewRuns::noteTroubles(const RunResult& run)
{
    if (run.failure && refused.runs == 0)
        refusal = run.failure->text;
    const auto count = [&run](bool (*holds)(const Decision&)) {
        return static_cast<std::uint64_t>(std::count_if(run.decisions.begin(), run.decisions.end(), holds));
    };
    const engine::Audit& audit = run.audit;
    refused.add(run, audit.failed, audit.failed);
    breaker.add(run, run.breaker ? run.alerts : 0, run.groups);
    full.add(run, audit.overLimit, audit.overLimit);
    maxSignals.add(run, audit.overMaxSignals, audit.overMaxSignals);
    runCap.add(run, audit.overRunCap, audit.overRunCap);
    overwritten.add(run, audit.overwritten, audit.overwritten);
    silenced.add(run, silencedOf(audit), silencedOf(audit));
    const std::uint64_t followed = count([](const Decision& decision) { return decision.windowPassed; });
    followUps.add(run, followed, followed);
    const std::uint64_t passed = count([](const Decision& decision) { return decision.closedPassed; });
    closedPassed.add(run, passed, passed);
}

} // namespace casewright::analysis
