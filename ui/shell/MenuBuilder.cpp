// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/MenuBuilder.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr MenuPlace Places[] = {MenuPlace::File,  MenuPlace::Edit, MenuPlace::Rule, MenuPlace::Simulation,
                                MenuPlace::Cases, MenuPlace::View, MenuPlace::Help};

} // namespace

MenuBuilder::MenuBuilder(const ActionTable& actions, QMenuBar* bar) : QObject(bar), m_actions(actions)
{
    for (const MenuPlace place : Places) {
        QMenu* const menu = bar->addMenu(u'&' + menuTitle(place));
        menu->setObjectName(u"menu."_s + menuTitle(place).toLower());
        menu->setToolTipsVisible(true);
        m_menus.insert(place, menu);
        fill(place);
    }
    connect(&actions, &ActionTable::added, this, [this](QAction* action) {
        fill(m_actions.spec(action).menu);
        fill(m_actions.spec(action).alsoIn);
    });
}

void MenuBuilder::fill(MenuPlace place)
{
    QMenu* const menu = m_menus.value(place);
    if (!menu)
        return;
    QList<QAction*> own;
    for (QAction* const action : m_actions.actions()) {
        const ActionSpec& spec = m_actions.spec(action);
        if (spec.menu == place || spec.alsoIn == place)
            own.append(action);
    }
    const auto groupOf = [this, place](const QAction* action) {
        const ActionSpec& spec = m_actions.spec(action);
        return spec.menu == place ? spec.group : spec.groupThere;
    };
    std::stable_sort(own.begin(), own.end(),
                     [&](const QAction* a, const QAction* b) { return groupOf(a) < groupOf(b); });
    menu->clear();
    for (qsizetype i = 0; i < own.size(); ++i) {
        if (i > 0 && groupOf(own.at(i)) != groupOf(own.at(i - 1)))
            menu->addSeparator();
        menu->addAction(own.at(i));
    }
    menu->menuAction()->setVisible(!own.isEmpty());
}

} // namespace casewright::ui
