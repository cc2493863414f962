// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentExplaining.h"

#include <QAction>

#include <optional>

#include "core/alerts/AlertTable.h"
#include "ui/alerts/DocumentsCard.h"
#include "ui/bridge/AlertSources.h"
#include "ui/bridge/Explanations.h"
#include "ui/bridge/Text.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Banner.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

DocumentExplaining::DocumentExplaining(Explanations& explanations, AlertSources& sources, DocumentsCard& documents,
                                       Banner& notice, QObject* parent)
    : QObject(parent), m_explanations(explanations), m_sources(sources), m_documents(documents), m_notice(notice)
{
    connect(&m_notice, &Banner::actionRequested, this, &DocumentExplaining::runSimulation);
    connect(&m_sources, &AlertSources::currentChanged, &m_notice, &Banner::dismiss);
}

void DocumentExplaining::registerActions(ActionTable& actions)
{
    m_actions = &actions;
    m_action = actions.add({.id = u"alerts.explain"_s, .text = tr("&Why did it end there?"), .icon = u"help"_s,
                            .tip = tr("Show which case the chosen document came into, or why into none (Enter among "
                                      "the documents)"),
                            .menu = MenuPlace::Simulation, .group = 1},
                           this, &DocumentExplaining::explain);
    m_documents.setExplainAction(m_action);
}

void DocumentExplaining::setInSight(bool isInSight)
{
    m_action->setEnabled(isInSight && m_documents.chosenRow().has_value());
}

void DocumentExplaining::explain()
{
    const std::optional<std::int64_t> key = m_sources.current();
    const store::StoredSource* const source = key ? m_sources.find(*key) : nullptr;
    const std::optional<std::uint32_t> row = m_documents.chosenRow();
    if (!source || !row)
        return;
    const alerts::AlertTable& table = *m_documents.table();
    m_notice.dismiss();
    if (m_explanations.explainIn(*source, toText(table.id({*row})), toText(table.index({*row}))))
        return;
    m_notice.showMessage(Tone::Limit, tr("%1 was not simulated yet").arg(toText(source->name)),
                         tr("Where a document ends is decided by a simulation. Run one, then ask again."));
    m_notice.setAction(tr("Run simulation"));
}

void DocumentExplaining::runSimulation()
{
    m_notice.dismiss();
    if (QAction* const simulate = m_actions->action(u"simulation.run"_s))
        simulate->trigger();
}

} // namespace casewright::ui
