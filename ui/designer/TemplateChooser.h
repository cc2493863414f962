// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <optional>
#include <string>

#include "core/rules/Rule.h"

namespace casewright::ui {

class CodeComboBox;
class FieldNote;
class OwnerConfigurations;

/// The template of the cases that an action creates: one of those of the owner's configuration, or none, and what it
/// sets. One that is not there any more stays until another is chosen. GUI thread.
class TemplateChooser final : public QWidget {
    Q_OBJECT

public:
    /// The configurations outlive it.
    explicit TemplateChooser(const OwnerConfigurations& configurations, QWidget* parent = nullptr);

    /// Shows the rule's; emits nothing. `isKnown`: the version's action takes a template.
    void showRule(const rules::Rule& rule, bool isKnown);
    /// Where it is chosen.
    [[nodiscard]] CodeComboBox* box() const { return m_box; }

Q_SIGNALS:
    /// A person chose another; nothing: none.
    void chosen(const std::optional<std::string>& key);

private:
    void showOptions();
    void showHint();

    const OwnerConfigurations& m_configurations;
    rules::Rule m_rule;
    bool m_isKnown = true;
    CodeComboBox* m_box = nullptr;
    FieldNote* m_hint = nullptr;
};

} // namespace casewright::ui
