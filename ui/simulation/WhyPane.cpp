// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/WhyPane.h"

#include "ui/bridge/PrintableText.h"
#include "ui/simulation/AlertWhy.h"
#include "ui/simulation/DecisionList.h"
#include "ui/simulation/ExplainField.h"
#include "ui/simulation/RunSteps.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ProgressLine.h"
#include "ui/widgets/ShownUnits.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

WhyPane::WhyPane(QWidget* parent) : QWidget(parent)
{
    m_card = new Card(tr("Why"), this);
    m_card->setObjectName(u"whyCard"_s);
    m_field = new ExplainField(m_card);
    m_progress = new ProgressLine(m_card);
    m_progress->setObjectName(u"explainProgress"_s);
    auto* const content = new QWidget;
    setLook(content, u"side"_s);
    m_alert = new AlertWhy(content);
    m_alert->setObjectName(u"alertWhy"_s);
    connect(m_alert, &AlertWhy::caseRequested, this, &WhyPane::caseRequested);
    auto* const column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_field->note()); // ids may be long: here it can be scrolled
    column->addWidget(buildRun());
    column->addWidget(m_alert);
    column->addStretch();
    m_scroll = new QScrollArea(m_card);
    m_scroll->setObjectName(u"whyScroll"_s);
    m_scroll->setAccessibleName(tr("Decisions of the chosen run"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(content);
    m_scroll->setMinimumHeight(size::TallRow);
    m_card->body()->addWidget(buildAlertHead());
    m_card->body()->addWidget(m_field);
    m_card->body()->addWidget(m_progress);
    m_card->body()->addWidget(m_scroll, 1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_card);
    setExplaining(false);
    leaveAlert();
    showRun(nullptr, {});
    shownunits::follow(this, [this] { showRunTexts(); });
}

QWidget* WhyPane::buildAlertHead()
{
    m_alertHead = new QWidget(m_card);
    auto* const title = new QLabel(tr("Why: alert"), m_alertHead);
    setLook(title, u"strong"_s);
    m_alertId = new ElidedLabel(m_alertHead);
    m_alertId->setObjectName(u"alertId"_s);
    setLook(m_alertId, u"code"_s);
    auto* const copy = new QToolButton(m_alertHead);
    copy->setObjectName(u"copyAlertId"_s);
    copy->setIcon(icons::icon(u"copy"_s, icons::Ink::Muted));
    copy->setToolTip(tr("Copy the alert's id"));
    copy->setAccessibleName(tr("Copy the alert's id"));
    connect(copy, &QToolButton::clicked, this, [this] { QApplication::clipboard()->setText(m_id); });
    auto* const back = new QPushButton(tr("Run"), m_alertHead);
    back->setObjectName(u"backToRun"_s);
    back->setIcon(icons::icon(u"chevron-left"_s, icons::Ink::Accent));
    back->setToolTip(tr("Back to the decisions of its run"));
    back->setAccessibleName(tr("Back to the decisions of its run"));
    setLook(back, u"link"_s);
    connect(back, &QPushButton::clicked, this, &WhyPane::backRequested);
    auto* const line = new QHBoxLayout(m_alertHead);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(size::GapSmall);
    line->addWidget(title);
    line->addWidget(m_alertId, 1);
    line->addWidget(copy);
    line->addWidget(back);
    return m_alertHead;
}

QWidget* WhyPane::buildRun()
{
    m_run = new QWidget;
    m_nothing = new QLabel(tr("Choose a run to see what was decided."), m_run);
    m_nothing->setWordWrap(true);
    setLook(m_nothing, u"muted"_s);
    m_steps = new StepList(m_run);
    m_steps->setObjectName(u"whySteps"_s);
    m_groups = new QLabel(tr("GROUPS"), m_run);
    setLook(m_groups, u"section"_s);
    m_decisions = new DecisionList(m_run);
    m_decisions->setObjectName(u"whyDecisions"_s);
    connect(m_decisions, &DecisionList::caseRequested, this, &WhyPane::caseRequested);
    auto* const column = new QVBoxLayout(m_run);
    column->setSpacing(size::GapMiddle);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_nothing);
    column->addWidget(m_steps);
    column->addWidget(m_groups);
    column->addWidget(m_decisions);
    return m_run;
}

void WhyPane::showRun(const store::StoredRun* run, const QString& groupBy, const DecisionSettings& settings)
{
    m_shown = run ? std::optional(*run) : std::nullopt;
    m_groupBy = groupBy;
    m_settings = settings;
    m_nothing->setVisible(!run);
    m_steps->setVisible(run);
    showRunTexts();
    showDecisions({});
}

void WhyPane::showRunTexts()
{
    m_title = m_shown ? tr("Why: run %1").arg(TimeText::weekday(m_shown->at.milliseconds)) : tr("Why");
    m_titleTip = m_shown ? TimeText::utc(m_shown->at.milliseconds) : QString();
    showTitle();
    m_steps->setSteps(m_shown ? stepsOf(*m_shown, m_groupBy) : QList<Step>());
}

void WhyPane::showDecisions(const std::vector<store::StoredDecision>& decisions)
{
    m_groups->setVisible(!decisions.empty());
    m_decisions->setDecisions(decisions, m_shown.value_or(store::StoredRun{}), m_settings);
}

void WhyPane::revealGroup(const QString& values)
{
    QWidget* const row = m_decisions->rowOf(values);
    if (!row)
        return;
    m_scroll->ensureWidgetVisible(row);
    if (QWidget* const open = row->findChild<QPushButton*>(); open && open->isEnabled())
        open->setFocus(Qt::OtherFocusReason);
}

void WhyPane::setExplaining(bool isPossible) { setShown(m_field, isPossible); }

void WhyPane::showNote(const QString& text)
{
    const bool isNew = !text.isEmpty() && !m_field->note()->isVisibleTo(m_scroll);
    m_field->setNote(text);
    if (isNew)
        m_scroll->verticalScrollBar()->setValue(0);
}

void WhyPane::showAlert(const QString& id)
{
    if (!m_isAlertShown)
        m_scroll->verticalScrollBar()->setValue(0);
    m_isAlertShown = true;
    m_id = id;
    m_alertId->setText(printableText(id));
    showTitle();
}

void WhyPane::leaveAlert()
{
    m_isAlertShown = false;
    showTitle();
}

void WhyPane::showTitle()
{
    setShown(m_alertHead, m_isAlertShown);
    setShown(m_alert, m_isAlertShown);
    setShown(m_run, !m_isAlertShown);
    m_card->setTitle(m_isAlertShown ? QString() : m_title);
    m_card->setToolTip(m_isAlertShown ? QString() : m_titleTip);
    m_card->setAccessibleName(m_isAlertShown ? tr("Why: alert %1").arg(m_alertId->text()) : m_title);
    m_scroll->setAccessibleName(m_isAlertShown ? tr("Explanation of the alert") : tr("Decisions of the chosen run"));
}

} // namespace casewright::ui
