// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ChangeList.h"

#include "ui/simulation/AlertSteps.h"
#include "ui/widgets/BreakableText.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;
using Applying = Explanations::Applying;

QLabel* label(const QString& text, const QString& look, QWidget* parent)
{
    auto* const made = new QLabel(breakableText(text), parent);
    made->setTextFormat(Qt::PlainText);
    made->setWordWrap(true);
    setLook(made, look);
    return made;
}

QString noteOf(Applying applying)
{
    switch (applying) {
    case Applying::RuleGone: return ChangeList::tr("The rule is not in the workspace any more.");
    case Applying::NoAction: return ChangeList::tr("The rule in the workspace has no Cases action any more.");
    case Applying::ReadOnly: return ChangeList::tr("The workspace can only be read.");
    case Applying::Possible:
    case Applying::Applied: break;
    }
    return {};
}

} // namespace

ChangeList::ChangeList(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("What would have changed it"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(size::GapMiddle);
}

void ChangeList::setChanges(const ExplainedChanges& changes)
{
    for (const Row& row : std::exchange(m_rows, {}))
        delete row.all;
    qDeleteAll(std::exchange(m_texts, {}));
    for (const ExplainedChange& change : changes.changes) {
        m_rows.append(makeRow(change, count()));
        m_layout->addWidget(m_rows.last().all);
        m_rows.last().all->show(); // now, not with the next event: no picture without it
    }
    if (changes.changes.empty())
        addText(tr("Nothing that was tried."), u"muted"_s, u"noChange"_s);
    int number = 0;
    for (const QString& text : changes.noDifference)
        addText(text, u"hint"_s, u"noDifference%1"_s.arg(number++));
    addText(changes.simulations == 1
                ? tr("Found by running the rule 1 more time.")
                : tr("Found by running the rule %1 more times.")
                      .arg(NumberText::grouped(static_cast<qint64>(changes.simulations))),
            u"hint"_s, u"simulationsRun"_s);
}

void ChangeList::addText(const QString& text, const QString& look, const QString& name)
{
    QLabel* const made = label(text, look, this);
    made->setObjectName(name);
    m_layout->addWidget(made);
    made->show();
    m_texts.append(made);
}

ChangeList::Row ChangeList::makeRow(const ExplainedChange& change, int number)
{
    auto* const all = new QWidget(this);
    QLabel* const name = label(nameOf(change), u"strong"_s, all);
    name->setObjectName(u"changeName%1"_s.arg(number));
    QLabel* const text = label(change.text, u"muted"_s, all);
    text->setObjectName(u"changeText%1"_s.arg(number));
    auto* const apply = new QPushButton(all);
    apply->setObjectName(u"applyChange%1"_s.arg(number));
    apply->setAccessibleDescription(nameOf(change));
    auto* const run = new QPushButton(tr("Run simulation"), all);
    run->setObjectName(u"runChange%1"_s.arg(number));
    setLook(run, u"link"_s);
    QLabel* const note = label({}, u"hint"_s, all);
    connect(apply, &QPushButton::clicked, this, [this, number] { Q_EMIT applyRequested(number); });
    connect(run, &QPushButton::clicked, this, &ChangeList::runRequested);
    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addWidget(apply);
    buttons->addWidget(run);
    buttons->addStretch();
    auto* const column = new QVBoxLayout(all);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(size::GapSmall);
    column->addWidget(name);
    column->addWidget(text);
    column->addLayout(buttons);
    column->addWidget(note);
    return {.all = all, .apply = apply, .run = run, .note = note};
}

void ChangeList::setApplying(int row, Applying applying)
{
    const Row& shown = m_rows.at(row);
    const bool isApplied = applying == Applying::Applied;
    shown.apply->setText(isApplied                        ? tr("Applied")
                         : applying == Applying::RuleGone ? tr("Add the rule with it")
                                                          : tr("Apply to the rule"));
    const bool isPossible = applying == Applying::Possible || applying == Applying::RuleGone;
    // The focus does not jump away from a button that was pressed just now.
    if (!isPossible && shown.apply->hasFocus() && isApplied) {
        setShown(shown.run, true);
        shown.run->setFocus(Qt::OtherFocusReason);
    }
    shown.apply->setEnabled(isPossible);
    setShown(shown.run, isApplied);
    const QString note = noteOf(applying);
    shown.note->setText(note);
    setShown(shown.note, !note.isEmpty());
}

} // namespace casewright::ui
