// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/scenario/AuditBins.h"

#include <nlohmann/json.hpp>

namespace casewright::scenario {

base::Json auditBins(const engine::Audit& audit)
{
    return {{"overMaxSignals", audit.overMaxSignals},
            {"muted", audit.muted},
            {"maintenanceWindow", audit.maintenanceWindow},
            {"overRunCap", audit.overRunCap},
            {"overwritten", audit.overwritten},
            {"overLimit", audit.overLimit},
            {"alreadyAttached", audit.alreadyAttached},
            {"attached", audit.attached},
            {"failed", audit.failed}};
}

} // namespace casewright::scenario
