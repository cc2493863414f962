// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleOutcomes.h"

#include <utility>
#include <vector>

#include "core/rules/RuleJson.h"
#include "ui/bridge/SimulationArchive.h"

namespace casewright::ui {
namespace {

/// A rule as it was simulated, and what came of it.
struct Simulated {
    std::string rule;
    RuleOutcome outcome;
};

std::map<std::string, RuleOutcome> lastOf(const std::vector<Simulated>& newestFirst, const std::stop_token& stop)
{
    std::map<std::string, RuleOutcome> last;
    for (const Simulated& simulated : newestFirst) {
        if (stop.stop_requested())
            break;
        if (const base::Result<rules::Rule> rule = rules::parseRule(simulated.rule))
            last.emplace(rule->id.text, simulated.outcome);
    }
    return last;
}

} // namespace

RuleOutcomes::RuleOutcomes(const SimulationArchive& archive, QObject* parent)
    : QObject(parent), m_archive(archive), m_job(this)
{
    connect(&archive, &SimulationArchive::listChanged, this, &RuleOutcomes::reload);
    reload();
}

RuleOutcomes::~RuleOutcomes() = default;

void RuleOutcomes::reload()
{
    std::vector<Simulated> simulations;
    for (const store::StoredSimulation& simulation : m_archive.simulations()) {
        if (simulation.origin != store::CaseOrigin::Simulation || simulation.state == store::SimulationState::Running)
            continue;
        simulations.push_back({.rule = simulation.ruleJson,
                               .outcome = {.simulation = simulation.key,
                                           .at = simulation.startedAt,
                                           .alerts = simulation.summary.alerts,
                                           .cases = simulation.summary.casesOpened,
                                           .isWhole = simulation.state == store::SimulationState::Finished}});
    }
    m_job.start([simulations = std::move(simulations)](
                    const std::stop_token& stop) { return lastOf(simulations, stop); },
                [this](std::map<std::string, RuleOutcome> outcomes) {
                    if (outcomes == m_outcomes)
                        return;
                    m_outcomes = std::move(outcomes);
                    Q_EMIT changed();
                });
}

} // namespace casewright::ui
