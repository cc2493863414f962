// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/CasesActionCommands.h"

#include "ui/bridge/RuleDocuments.h"
#include "ui/bridge/WorkspaceSession.h"
#include "ui/designer/CasesActionSection.h"
#include "ui/widgets/ActionTable.h"

#include <QAction>
#include <QCoreApplication>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

/// The context of the translations.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(CasesActionCommands)
};

constexpr int Group = 4; ///< in the menu, behind the findings

struct Commands {
    QAction* groupBy;
    QAction* add;
    QAction* remove;
    QAction* copy;
    QAction* paste;
};

Commands addTo(ActionTable& table)
{
    return {
        .groupBy = table.add({.id = u"rules.groupBy"_s,
                              .text = Words::tr("&Group cases by..."),
                              .icon = u"cases"_s,
                              .shortcut = Qt::CTRL | Qt::SHIFT | Qt::Key_G,
                              .tip = Words::tr("Choose the field that the rule's cases are grouped by"),
                              .menu = MenuPlace::Rule,
                              .group = Group}),
        .add = table.add({.id = u"rules.addCasesAction"_s,
                          .text = Words::tr("&Add a Cases action"),
                          .icon = u"plus"_s,
                          .tip = Words::tr("Let the rule open cases; a rule has one Cases action at most"),
                          .menu = MenuPlace::Rule,
                          .group = Group}),
        .remove = table.add({.id = u"rules.removeCasesAction"_s,
                             .text = Words::tr("Re&move the Cases action"),
                             .icon = u"trash"_s,
                             .tip = Words::tr("Let the rule open no cases"),
                             .menu = MenuPlace::Rule,
                             .group = Group}),
        .copy = table.add({.id = u"rules.copyCasesAction"_s,
                           .text = Words::tr("Copy the Cases action"),
                           .icon = u"copy"_s,
                           .tip = Words::tr("Take the Cases action to another rule, or to Kibana")}),
        .paste = table.add({.id = u"rules.pasteCasesAction"_s,
                            .text = Words::tr("Paste a Cases action"),
                            .icon = u"import"_s,
                            .tip = Words::tr("Give the rule a Cases action that was copied, here or from a rule file")}),
    };
}

} // namespace

void addCasesActionCommands(ActionTable& table, CasesActionSection& section, WorkspaceSession& session,
                            RuleDocuments& documents)
{
    const Commands commands = addTo(table);
    enum class Place { ThePage, Anywhere };
    const auto connectTo = [&](QAction* action, void (CasesActionSection::*slot)(), Place place = Place::ThePage) {
        QObject::connect(action, &QAction::triggered, &section, [&table, &section, slot, place] {
            QAction* const page = table.action(u"go.rules"_s);
            if (place == Place::ThePage && !section.isVisible() && page)
                page->trigger();
            (section.*slot)();
        });
    };
    connectTo(commands.groupBy, &CasesActionSection::chooseGroupBy);
    connectTo(commands.add, &CasesActionSection::add);
    connectTo(commands.remove, &CasesActionSection::remove);
    connectTo(commands.copy, &CasesActionSection::copy, Place::Anywhere); // it shows nothing
    connectTo(commands.paste, &CasesActionSection::paste);
    const auto enable = [commands, &session, &documents] {
        const rules::Rule* const rule = documents.current() ? documents.find(*documents.current()) : nullptr;
        const bool isWritable = rule && session.isOpen() && !session.isReadOnly();
        const bool hasAction = rule && rule->casesAction;
        for (QAction* const action : {commands.groupBy, commands.add, commands.paste})
            action->setEnabled(isWritable);
        commands.remove->setEnabled(isWritable && hasAction);
        commands.copy->setEnabled(hasAction);
    };
    QObject::connect(&documents, &RuleDocuments::reset, &section, enable);
    QObject::connect(&documents, &RuleDocuments::currentChanged, &section, enable);
    QObject::connect(&documents, &RuleDocuments::changed, &section, enable);
    enable();
}

} // namespace casewright::ui
