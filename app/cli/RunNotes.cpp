// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/RunNotes.h"

#include <utility>

namespace casewright::cli {

base::Result<void> RunNotes::prepare(const engine::AlertSource& source)
{
    return m_next == nullptr ? base::Result<void>() : m_next->prepare(source);
}

base::Result<void> RunNotes::take(engine::RunResult run, const std::vector<engine::Case>& cases)
{
    if (run.breaker || run.failure) {
        const NotedRun noted{run.at, run.alerts, run.groups, run.maximumCases, run.failure};
        if (run.breaker)
            m_breakerRuns.push_back(noted);
        if (run.failure)
            m_failedRuns.push_back(noted);
    }
    return m_next == nullptr ? base::Result<void>() : m_next->take(std::move(run), cases);
}

} // namespace casewright::cli
