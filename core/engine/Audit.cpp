// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/Audit.h"

#include "core/engine/RunResult.h"

namespace casewright::engine {

Audit& Audit::operator+=(const Audit& other)
{
    overMaxSignals += other.overMaxSignals;
    muted += other.muted;
    maintenanceWindow += other.maintenanceWindow;
    overRunCap += other.overRunCap;
    overwritten += other.overwritten;
    overLimit += other.overLimit;
    alreadyAttached += other.alreadyAttached;
    attached += other.attached;
    failed += other.failed;
    return *this;
}

bool sumsUp(const RunResult& run)
{
    if (run.audit.handedOver() != run.alerts)
        return false;
    if (run.failure)
        return run.audit.failed == run.alerts;
    Audit decided = run.audit;
    decided.attached = decided.alreadyAttached = decided.overLimit = 0;
    for (const Decision& decision : run.decisions) {
        if (decision.attached + decision.alreadyAttached + decision.overLimit != decision.alerts)
            return false;
        decided.attached += decision.attached;
        decided.alreadyAttached += decision.alreadyAttached;
        decided.overLimit += decision.overLimit;
    }
    return decided == run.audit && run.attached.size() == decided.attached;
}

} // namespace casewright::engine
