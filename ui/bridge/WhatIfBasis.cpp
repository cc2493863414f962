// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/WhatIfBasis.h"

namespace casewright::ui {

WhatIfBasis WhatIfBasis::of(const analysis::SweepInput& input)
{
    return {.rule = input.runs.rule,
            .profile = std::string(input.runs.profile.name),
            .alerts = input.runs.alerts,
            .analysts = input.action.analysts,
            .seed = input.action.seed};
}

bool WhatIfBasis::holdsFor(const analysis::SweepInput& input) const
{
    return rule == input.runs.rule && profile == input.runs.profile.name && alerts.lock() == input.runs.alerts
        && analysts == input.action.analysts && seed == input.action.seed;
}

} // namespace casewright::ui
