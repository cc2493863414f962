// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/cases/CaseMetrics.h"

#include <algorithm>

namespace casewright::cases {

Lifespan lifespanOf(base::Timestamp createdAt, std::optional<base::Timestamp> closedAt,
                    const std::vector<StatusStep>& steps, base::Timestamp now)
{
    Lifespan lifespan{.createdAt = createdAt, .closedAt = closedAt};
    CaseStatus status = CaseStatus::Open;
    base::Timestamp since = createdAt;
    const auto pass = [&](base::Timestamp until) {
        const base::Duration passed{std::max<std::int64_t>((until - since).milliseconds, 0)};
        if (status == CaseStatus::Open)
            lifespan.openDuration.milliseconds += passed.milliseconds;
        else if (status == CaseStatus::InProgress)
            lifespan.inProgressDuration.milliseconds += passed.milliseconds;
        since = until;
    };
    for (const StatusStep& step : steps) {
        pass(step.at);
        if (status == CaseStatus::Closed && step.status != CaseStatus::Closed)
            lifespan.reopenDates.push_back(step.at);
        status = step.status;
    }
    pass(now);
    return lifespan;
}

} // namespace casewright::cases
