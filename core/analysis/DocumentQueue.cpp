// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/DocumentQueue.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "core/engine/QuerySchedule.h"
#include "core/rules/TimeWindow.h"

namespace casewright::analysis {
namespace {

using base::Duration;
using base::Result;
using base::Timestamp;
using engine::QueryRun;

/// The first run not before a time.
Timestamp firstRunAfter(Timestamp at, Duration interval)
{
    const std::int64_t quotient = at.milliseconds / interval.milliseconds;
    const bool later = at.milliseconds > quotient * interval.milliseconds;
    return {(quotient + (later ? 1 : 0)) * interval.milliseconds};
}

/// One run, as a row sees it.
class Look final {
public:
    Look(std::span<const Timestamp> times, const QueryRun& run, Duration lookBack, std::size_t firstWaiting)
        : m_times(times),
          m_run(run),
          m_start(run.at - lookBack),
          m_firstWaiting(firstWaiting)
    {
    }

    /// Whether the row's fate is decided after this run.
    bool show(std::size_t row, Queue& to) const
    {
        if (row < m_firstWaiting || m_times[row] > m_run.at)
            return false;
        if (row < m_run.begin) { // it left the look-back, before this run
            to.entry = to.runsWaited > 0 ? Entry::LeftLookBack : Entry::NeverInLookBack;
            if (to.runsWaited == 0)
                note(row, to);
            return true;
        }
        note(row, to);
        if (row < m_run.end) {
            to.entry = Entry::Alert;
            return true;
        }
        ++to.runsWaited;
        to.entry = Entry::WaitedToTheEnd;
        return false;
    }

private:
    void note(std::size_t row, Queue& to) const
    {
        const auto seen = std::upper_bound(m_times.begin(), m_times.end(), m_run.at) - m_times.begin();
        to.run = m_run.at;
        to.lookBackStart = m_start;
        to.waiting = static_cast<std::uint64_t>(seen) - m_run.begin;
        to.place = row >= m_run.begin ? row - m_run.begin + 1 : 0;
        to.taken = m_run.end - m_run.begin;
    }

    std::span<const Timestamp> m_times;
    const QueryRun& m_run;
    Timestamp m_start;
    std::size_t m_firstWaiting;
};

} // namespace

Result<std::vector<Queue>> followRows(const rules::Rule& rule, std::span<const Timestamp> times,
                                      std::span<const base::AlertRow> rows, const std::stop_token& stop)
{
    const Result<Duration> interval = rules::parseInterval(rule.interval);
    const Result<Duration> lookBack = rules::parseLookBack(rule.from);
    if (!interval || !lookBack)
        return base::fail(interval ? lookBack.error() : interval.error());
    if (rule.maxSignals < 1)
        return base::fail(base::ErrorCode::InvalidValue, "A run must be allowed at least 1 alert.");
    engine::QuerySchedule schedule(times, *interval, *lookBack, static_cast<std::uint64_t>(rule.maxSignals));
    std::vector<Queue> result(rows.size());
    std::vector<bool> isDecided(rows.size(), false);
    for (std::size_t i = 0; i < rows.size(); ++i)
        result[i].firstRun = firstRunAfter(times[rows[i].value], *interval);
    std::size_t firstWaiting = 0;
    std::size_t open = rows.size();
    while (open > 0 && !stop.stop_requested()) {
        const std::optional<QueryRun> run = schedule.next();
        if (!run)
            break;
        const Look look(times, *run, *lookBack, firstWaiting);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (isDecided[i] || !look.show(rows[i].value, result[i]))
                continue;
            isDecided[i] = true;
            --open;
        }
        firstWaiting = run->end;
    }
    return result;
}

} // namespace casewright::analysis
