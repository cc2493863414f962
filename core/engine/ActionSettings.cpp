// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/engine/ActionSettings.h"

#include "core/rules/RuleFormat.h"
#include "core/rules/TimeWindow.h"

namespace casewright::engine {

ConnectorSettings connectorSettings(const SimulationInput& input)
{
    const rules::CasesAction& action = *input.rule.casesAction;
    return {.rule = {.id = input.rule.id, .name = input.rule.name, .tags = input.rule.tags},
            .owner = rules::ownerOf(input.rule),
            .space = input.space,
            .timeWindow = rules::parseTimeWindow(action.timeWindow).value(),
            .reopenClosedCases = action.reopenClosedCases,
            .limit = groupLimit(action.maximumCasesToOpen, input.profile),
            .titleStyle = input.profile.titleStyle,
            .newCases = input.newCases};
}

} // namespace casewright::engine
