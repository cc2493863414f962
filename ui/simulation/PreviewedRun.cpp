// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/PreviewedRun.h"

#include "core/rules/RuleJson.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/RulePreviews.h"
#include "ui/bridge/SimulationArchive.h"
#include "ui/simulation/SimulationView.h"

namespace casewright::ui {

PreviewedRun::PreviewedRun(RulePreviews& previews, RuleDocuments& rules, AlertSources& sources,
                           SimulationArchive& archive, SimulationView& view, QObject* parent)
    : QObject(parent), m_previews(previews), m_rules(rules), m_sources(sources), m_archive(archive), m_view(view)
{
    connect(&m_previews, &RulePreviews::runWanted, this, &PreviewedRun::show);
    connect(&m_archive, &SimulationArchive::shownChanged, this, &PreviewedRun::follow);
}

bool PreviewedRun::isShown() const
{
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    const rules::Rule* const rule = m_rules.current() ? m_rules.find(*m_rules.current()) : nullptr;
    const store::StoredSource* const source = m_sources.current() ? m_sources.find(*m_sources.current()) : nullptr;
    if (!shown || !rule || !source)
        return false;
    const store::StoredSimulation& simulation = shown->simulation;
    return simulation.state == store::SimulationState::Finished && simulation.source == *source
        && m_previews.isLike(simulation) && simulation.ruleJson == rules::writeRule(*rule);
}

void PreviewedRun::show(base::Timestamp at)
{
    const bool isThere = isShown();
    Q_EMIT pageWanted();
    if (isThere && m_view.chooseRunAt(at))
        return;
    m_wanted = at;
    if (!isThere)
        Q_EMIT runRequested();
}

/// What is shown now is what was asked for, or a person asked for another one meanwhile.
void PreviewedRun::follow()
{
    const std::shared_ptr<const ShownSimulation>& shown = m_archive.shown();
    if (!m_wanted || !shown || !shown->runs)
        return;
    m_view.chooseRunAt(*m_wanted);
    m_wanted.reset();
}

} // namespace casewright::ui
