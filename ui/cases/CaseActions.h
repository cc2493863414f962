// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/Page.h"

class QAction;

namespace casewright::ui {

class ActionTable;

/// What can be done on the Cases page; each stands once in the action table.
struct CaseActions {
    QAction* create = nullptr;
    QAction* configure = nullptr;
    QAction* open = nullptr;
    QAction* back = nullptr;
    QAction* find = nullptr;
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* comment = nullptr;
    QAction* push = nullptr;
    QAction* close = nullptr;
    QAction* progress = nullptr;
    QAction* reopen = nullptr;
    QAction* copy = nullptr;
    QAction* erase = nullptr;
    QAction* remove = nullptr; ///< a simulation
    QAction* explain = nullptr; ///< null: nothing is explained
};

/// Adds them; they are not connected to anything.
[[nodiscard]] CaseActions addCaseActions(ActionTable& table, bool canExplain);
/// Says what would be taken back and made again, "Undo in cases: Severity set to High", and whether it can be.
void nameUndo(const CaseActions& actions, const PageSteps& steps);

} // namespace casewright::ui
