// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/bridge/RuleOutcomes.h"

#include <set>
#include <utility>
#include <vector>

#include "core/engine/RuleEvaluation.h"
#include "core/rules/RuleJson.h"
#include "core/store/Workspace.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WorkspaceSession.h"

namespace casewright::ui {
namespace {

std::uint64_t lostIn(const engine::Audit& audit)
{
    return audit.inNoCase() - audit.muted - audit.maintenanceWindow;
}

/// Empty where the workspace cannot be read: whoever shows its simulations says so.
std::map<std::string, RuleOutcome> lastOutcomes(const std::string& path, const std::stop_token& stop)
{
    std::map<std::string, RuleOutcome> last;
    const base::Result<store::Workspace> workspace = store::Workspace::open(path, store::Access::ReadOnly);
    const base::Result<std::vector<store::StoredSimulation>> newestFirst =
        workspace ? workspace->simulations() : base::fail(workspace.error());
    if (!newestFirst)
        return last;
    std::set<std::string> seen;                // most simulations are of few rules, and an older one says nothing
    for (const store::StoredSimulation& simulation : *newestFirst) {
        if (stop.stop_requested())
            break;
        if (simulation.origin != store::CaseOrigin::Simulation || simulation.state == store::SimulationState::Running)
            continue;
        if (!seen.insert(simulation.ruleJson).second)
            continue;
        const base::Result<rules::Rule> rule = rules::parseRule(simulation.ruleJson);
        if (!rule)
            continue;
        last.emplace(rule->id.text, RuleOutcome{.simulation = simulation.key,
                                                .at = simulation.startedAt,
                                                .alerts = simulation.summary.alerts,
                                                .cases = simulation.summary.casesOpened,
                                                .lost = lostIn(simulation.summary.audit),
                                                .countsDocuments = !engine::makesAlerts(*rule),
                                                .source = simulation.source.name,
                                                .isWhole = simulation.state == store::SimulationState::Finished});
    }
    return last;
}

} // namespace

RuleOutcomes::RuleOutcomes(WorkspaceSession& session, QObject* parent)
    : QObject(parent), m_session(session), m_job(this)
{
    connect(&session, &WorkspaceSession::opened, this, [this] {
        m_outcomes.clear();
        Q_EMIT changed();
        reload();
    });
    connect(&session, &WorkspaceSession::aboutToClose, this, [this] { m_job.cancel(); });
    connect(&session, &WorkspaceSession::casesChanged, this, &RuleOutcomes::reload);
    reload();
}

RuleOutcomes::~RuleOutcomes() = default;

void RuleOutcomes::reload()
{
    if (!m_session.isOpen())
        return;
    m_job.start([path = toUtf8(m_session.path())](const std::stop_token& stop) { return lastOutcomes(path, stop); },
                [this](std::map<std::string, RuleOutcome> outcomes) {
                    if (outcomes == m_outcomes)
                        return;
                    m_outcomes = std::move(outcomes);
                    Q_EMIT changed();
                });
}

} // namespace casewright::ui
