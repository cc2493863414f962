// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

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

} // namespace casewright::engine
