// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

class QAction;
class QPushButton;
class QWidget;

namespace casewright::ui {

class ActionTable;

/// What one can do on the Rules page; the table owns them.
struct RuleActions {
    QAction* make = nullptr;
    /// New rules of the other types, in the order of rules::ruleTypes(); the action's data is the type's id.
    QList<QAction*> makeOfType{};
    QAction* rename = nullptr;
    QAction* duplicate = nullptr;
    QAction* remove = nullptr;
    QAction* showFindings = nullptr;
    QAction* nextFinding = nullptr;
    QAction* import = nullptr;
    QAction* write = nullptr;
    /// Writing in the other formats; the action's data is a rules::RuleTarget as a number.
    QList<QAction*> writeAs{};
};

/// Adds them to the table, not connected yet.
[[nodiscard]] RuleActions addRuleActions(ActionTable& table);
/// Those that can be used now.
void enable(const RuleActions& actions, bool hasRules, bool isWritable);
/// Offers the formats to write in, below a button.
void showExportMenu(const RuleActions& actions, QWidget* button);
/// Lets the button do what the action that simulates does, which another page adds, perhaps later.
void connectSimulate(const ActionTable& table, QPushButton* button);
/// Says how many rules they would change, or write.
void nameSelection(const RuleActions& actions, int rules);

} // namespace casewright::ui
