// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/LiveSimulation.h"

namespace casewright::ui {

void RunSums::add(const store::StoredRun& run)
{
    ++runs;
    alerts += run.audit.total() - run.audit.overMaxSignals;
    casesOpened += run.created;
    casesReopened += run.reopened;
    breakerRuns += run.breaker ? 1U : 0U;
    failedRuns += run.failure.empty() ? 0U : 1U;
    audit += run.audit;
}

void LiveSimulation::add(const store::StoredRun& run)
{
    const std::scoped_lock lock(m_mutex);
    m_sums.add(run);
}

const base::Progress* LiveSimulation::progress() const
{
    switch (phase()) {
    case SimulationPhase::Reading: return &m_reading;
    case SimulationPhase::Simulating: return &m_simulating;
    case SimulationPhase::Finishing: return nullptr;
    }
    return nullptr;
}

RunSums LiveSimulation::sums() const
{
    const std::scoped_lock lock(m_mutex);
    return m_sums;
}

} // namespace casewright::ui
