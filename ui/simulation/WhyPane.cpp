// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/WhyPane.h"

#include "ui/simulation/DecisionList.h"
#include "ui/simulation/StepList.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

WhyPane::WhyPane(QWidget* parent) : QWidget(parent)
{
    m_card = new Card(tr("Why"), this);
    m_card->setObjectName(u"whyCard"_s);
    auto* const content = new QWidget;
    setLook(content, u"side"_s);
    m_nothing = new QLabel(tr("Choose a run to see what was decided."), content);
    m_nothing->setWordWrap(true);
    setLook(m_nothing, u"muted"_s);
    m_steps = new StepList(content);
    m_steps->setObjectName(u"whySteps"_s);
    m_groups = new QLabel(tr("GROUPS"), content);
    setLook(m_groups, u"section"_s);
    m_decisions = new DecisionList(content);
    m_decisions->setObjectName(u"whyDecisions"_s);
    connect(m_decisions, &DecisionList::caseRequested, this, &WhyPane::caseRequested);
    auto* const column = new QVBoxLayout(content);
    column->setSpacing(size::GapMiddle);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_nothing);
    column->addWidget(m_steps);
    column->addWidget(m_groups);
    column->addWidget(m_decisions);
    column->addStretch();
    auto* const scroll = new QScrollArea(m_card);
    scroll->setObjectName(u"whyScroll"_s);
    scroll->setAccessibleName(tr("Decisions of the chosen run"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->setMinimumHeight(size::TallRow);
    m_card->body()->addWidget(scroll, 1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    showRun(nullptr, {});
}

void WhyPane::showRun(const store::StoredRun* run, const QString& groupBy)
{
    m_card->setTitle(run ? tr("Why: run %1").arg(TimeText::weekday(run->at.milliseconds)) : tr("Why"));
    m_card->setToolTip(run ? TimeText::utc(run->at.milliseconds) : QString());
    m_nothing->setVisible(!run);
    m_steps->setVisible(run);
    m_steps->setSteps(run ? stepsOf(*run, groupBy) : QList<RunStep>());
    showDecisions({});
}

void WhyPane::showDecisions(const std::vector<store::StoredDecision>& decisions)
{
    m_groups->setVisible(!decisions.empty());
    m_decisions->setDecisions(decisions);
}

} // namespace casewright::ui
