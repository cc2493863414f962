// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/models/RunBars.h"

#include <algorithm>

namespace casewright::ui {
namespace {

/// Rounded down, also before 1970.
std::int64_t slotOf(base::Timestamp at, base::Duration length)
{
    const std::int64_t slot = at.milliseconds / length.milliseconds;
    return at.milliseconds % length.milliseconds < 0 ? slot - 1 : slot;
}

void add(RunBar& bar, std::uint32_t& largest, const store::StoredRun& run)
{
    const bool isStruck = struckALimit(run);
    const bool isFirstStruck = isStruck && bar.struckRuns == 0;
    if (bar.runs == 0 || isFirstStruck || (isStruck == (bar.struckRuns > 0) && run.alerts > largest)) {
        bar.run = run.number;
        largest = run.alerts;
    }
    ++bar.runs;
    bar.struckRuns += isStruck ? 1U : 0U;
    (isStruck ? bar.struckAlerts : bar.alerts) += run.alerts;
    bar.lost += run.audit.inNoCase();
}

} // namespace

bool struckALimit(const store::StoredRun& run)
{
    const engine::Audit& audit = run.audit;
    return run.breaker || !run.failure.empty() || audit.overMaxSignals + audit.overRunCap + audit.overLimit > 0;
}

RunBars gatherRuns(std::span<const store::StoredRun> runs, base::Duration interval, std::size_t most)
{
    if (runs.empty())
        return {};
    if (interval.milliseconds <= 0)
        interval = base::Minute;
    const std::int64_t limit = std::max<std::int64_t>(1, static_cast<std::int64_t>(most));
    base::Duration length = interval;
    for (std::int64_t times = 1;; ++times) {
        length = {interval.milliseconds * times};
        const std::int64_t slots = slotOf(runs.back().at, length) - slotOf(runs.front().at, length) + 1;
        if (slots <= limit)
            break;
        times = std::max(times, slots * times / limit - 1);
    }
    RunBars gathered{.bars = {}, .length = length};
    std::uint64_t opened = 0;
    std::uint32_t largest = 0;
    for (const store::StoredRun& run : runs) {
        const base::Timestamp from{slotOf(run.at, length) * length.milliseconds};
        if (gathered.bars.empty() || gathered.bars.back().from != from) {
            gathered.bars.push_back({.from = from});
            largest = 0;
        }
        opened += run.created;
        gathered.bars.back().opened = opened;
        gathered.bars.back().created += run.created;
        add(gathered.bars.back(), largest, run);
    }
    return gathered;
}

} // namespace casewright::ui
