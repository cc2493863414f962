// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/GoalCard.h"

#include "ui/widgets/NumberEdit.h"
#include "ui/widgets/ThemeSizes.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Largest = 1'000'000;

void put(NumberEdit* edit, double value)
{
    const QSignalBlocker blocker(edit);
    edit->setValue(value);
}

void put(QCheckBox* box, bool isOn)
{
    const QSignalBlocker blocker(box);
    box->setChecked(isOn);
}

} // namespace

GoalCard::GoalCard(QWidget* parent) : Card(tr("What you want"), parent)
{
    setObjectName(u"goalCard"_s);
    body()->setSpacing(size::Gap);
    m_casesADay = addLimit(u"goalCasesADay"_s, tr("Cases a day, at most"), tr("How many new cases people can take"));
    m_openAtPeak = addLimit(u"goalOpenAtPeak"_s, tr("Open at the same time, at most"),
                            tr("How many cases may be open at once"));
    m_openAtPeak->setDecimals(0);
    m_hoursADay = addLimit(u"goalHours"_s, tr("Analyst hours a day, at most"), tr("The hours that people have"));
    m_noneLost = addBox(u"goalNoneLost"_s, tr("No alert is lost"), tr("Every alert comes into a case"));
    m_noneMixed = addBox(u"goalNoneMixed"_s, tr("Grouping is never given up"),
                         tr("No run has more groups than cases may open"));
    setGoal({});
}

NumberEdit* GoalCard::addLimit(const QString& name, const QString& text, const QString& tip)
{
    auto* const edit = new NumberEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(text);
    edit->setToolTip(tip);
    edit->setRange(0, Largest);
    edit->setDecimals(1);
    edit->setSpecialValueText(tr("any"));
    edit->setAlignment(Qt::AlignRight);
    edit->setFixedWidth(size::Rail);
    edit->setKeyboardTracking(false);
    auto* const label = new QLabel(text, this);
    label->setToolTip(tip);
    label->setBuddy(edit);
    auto* const row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(edit);
    body()->addLayout(row);
    connect(edit, &QDoubleSpinBox::valueChanged, this, &GoalCard::edited);
    return edit;
}

QCheckBox* GoalCard::addBox(const QString& name, const QString& text, const QString& tip)
{
    auto* const box = new QCheckBox(text, this);
    box->setObjectName(name);
    box->setToolTip(tip);
    body()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, &GoalCard::edited);
    return box;
}

void GoalCard::setGoal(const analysis::Goal& goal)
{
    put(m_casesADay, goal.mostCasesADay.value_or(0));
    put(m_openAtPeak, static_cast<double>(goal.mostOpenAtPeak.value_or(0)));
    put(m_hoursADay, goal.analystHoursADay.value_or(0));
    put(m_noneLost, goal.noneLost);
    put(m_noneMixed, goal.noneMixed);
}

analysis::Goal GoalCard::goal() const
{
    analysis::Goal goal;
    if (m_casesADay->value() > 0)
        goal.mostCasesADay = m_casesADay->value();
    if (m_openAtPeak->value() > 0)
        goal.mostOpenAtPeak = static_cast<std::uint64_t>(m_openAtPeak->value());
    if (m_hoursADay->value() > 0)
        goal.analystHoursADay = m_hoursADay->value();
    goal.noneLost = m_noneLost->isChecked();
    goal.noneMixed = m_noneMixed->isChecked();
    return goal;
}

} // namespace casewright::ui
