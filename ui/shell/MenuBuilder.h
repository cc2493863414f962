// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/ActionTable.h"

#include <QMap>
#include <QObject>

class QMenu;
class QMenuBar;

namespace casewright::ui {

/// Fills the menu bar from the action table, and goes on as actions are added. Menus without an action stay out of
/// sight.
class MenuBuilder final : public QObject {
    Q_OBJECT

public:
    MenuBuilder(const ActionTable& actions, QMenuBar* bar);

private:
    void fill(MenuPlace place);

    const ActionTable& m_actions;
    QMap<MenuPlace, QMenu*> m_menus;
};

} // namespace casewright::ui
