// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/store/StaffedSimulation.h"

#include "core/alerts/Flood.h"

namespace casewright::tests {

engine::SimulationInput staffedSimulation()
{
    alerts::Flood flood;
    flood.start = {1'767'600'000'000};
    flood.perMinute = 1;
    flood.fields = {{.name = "host.name", .prefix = "h", .cardinality = 5}};
    const engine::StaffedQueue queue{
        .zone = {},
        .shifts = {{.days = {true, true, true, true, true, true, true}, .from = {}, .to = base::Day, .analysts = 2}},
        .triage = engine::FixedLength{{7 * base::Minute.milliseconds}},
        .closes = 0.9};
    return {.rule = {.id = {"r"}, .name = "R", .tags = {}, .query = {},
                     .casesAction = rules::CasesAction{.groupBy = "host.name", .reopenClosedCases = true,
                                                       .maximumCasesToOpen = 9},
                     .body = {}},
            .alerts = alerts::generate(flood, 1).value(),
            .profile = rules::newestProfile(),
            .analysts = {.name = "A", .work = queue}};
}

} // namespace casewright::tests
