// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/ReplayedInput.h"

#include <utility>

#include "core/rules/RuleJson.h"
#include "core/rules/VersionProfile.h"
#include "core/store/NewCaseColumns.h"

namespace casewright::ui {

using base::Result;

Result<engine::SimulationInput> replayedInput(const store::StoredSimulation& simulation)
{
    Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
    if (!rule)
        return base::fail(rule.error());
    const Result<rules::VersionProfile> profile = rules::versionProfile(simulation.profile);
    if (!profile)
        return base::fail(profile.error());
    Result<cases::NewCaseFields> newCases = store::newCaseFieldsOf(simulation);
    if (!newCases)
        return base::fail(newCases.error());
    engine::SimulationInput input;
    input.rule = std::move(*rule);
    input.profile = *profile;
    input.seed = simulation.analystsSeed;
    input.newCases = std::move(*newCases);
    if (simulation.analysts.empty())
        return input;
    Result<engine::AnalystModel> analysts = engine::parseAnalysts(simulation.analysts);
    if (!analysts)
        return base::fail(analysts.error());
    input.analysts = std::move(*analysts);
    return input;
}

} // namespace casewright::ui
