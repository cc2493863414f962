// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/WhatIfStart.h"

#include "core/store/StoredValues.h"
#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

WhatIfStart::WhatIfStart(WhatIfSubject& subject, QWidget* parent) : QWidget(parent), m_subject(subject)
{
    m_state = new EmptyState(u"whatif"_s, {}, {}, this);
    m_state->setObjectName(u"whatifEmpty"_s);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_state);
    connect(m_state, &EmptyState::actionRequested, this, [this] {
        if (m_next)
            m_next();
    });
}

void WhatIfStart::offer(const QString& title, const QString& text, const QString& button, std::function<void()> next)
{
    m_state->setTexts(title, text);
    m_state->setAction(button);
    m_next = std::move(next);
}

void WhatIfStart::showNext()
{
    const auto goTo = [this](const QString& page) { return [this, page] { Q_EMIT goRequested(page); }; };
    switch (m_subject.state()) {
    case WhatIfState::NoWorkspace:
        offer(tr("No workspace is open"), tr("Rules and alerts are kept in a workspace, a file of yours."), {}, {});
        break;
    case WhatIfState::NoRule:
        offer(tr("No rule to ask about"), tr("Make a rule or import one first."), tr("Go to the rules"),
              goTo(u"rules"_s));
        break;
    case WhatIfState::NoAction:
        offer(tr("The rule opens no cases"),
              tr("Give it a Cases action first: then its settings can be tried against the alerts."),
              tr("Go to the rule"), goTo(u"rules"_s));
        break;
    case WhatIfState::NoSource:
        offer(tr("No alerts to send"), tr("Add a file of alerts or a flood first."), tr("Go to the alerts"),
              goTo(u"alerts"_s));
        break;
    case WhatIfState::NotRead:
    case WhatIfState::Reading:
    case WhatIfState::Unreadable: offerAlerts(); break;
    case WhatIfState::Ready: break;
    }
}

void WhatIfStart::offerAlerts()
{
    const QString name = m_subject.source() ? toText(m_subject.source()->name) : QString();
    if (m_subject.state() == WhatIfState::Reading)
        offer(tr("Reading %1…").arg(name), tr("Settings are tried as soon as the alerts are here."), {}, {});
    else if (m_subject.state() == WhatIfState::NotRead)
        offer(tr("%1 was not read").arg(name), tr("Reading was given up. Settings can be tried when it is read."),
              tr("Read the alerts"), [this] { m_subject.readAlerts(); });
    else
        offer(tr("%1 cannot be read").arg(name),
              m_subject.failure() ? toText(*m_subject.failure()) : QString(), tr("Go to the alerts"),
              [this] { Q_EMIT goRequested(u"alerts"_s); });
}

} // namespace casewright::ui
