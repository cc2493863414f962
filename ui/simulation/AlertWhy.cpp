// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/AlertWhy.h"

#include "ui/bridge/PrintableText.h"
#include "ui/simulation/AlertSteps.h"
#include "ui/simulation/ChangeList.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/ElidedComboBox.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/StepList.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/WrappedLabel.h"

#include <QComboBox>
#include <QGraphicsOpacityEffect>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <initializer_list>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Dimmed = 0.45; ///< opacity of the answer to an earlier question

} // namespace

AlertWhy::AlertWhy(QWidget* parent) : QWidget(parent)
{
    m_indices = new ElidedComboBox(this);
    m_indices->setObjectName(u"alertIndex"_s);
    m_indices->setAccessibleName(tr("Index of the document: several have this _id"));
    m_indices->setToolTip(tr("Several documents have this _id: choose the index of the one that is meant"));
    m_steps = new StepList(this);
    m_steps->setObjectName(u"alertSteps"_s);
    m_openCase = new QPushButton(tr("Open case"), this);
    m_openCase->setObjectName(u"openAlertCase"_s);
    m_refusal = wrappedLabel(u"muted"_s, this, u"explainRefusal"_s);
    m_run = new QPushButton(tr("Run simulation"), this);
    m_run->setObjectName(u"explainRun"_s);
    m_changesTitle = new QLabel(tr("WHAT WOULD HAVE CHANGED IT"), this);
    setLook(m_changesTitle, u"section"_s);
    m_noChanges = wrappedLabel(u"muted"_s, this, u"noChanges"_s);
    m_compare = new QPushButton(tr("Find out"), this);
    m_compare->setObjectName(u"findChanges"_s);
    m_changes = new ChangeList(this);
    m_changes->setObjectName(u"changeList"_s);
    m_dim = new QGraphicsOpacityEffect(this);
    m_dim->setOpacity(Dimmed);
    m_dim->setEnabled(false);
    setGraphicsEffect(m_dim);
    build();
    clear();
}

void AlertWhy::build()
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapMiddle);
    column->addWidget(m_indices);
    column->addWidget(m_refusal);
    column->addWidget(m_run, 0, Qt::AlignLeft);
    column->addWidget(m_steps);
    column->addWidget(m_openCase, 0, Qt::AlignLeft);
    column->addWidget(m_changesTitle);
    column->addWidget(m_noChanges);
    column->addWidget(m_compare, 0, Qt::AlignLeft);
    column->addWidget(m_changes);
    connect(m_openCase, &QPushButton::clicked, this, [this] { Q_EMIT caseRequested(m_caseKey); });
    connect(m_indices, &QComboBox::textActivated, this, [this] {
        Q_EMIT indexChosen(m_indices->currentData().toString());
    });
    connect(m_run, &QPushButton::clicked, this, &AlertWhy::runRequested);
    connect(m_compare, &QPushButton::clicked, this, &AlertWhy::compareRequested);
    connect(m_changes, &ChangeList::applyRequested, this, &AlertWhy::applyRequested);
    connect(m_changes, &ChangeList::runRequested, this, &AlertWhy::runRequested);
}

void AlertWhy::clear()
{
    m_caseKey = 0;
    m_steps->setSteps({});
    for (QWidget* const part : std::initializer_list<QWidget*>{m_indices, m_steps, m_openCase, m_refusal, m_run,
                                                               m_changesTitle, m_noChanges, m_compare, m_changes})
        setShown(part, false);
}

void AlertWhy::showExplanation(const AlertExplanation& explanation)
{
    clear();
    m_caseKey = explanation.caseKey;
    m_indices->clear();
    for (const QString& index : QStringList(explanation.index) + explanation.otherIndices)
        m_indices->addItem(tr("In the index %1").arg(printableText(index)), index);
    setShown(m_indices, m_indices->count() > 1);
    m_steps->setSteps(stepsOf(explanation));
    setShown(m_steps, true);
    m_openCase->setAccessibleDescription(explanation.caseTitle);
    m_openCase->setToolTip(explanation.caseTitle);
    setShown(m_openCase, m_caseKey != 0);
    setShown(m_changesTitle, true);
}

void AlertWhy::showRefusal(const QString& text, bool canRun)
{
    clear();
    m_refusal->setText(breakableText(text));
    setShown(m_refusal, true);
    setShown(m_run, canRun);
}

void AlertWhy::showNoChanges(Comparing how, const QString& reason)
{
    setShown(m_changes, false);
    switch (how) {
    case Comparing::Running: m_noChanges->setText(tr("Other settings are being tried…")); break;
    case Comparing::Failed: m_noChanges->setText(breakableText(reason)); break;
    case Comparing::GivenUp: m_noChanges->setText(tr("That was given up before all was tried.")); break;
    }
    setShown(m_noChanges, true);
    setShown(m_compare, how != Comparing::Running);
}

void AlertWhy::showChanges(const ExplainedChanges& changes)
{
    setShown(m_noChanges, false);
    setShown(m_compare, false);
    m_changes->setChanges(changes);
    setShown(m_changes, true);
}

void AlertWhy::setApplying(int row, Explanations::Applying applying) { m_changes->setApplying(row, applying); }

int AlertWhy::changeCount() const { return m_changes->count(); }

void AlertWhy::setOlder(bool isOlder)
{
    m_dim->setEnabled(isOlder);
    setEnabled(!isOlder);
}

} // namespace casewright::ui
