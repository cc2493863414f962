// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/StepActions.h"

#include "ui/widgets/ActionTable.h"
#include "ui/widgets/Page.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

void name(QAction* action, const QString& plain, const QString& step)
{
    action->setEnabled(!step.isEmpty());
    const QString shown = QString(step).replace(u'&', u"&&"_s);
    action->setText(step.isEmpty() ? plain : StepActions::tr("%1: %2").arg(plain, shown));
}

} // namespace

StepActions::StepActions(ActionTable& actions, QObject* parent) : QObject(parent)
{
    m_undo = actions.add({.id = u"edit.undo"_s, .text = tr("&Undo"), .icon = u"undo"_s, .shortcut = QKeySequence::Undo,
                          .tip = tr("Take back the last change on the page, or to the rules"),
                          .menu = MenuPlace::Edit});
    m_redo = actions.add({.id = u"edit.redo"_s, .text = tr("&Redo"), .icon = u"redo"_s,
                          .shortcut = Qt::CTRL | Qt::SHIFT | Qt::Key_Z, .tip = tr("Do again what was taken back"),
                          .menu = MenuPlace::Edit});
    m_redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y}); // people know both
    connect(m_undo, &QAction::triggered, this, [this] {
        if (Page* const page = subject())
            page->undoStep();
    });
    connect(m_redo, &QAction::triggered, this, [this] {
        if (Page* const page = subject())
            page->redoStep();
    });
    show();
}

void StepActions::add(Page* page)
{
    if (!m_first && page->steps())
        m_first = page;
    connect(page, &Page::stepsChanged, this, &StepActions::show);
    show();
}

void StepActions::setFront(Page* page)
{
    m_front = page;
    show();
}

Page* StepActions::subject() const { return m_front && m_front->steps() ? m_front : m_first; }

void StepActions::show()
{
    const Page* const page = subject();
    const PageSteps steps = page ? page->steps().value_or(PageSteps{}) : PageSteps{};
    name(m_undo, tr("&Undo"), steps.undo);
    name(m_redo, tr("&Redo"), steps.redo);
}

} // namespace casewright::ui
