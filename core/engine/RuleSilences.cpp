// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RuleSilences.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/alerts/AlertTable.h"
#include "core/rules/Silencing.h"

namespace casewright::engine {

using base::Timestamp;

TimeSpans::TimeSpans(std::vector<TimeSpan> spans)
{
    std::erase_if(spans, [](const TimeSpan& span) { return span.to <= span.from; });
    std::sort(spans.begin(), spans.end(), [](const TimeSpan& a, const TimeSpan& b) { return a.from < b.from; });
    for (const TimeSpan& span : spans) {
        if (!m_spans.empty() && span.from <= m_spans.back().to)
            m_spans.back().to = std::max(m_spans.back().to, span.to);
        else
            m_spans.push_back(span);
    }
}

std::optional<TimeSpan> TimeSpans::find(Timestamp at) const
{
    const auto after = std::upper_bound(m_spans.begin(), m_spans.end(), at,
                                        [](Timestamp time, const TimeSpan& span) { return time < span.from; });
    if (after == m_spans.begin() || at >= std::prev(after)->to)
        return std::nullopt;
    return *std::prev(after);
}

RuleSilences::RuleSilences(const rules::Rule& rule, const Silences& given, TimeSpan runs)
    : m_mutedInstances(given.mutedInstances), m_maintenance(given.maintenanceWindows)
{
    rules::Silencing own = rules::silencingOf(rule);
    std::move(own.mutedAlerts.begin(), own.mutedAlerts.end(), std::back_inserter(m_mutedInstances));
    std::vector<TimeSpan> snoozes = given.snoozes;
    m_isMutedAsAWhole = own.muteAll;
    if (own.muteAll)
        snoozes.push_back({.from = runs.from, .to = runs.to + base::Duration{1}});
    for (const rules::SnoozeSchedule& schedule : own.snoozes)
        for (const rules::SnoozeSpan& span : rules::spansOf(schedule, runs.from, runs.to))
            snoozes.push_back({.from = span.from, .to = span.to});
    m_snoozes = TimeSpans(std::move(snoozes));
}

std::vector<std::string> unknownMutes(const rules::Rule& rule, const Silences& given, const AlertSource& source)
{
    const rules::Silencing own = rules::silencingOf(rule);
    std::set<std::string> muted(given.mutedInstances.begin(), given.mutedInstances.end());
    muted.insert(own.mutedAlerts.begin(), own.mutedAlerts.end());
    if (muted.empty())
        return {};
    if (source.instances) {
        for (const std::string& name : *source.instances)
            muted.erase(name);
    } else {
        for (std::uint32_t row = 0; row < source.table->size() && !muted.empty(); ++row)
            muted.erase(source.table->id({row}));
    }
    return {muted.begin(), muted.end()};
}

} // namespace casewright::engine
