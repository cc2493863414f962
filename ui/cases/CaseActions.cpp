// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseActions.h"

#include "ui/widgets/ActionTable.h"

#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(CaseActions)
};

// Groups within the menu.
constexpr int OpenGroup = 0;
constexpr int StatusGroup = 1;
constexpr int OtherGroup = 2;

void addWays(ActionTable& table, CaseActions& actions)
{
    actions.open =
        table.add({.id = u"cases.open"_s,
                   .text = Words::tr("&Open case"),
                   .icon = u"cases"_s,
                   .tip = Words::tr("Show the current case with its activity and alerts (Enter in the list)"),
                   .menu = MenuPlace::Cases,
                   .group = OpenGroup});
    actions.create = table.add({.id = u"cases.new"_s,
                                .text = Words::tr("&New case..."),
                                .icon = u"plus"_s,
                                .tip = Words::tr("Make a case by hand"),
                                .menu = MenuPlace::Cases,
                                .group = OpenGroup});
    actions.back = table.add({.id = u"cases.back"_s,
                              .text = Words::tr("&Back to the list"),
                              .icon = u"chevron-left"_s,
                              .tip = Words::tr("Leave the case (Esc in it)"),
                              .menu = MenuPlace::Cases,
                              .group = OpenGroup});
    actions.find = table.add({.id = u"cases.find"_s,
                              .text = Words::tr("&Find case"),
                              .icon = u"search"_s,
                              .shortcut = QKeySequence::Find,
                              .tip = Words::tr("Search titles and ids"),
                              .menu = MenuPlace::Cases,
                              .group = OpenGroup});
}

void addChanges(ActionTable& table, CaseActions& actions)
{
    actions.close = table.add({.id = u"cases.close"_s,
                               .text = Words::tr("&Close case"),
                               .icon = u"check"_s,
                               .tip = Words::tr("Set the status to Closed"),
                               .menu = MenuPlace::Cases,
                               .group = StatusGroup});
    actions.progress = table.add({.id = u"cases.progress"_s,
                                  .text = Words::tr("Mark in &progress"),
                                  .icon = u"clock"_s,
                                  .tip = Words::tr("Set the status to In progress"),
                                  .menu = MenuPlace::Cases,
                                  .group = StatusGroup});
    actions.reopen = table.add({.id = u"cases.reopen"_s,
                                .text = Words::tr("&Reopen case"),
                                .icon = u"reopen"_s,
                                .tip = Words::tr("Set the status to Open"),
                                .menu = MenuPlace::Cases,
                                .group = StatusGroup});
    actions.comment = table.add({.id = u"cases.comment"_s,
                                 .text = Words::tr("&Add comment"),
                                 .icon = u"comment"_s,
                                 .tip = Words::tr("Write a comment on the case"),
                                 .menu = MenuPlace::Cases,
                                 .group = StatusGroup});
    actions.push = table.add({.id = u"cases.push"_s,
                              .text = Words::tr("P&ush case"),
                              .icon = u"export"_s,
                              .tip = Words::tr("Send the case to its external system, or update its incident there"),
                              .menu = MenuPlace::Cases,
                              .group = StatusGroup});
}

/// With the rest of what people do with cases; the window has one for the page in front.
void addSteps(ActionTable& table, CaseActions& actions)
{
    actions.undo = table.add({.id = u"cases.undo"_s,
                              .text = Words::tr("&Undo in cases"),
                              .icon = u"undo"_s,
                              .tip = Words::tr("Set back what was changed last: a further change, which activity shows "
                                               "(Ctrl+Z on the page)"),
                              .menu = MenuPlace::Cases,
                              .group = StatusGroup});
    actions.redo = table.add({.id = u"cases.redo"_s,
                              .text = Words::tr("&Redo in cases"),
                              .icon = u"redo"_s,
                              .tip = Words::tr("Make again what was taken back (Ctrl+Shift+Z or Ctrl+Y on the page)"),
                              .menu = MenuPlace::Cases,
                              .group = StatusGroup});
}

void addOthers(ActionTable& table, CaseActions& actions, bool canExplain)
{
    actions.copy = table.add({.id = u"cases.copyId"_s,
                              .text = Words::tr("Copy case &id"),
                              .icon = u"copy"_s,
                              .tip = Words::tr("Copy the whole id of the case"),
                              .menu = MenuPlace::Cases,
                              .group = OtherGroup});
    actions.erase = table.add({.id = u"cases.delete"_s,
                               .text = Words::tr("&Delete case..."),
                               .icon = u"trash"_s,
                               .tip = Words::tr("Delete the case with its comments and activity, for good"),
                               .menu = MenuPlace::Cases,
                               .group = OtherGroup});
    actions.remove = table.add({.id = u"cases.removeSimulation"_s,
                                .text = Words::tr("&Remove simulation..."),
                                .icon = u"trash"_s,
                                .tip = Words::tr("Remove the chosen simulation with its cases, for good"),
                                .menu = MenuPlace::Cases,
                                .group = OtherGroup});
    actions.configure = table.add({.id = u"cases.configure"_s,
                                   .text = Words::tr("Case &settings"),
                                   .icon = u"settings"_s,
                                   .tip = Words::tr("Custom fields, templates, closing and pushing of cases, for each "
                                                    "solution"),
                                   .menu = MenuPlace::Cases,
                                   .group = OtherGroup});
    if (canExplain)
        actions.explain = table.add({.id = u"cases.explainAlert"_s,
                                     .text = Words::tr("&Why is it here?"),
                                     .icon = u"help"_s,
                                     .tip = Words::tr("Show why the chosen alert is in this case, and what would have "
                                                      "changed that (Enter among the alerts)"),
                                     .menu = MenuPlace::Cases,
                                     .group = OtherGroup});
}

} // namespace

CaseActions addCaseActions(ActionTable& table, bool canExplain)
{
    CaseActions actions;
    addWays(table, actions);
    addChanges(table, actions);
    addSteps(table, actions);
    addOthers(table, actions, canExplain);
    return actions;
}

void nameUndo(const CaseActions& actions, const PageSteps& steps)
{
    const auto name = [](QAction* action, const QString& plain, const QString& step) {
        action->setEnabled(!step.isEmpty());
        action->setText(step.isEmpty() ? plain : Words::tr("%1: %2").arg(plain, QString(step).replace(u'&', u"&&"_s)));
    };
    name(actions.undo, Words::tr("&Undo in cases"), steps.undo);
    name(actions.redo, Words::tr("&Redo in cases"), steps.redo);
}

} // namespace casewright::ui
