// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <optional>
#include <vector>

#include "core/rules/Validation.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace casewright::ui {

class ActionTable;
class AlertSources;
class CasesActionSection;
class ElidedLabel;
class FieldChoiceModel;
class NotedFindings;
class OwnerConfigurations;
class Pill;
class RuleDocuments;
class RulePreviews;
class RuleSection;
class WorkspaceSession;

/// The current rule: title, how it stands, and the numbered cards. It follows the documents.
class RuleForm final : public QWidget {
    Q_OBJECT

public:
    /// All outlive it.
    RuleForm(WorkspaceSession& session, RuleDocuments& documents, FieldChoiceModel& choices, QWidget* parent = nullptr);

    /// Shows what comes of the Cases action beside its fields. They outlive it.
    void setPreviews(AlertSources& sources, RulePreviews& previews);
    void registerActions(ActionTable& actions);
    /// Takes what was typed and not taken yet, before something else happens to the rules.
    void finishTyping();
    /// Whether the current rule has the field, so that it can get the focus.
    [[nodiscard]] bool hasField(rules::RuleField field) const;
    /// Puts the focus into the field, or the parameter of that path, and in sight.
    void focusField(rules::RuleField field, const QString& path = {});
    /// The same for what a finding is about.
    void focusFinding(const rules::Finding& finding);
    /// The name, all of it selected.
    void focusName();

    /// Of the owners of cases in the workspace.
    [[nodiscard]] const OwnerConfigurations& configurations() const;
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }
    [[nodiscard]] QPushButton* simulateButton() const { return m_simulate; }

private:
    [[nodiscard]] QWidget* header();
    [[nodiscard]] QWidget* cards(FieldChoiceModel& choices);
    void showCurrent();
    void showRule();
    void showSections(const rules::Rule& rule);
    void showFindings();
    void showProfile();
    void showAccess();

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    std::optional<std::int64_t> m_key; ///< the rule that is shown
    ElidedLabel* m_title = nullptr;
    Pill* m_state = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_simulate = nullptr;
    QScrollArea* m_scroll = nullptr;
    CasesActionSection* m_casesAction = nullptr;
    NotedFindings* m_others = nullptr; ///< findings of what no card has
    std::vector<RuleSection*> m_sections;
};

} // namespace casewright::ui
