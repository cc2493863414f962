// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/analysis/GroupSpread.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace casewright::analysis {

base::Result<GroupSpread> groupSpread(engine::RunSource& runs, const engine::AlertGrouping& grouping,
                                      const std::stop_token& stop)
{
    GroupSpread spread;
    std::vector<std::uint64_t> counts(std::size_t{grouping.groupCount()} + 1); // by group; 0 is `unknown`
    for (engine::DueRun due;;) {
        if (stop.stop_requested())
            return base::fail(base::ErrorCode::Cancelled, "stopped on request");
        const base::Result<bool> isDue = runs.next(due);
        if (!isDue)
            return base::fail(isDue.error());
        if (!*isDue)
            break;
        spread.alerts += due.rows.size();
        for (const base::AlertRow row : due.rows)
            ++counts[grouping.groupOf(row)];
    }
    if (spread.alerts == 0)
        return spread;
    const auto all = static_cast<double>(spread.alerts);
    for (const std::uint64_t count : counts) {
        const double share = static_cast<double>(count) / all;
        spread.topShare = std::max(spread.topShare, share);
        if (count > 0)
            spread.entropy -= share * std::log2(share);
    }
    spread.entropy = std::max(spread.entropy, 0.0); // -0 of a single group
    return spread;
}

} // namespace casewright::analysis
