// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/RulesWindow.h"

#include <map>

namespace casewright::ui {

/// Designs a rule of each type in the window, by names and keys, and remembers it after each step. Failures fail the
/// test that runs.
class RuleDesign final {
public:
    /// The window outlives it.
    explicit RuleDesign(RulesWindow& rules) : m_rules(rules) {}

    /// Makes a rule by the action, such as "rules.newThreshold".
    void begin(const QString& action);
    /// Writes all that the type of the action has.
    void design(const QString& action);

    // Steps. `in`: where the name is not the only one.
    void type(const QString& field, const QString& text, const QWidget* in = nullptr);
    void number(const QString& duration, const QString& text);
    void choose(const QString& box, const QString& code);
    void press(const QString& button, const QWidget* in = nullptr);
    void check(const QString& box);
    /// Remembers the rule, after a step of another kind.
    void keep();

    /// Undoes all and does it again: the rule is the same after each step.
    void undoAndRedo();

private:
    void designCriteria();

    RulesWindow& m_rules;
    std::map<int, rules::Rule> m_states; ///< by the index of the undo stack
};

} // namespace casewright::ui
