// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationTexts.h"

#include "core/engine/AnalystModel.h"
#include "core/rules/RuleJson.h"
#include "ui/bridge/QueueRuns.h"
#include "ui/bridge/Text.h"
#include "ui/simulation/AnalystTexts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/TimeText.h"

#include <QCoreApplication>

#include <cmath>

namespace casewright::ui::simulationtext {
namespace {

using namespace Qt::StringLiterals;
using store::SimulationState;

QString tr(const char* text) { return QCoreApplication::translate("SimulationTexts", text); }

QString number(std::uint64_t value) { return NumberText::grouped(static_cast<qint64>(value)); }

} // namespace

QString state(SimulationState state)
{
    switch (state) {
    case SimulationState::Running: return tr("running");
    case SimulationState::Finished: return tr("finished");
    case SimulationState::Cancelled: return tr("cancelled");
    case SimulationState::Failed: return tr("failed");
    }
    return {};
}

QString phase(SimulationPhase phase)
{
    switch (phase) {
    case SimulationPhase::Reading: return tr("Reading the alerts");
    case SimulationPhase::Simulating: return tr("Simulating");
    case SimulationPhase::Finishing: return tr("Writing the last runs");
    }
    return {};
}

QString ruleName(const store::StoredSimulation& simulation)
{
    const base::Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
    return rule && !rule->name.empty() ? toText(rule->name) : toText(simulation.name);
}

QString queueEntry(const std::vector<store::StoredSimulation>& members)
{
    return entry(sumOfQueue(members));
}

QString entry(const store::StoredSimulation& simulation)
{
    const QString when = TimeText::shortly(simulation.startedAt.milliseconds);
    return simulation.state == store::SimulationState::Finished
        ? u"%1 · %2"_s.arg(toText(simulation.name), when)
        : u"%1 · %2 · %3"_s.arg(toText(simulation.name), state(simulation.state), when);
}

QString analysts(const store::StoredSimulation& simulation)
{
    if (simulation.analysts.empty())
        return {};
    const base::Result<engine::AnalystModel> model = engine::parseAnalysts(simulation.analysts);
    // Of analysts that this version does not read, their numbers are still true.
    const QString who = model ? analysttext::label(*model) : tr("analysts that this version does not know");
    return tr("%1 · seed %2").arg(who).arg(simulation.analystsSeed);
}

QString facts(const store::StoredSimulation& simulation)
{
    const QString people = simulation.analysts.empty() ? tr("nobody closes cases") : analysts(simulation);
    const QString version = tr("Kibana %1").arg(toText(simulation.profile));
    return simulation.isScenario ? u"%1 · %2"_s.arg(toText(simulation.name), version)
                                 : u"%1 · %2 · %3"_s.arg(toText(simulation.name), people, version);
}

QString honesty(const store::StoredSimulation& simulation)
{
    if (simulation.isScenario)
        return tr("Kibana %1 behaviour. Modelled: what the Cases action does with the alerts of the file: grouping, "
                  "limits, time window, reopening, cases. A scenario has no schedule. Not modelled: several nodes, "
                  "privileges, clock skew. Kibana did not produce this result.")
            .arg(toText(simulation.profile));
    QString people;
    if (simulation.summary.queue)
        people = tr(", how analysts work on cases (a model, not Kibana's)");
    else if (!simulation.analysts.empty())
        people = tr(", how analysts work on cases (a model, not Kibana's: %1)").arg(analysts(simulation));
    return tr("Kibana %1 behaviour. Modelled: schedule, limits of a run, grouping, time window, reopening, cases%2. "
              "Not modelled: several nodes, privileges, clock skew, mappings. Kibana did not produce this result.")
        .arg(toText(simulation.profile), people);
}

QString result(const ShownSimulation& shown, const QString& workspace)
{
    const store::StoredSimulation& simulation = shown.simulation;
    const engine::SimulationSummary& summary = simulation.summary;
    if (simulation.state != SimulationState::Finished)
        return tr("Simulation of %1: %2").arg(TimeText::minute(simulation.startedAt.milliseconds),
                                              state(simulation.state));
    const QString runs = number(summary.runs);
    const QString first = shown.seconds > 0
        ? tr("Simulated %1 runs in %2").arg(runs, TimeText::length(std::llround(shown.seconds * 1000)))
        : tr("Simulated %1 runs at %2").arg(runs, TimeText::minute(simulation.startedAt.milliseconds));
    const QString last = shown.firstKey() == 0
        ? tr("not written: the workspace can only be read")
        : summary.casesOpened == 1 ? tr("written to %1 (1 case)").arg(workspace)
                                    : tr("written to %1 (%2 cases)").arg(workspace, number(summary.casesOpened));
    return u"%1 · %2 · %3"_s.arg(first, tr("%1 alerts").arg(number(summary.alerts)), last);
}

} // namespace casewright::ui::simulationtext
