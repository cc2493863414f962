// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/PreviewedRun.h"

#include "core/rules/RuleJson.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/bridge/SimulationService.h"
#include "ui/simulation/SimulationView.h"

namespace casewright::ui {

PreviewedRun::PreviewedRun(RulePreviews& previews, RuleDocuments& rules, AlertSources& sources,
                           SimulationService& service, SimulationView& view, QObject* parent)
    : QObject(parent), m_previews(previews), m_rules(rules), m_sources(sources), m_service(service), m_view(view)
{
    connect(&m_previews, &RulePreviews::runWanted, this, &PreviewedRun::show);
    connect(&m_service.archive(), &SimulationArchive::shownChanged, this, &PreviewedRun::follow);
    connect(&m_service, &SimulationService::finished, this, [this] { m_wanted.reset(); });
}

bool PreviewedRun::isShown() const
{
    const std::shared_ptr<const ShownSimulation>& shown = m_service.archive().shown();
    const rules::Rule* const rule = m_rules.current() ? m_rules.find(*m_rules.current()) : nullptr;
    const store::StoredSource* const source = m_sources.current() ? m_sources.find(*m_sources.current()) : nullptr;
    if (!shown || !rule || !source)
        return false;
    const store::StoredSimulation& simulation = shown->simulation;
    return simulation.state == store::SimulationState::Finished && simulation.source == *source
        && m_previews.isLike(simulation) && simulation.ruleJson == rules::writeRule(*rule);
}

void PreviewedRun::show(base::Timestamp at, const QString& group)
{
    const bool isThere = isShown();
    Q_EMIT pageWanted();
    m_wanted = at;
    m_group = group;
    if (!isThere)
        Q_EMIT runRequested();
    if (isThere || !m_service.isRunning())
        follow();
}

/// While the simulation runs, the one before is shown, whose runs may come yet.
void PreviewedRun::follow()
{
    if (!m_wanted)
        return;
    const bool isThere = isShown();
    if (isThere ? !m_service.archive().shown()->runs : m_service.isRunning())
        return;
    if (isThere)
        m_view.chooseRunAt(*m_wanted, m_group);
    m_wanted.reset();
}

} // namespace casewright::ui
