// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/SimulationStart.h"

#include "ui/bridge/AlertSources.h"
#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SimulationStart::SimulationStart(WorkspaceSession& session, RuleDocuments& rules, AlertSources& sources,
                                 QWidget* parent)
    : QWidget(parent), m_session(session), m_rules(rules), m_sources(sources)
{
    m_state = new EmptyState(u"simulate"_s, {}, {}, this);
    m_state->setObjectName(u"simulationEmpty"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_state, &EmptyState::actionRequested, this, [this] {
        if (m_next)
            m_next();
    });
}

void SimulationStart::offer(const QString& title, const QString& text, const QString& button,
                            std::function<void()> next)
{
    m_state->setTexts(title, text);
    m_state->setAction(button);
    m_next = std::move(next);
}

void SimulationStart::showNext()
{
    if (!m_session.isOpen())
        offer(tr("No workspace is open"), tr("Simulations are kept in a workspace, a file of yours."), {}, {});
    else if (!m_rules.current())
        offer(tr("No rule to simulate"), tr("Make a rule or import one first."), tr("Go to the rules"),
              [this] { Q_EMIT goRequested(u"rules"_s); });
    else if (!m_sources.current())
        offer(tr("No alerts to send"), tr("Add a file of alerts or a flood first."), tr("Go to the alerts"),
              [this] { Q_EMIT goRequested(u"alerts"_s); });
    else
        offer(tr("Nothing was simulated yet"),
              tr("Run the rule against the alerts to see which cases open, and which alerts are lost."),
              tr("Run simulation"), [this] { Q_EMIT runRequested(); });
}

} // namespace casewright::ui
