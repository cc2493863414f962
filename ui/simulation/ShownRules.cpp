// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ShownRules.h"

#include "core/rules/RuleJson.h"
#include "core/rules/VersionProfile.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/SimulationTexts.h"

#include <variant>

namespace casewright::ui {

ShownRules::ShownRules(const ShownSimulation& shown) : m_places(shown.places)
{
    const base::Result<rules::VersionProfile> profile = rules::versionProfile(shown.simulation.profile);
    if (profile) {
        m_settings.mostCases = profile->maximumIsSetting ? profile->ceiling : profile->defaultMaximum;
        m_settings.windowUnits = std::string(profile->windowUnits);
    }
    m_settings.doPeopleClose = !shown.simulation.analysts.empty() || shown.simulation.isScenario;
    for (const store::StoredSimulation& each : shown.members) {
        m_names.append(simulationtext::ruleName(each));
        read(each);
    }
    if (shown.members.empty())
        read(shown.simulation);
}

void ShownRules::read(const store::StoredSimulation& simulation)
{
    const base::Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
    if (rule && m_groupBy.isEmpty())
        m_interval = base::parseDuration(rule->interval).value_or(base::Minute);
    m_makesAlerts =
        m_makesAlerts || (rule && !std::holds_alternative<rules::CustomQueryParameters>(rule->parameters));
    m_groupBy.append(rule && rule->casesAction ? toText(rule->casesAction->groupBy) : QString());
}

QString ShownRules::groupBy(const store::StoredRun* run) const
{
    const bool hasPlace = run && m_places && run->number < m_places->size();
    return m_groupBy.value(hasPlace ? static_cast<qsizetype>((*m_places)[run->number].rule) : 0);
}

} // namespace casewright::ui
