// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/SummarySum.h"

#include <algorithm>

namespace casewright::engine {

void addCounts(SimulationSummary& sum, const SimulationSummary& one)
{
    sum.matched += one.matched;
    sum.runs += one.runs;
    sum.alerts += one.alerts;
    sum.ongoing += one.ongoing;
    sum.recovered += one.recovered;
    sum.audit += one.audit;
    sum.casesOpened += one.casesOpened;
    sum.casesReopened += one.casesReopened;
    sum.breakerRuns += one.breakerRuns;
    sum.failedRuns += one.failedRuns;
    sum.largestCase = std::max(sum.largestCase, one.largestCase);
    sum.alertsInManyCases += one.alertsInManyCases;
    sum.evaluateSeconds += one.evaluateSeconds;
    sum.actSeconds += one.actSeconds;
}

} // namespace casewright::engine
