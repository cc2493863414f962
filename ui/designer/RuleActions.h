// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QAction;
class QUndoStack;

namespace casewright::ui {

class ActionTable;

/// What one can do on the Rules page; the table owns them.
struct RuleActions {
    QAction* undo = nullptr;
    QAction* redo = nullptr;
    QAction* make = nullptr;
    /// New rules of the other types, in the order of rules::ruleTypes(); the action's data is the type's id.
    QList<QAction*> makeOfType{};
    QAction* rename = nullptr;
    QAction* duplicate = nullptr;
    QAction* remove = nullptr;
    QAction* import = nullptr;
    QAction* write = nullptr;
};

/// Adds them to the table, not connected yet.
[[nodiscard]] RuleActions addRuleActions(ActionTable& table);
/// Those that can be used now.
void enable(const RuleActions& actions, bool hasRules, bool isWritable);
/// Names what would be undone and redone: "Undo: Change time window".
void nameUndo(const RuleActions& actions, const QUndoStack& stack);

} // namespace casewright::ui
