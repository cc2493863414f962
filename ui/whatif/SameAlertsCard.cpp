// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/SameAlertsCard.h"

#include "ui/bridge/Text.h"
#include "ui/bridge/WhatIfSubject.h"
#include "ui/models/SweepTexts.h"
#include "ui/whatif/SameAlertsView.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/WrappedLabel.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

SameAlertsCard::SameAlertsCard(WhatIfSubject& subject, QWidget* parent)
    : Card(tr("Same alerts, two settings"), parent), m_subject(subject),
      m_question(new WhatIfQuestion<ComparedCases>(this))
{
    setObjectName(u"sameAlertsCard"_s);
    m_more = new QPushButton(tr("Compare"), this);
    m_more->setObjectName(u"sameAlertsMore"_s);
    m_more->setToolTip(tr("Compare all cases of the two settings"));
    setLook(m_more, u"link"_s);
    addToHeader(m_more);
    m_note = wrappedLabel(u"muted"_s, this, u"sameAlertsNote"_s);
    m_view = new SameAlertsView(this);
    m_view->setObjectName(u"sameAlerts"_s);
    body()->addWidget(m_note);
    body()->addWidget(m_view);
    body()->addStretch(1);
    connect(m_more, &QPushButton::clicked, this, &SameAlertsCard::compareRequested);
    connect(m_question, &BackgroundQuestion::finished, this, &SameAlertsCard::showAnswer);
    showAnswer();
}

void SameAlertsCard::setSetting(const std::optional<analysis::SweptSetting>& setting)
{
    if (setting == m_setting)
        return;
    m_setting = setting;
    ask();
}

void SameAlertsCard::setInSight(bool isInSight)
{
    m_isInSight = isInSight;
    if (isInSight)
        ask();
    else
        m_question->cancel();
}

void SameAlertsCard::ask()
{
    const std::optional<analysis::SweepInput> input = m_subject.input();
    if (!m_isInSight)
        return;
    if (!input || !m_setting || *m_setting == m_subject.now()) {
        m_question->forget();
        showAnswer();
        return;
    }
    const base::Result<ComparedSide> before = sideOf(*input, m_subject.now());
    const base::Result<ComparedSide> after = sideOf(*input, *m_setting);
    if (before && after)
        m_question->ask([before = *before, after = *after](base::Progress& progress, const std::stop_token& stop) {
            return compareSides(before, after, progress, stop);
        });
}

void SameAlertsCard::showAnswer()
{
    const std::shared_ptr<const ComparedCases>& cases = m_question->answer();
    m_view->setCases(cases);
    setShown(m_view, cases != nullptr);
    setShown(m_more, cases != nullptr);
    if (m_question->failure())
        m_note->setText(toText(*m_question->failure()));
    else if (cases && cases->before.cases.empty())
        m_note->setText(tr("No case is opened now."));
    else if (cases && m_setting)
        m_note->setText(tr("The largest cases now, and with %1.").arg(SweepTexts::nameOf(*m_setting)));
    else
        m_note->setText(tr("Choose a setting to see what becomes of the largest cases."));
}

} // namespace casewright::ui
