// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/RulesWindow.h"
#include "ui/models/ConditionTree.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStringList>
#include <QToolButton>

namespace casewright::ui {

/// A window with one rule, for tests of its query: as conditions and as text.
class QueryWindow final {
public:
    QueryWindow();

    [[nodiscard]] RulesWindow& rules() { return m_rules; }
    [[nodiscard]] QPlainTextEdit* text() { return m_rules.find<QPlainTextEdit>(QStringLiteral("ruleQuery")); }
    [[nodiscard]] QLineEdit* line(const QString& name) { return m_rules.find<QLineEdit>(name); }
    [[nodiscard]] QComboBox* box(const QString& name) { return m_rules.find<QComboBox>(name); }
    [[nodiscard]] QPushButton* button(const QString& name) { return m_rules.find<QPushButton>(name); }
    [[nodiscard]] QToolButton* tool(const QString& name) { return m_rules.find<QToolButton>(name); }
    /// A button of a group's choice.
    [[nodiscard]] QPushButton* segment(const QString& group, int position);
    /// What a note says in sight.
    [[nodiscard]] QString note(const QString& name);
    /// The list of what is offered; ends the test if it was never opened.
    [[nodiscard]] QListView* list(const QString& popup);
    [[nodiscard]] QStringList offered(const QString& popup);

    /// Types a query in place of the one that is there.
    void typeQuery(const QString& query);
    /// Puts a query there at once.
    void showQuery(const QString& query);
    /// Chooses an operator, as with the mouse.
    void choose(const QString& box, const QString& entry);
    /// Opens the menu of a line and triggers an entry.
    void menu(const QString& handle, const QString& entry);
    /// Chooses 60 alerts with host.name, user.name, of so many users, and event.code.
    void loadAlerts(int users = 3);
    [[nodiscard]] const ConditionNode* node(const ConditionPath& path);
    /// Both views in words: text, and each field and value of the first lines, which come into sight.
    [[nodiscard]] QString state();
    void keepPicture(const QString& name) { m_rules.keepPicture(name); }

private:
    RulesWindow m_rules;
    ConditionNode m_top;
};

} // namespace casewright::ui
