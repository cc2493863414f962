// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/RunList.h"

namespace casewright::engine {
namespace {

// No bin of a run has more than there are documents, of which a table has at most so many.
std::uint32_t small(std::uint64_t count) { return static_cast<std::uint32_t>(count); }

} // namespace

base::Result<RunList> RunList::of(RunSource& runs, const std::stop_token& stop)
{
    RunList list{.runs = {}, .rows = {}, .span = {}, .source = runs.source()};
    list.rows.reserve(runs.span().matched);
    for (DueRun due;;) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        const base::Result<bool> isDue = runs.next(due);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            break;
        list.rows.insert(list.rows.end(), due.rows.begin(), due.rows.end());
        list.runs.push_back({.at = due.at,
                             .tick = due.tick,
                             .rowsEnd = small(list.rows.size()),
                             .started = small(due.started),
                             .overMaxSignals = small(due.audit.overMaxSignals),
                             .muted = small(due.audit.muted),
                             .maintenanceWindow = small(due.audit.maintenanceWindow),
                             .overRunCap = small(due.audit.overRunCap)});
    }
    list.span = runs.span();
    list.rows.shrink_to_fit();
    return list;
}

base::Result<bool> ListedRuns::next(DueRun& run)
{
    if (m_next == m_list->runs.size())
        return false;
    const RunList::Run& kept = m_list->runs[m_next++];
    run.at = kept.at;
    run.tick = kept.tick;
    run.rows.assign(m_list->rows.begin() + m_rowsBegin, m_list->rows.begin() + kept.rowsEnd);
    run.started = kept.started;
    run.audit = {.overMaxSignals = kept.overMaxSignals,
                 .muted = kept.muted,
                 .maintenanceWindow = kept.maintenanceWindow,
                 .overRunCap = kept.overRunCap};
    m_rowsBegin = kept.rowsEnd;
    return true;
}

} // namespace casewright::engine
