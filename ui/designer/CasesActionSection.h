// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/rules/VersionProfile.h"
#include "ui/designer/RuleSection.h"

class QBoxLayout;
class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace casewright::ui {

class AlertSources;
class CasesActionPaste;
class DurationEdit;
class FieldChoiceModel;
class FirstCaseView;
class GroupingEdit;
class OwnerConfigurations;
class RulePreviews;
class TemplateChooser;
class WholeNumberEdit;
class WorkspaceSession;

/// The Cases action: grouping, time window, reopening, the most cases of a run, and the template; with what comes of
/// the grouping, and the first case as it would look. A rule has one or none.
class CasesActionSection final : public RuleSection {
    Q_OBJECT

public:
    /// All outlive it.
    CasesActionSection(WorkspaceSession& session, RuleDocuments& documents, int number, const FieldChoiceModel& fields,
                       QWidget* parent);

    /// Of the owners of cases in the workspace.
    [[nodiscard]] const OwnerConfigurations& configurations() const { return *m_configurations; }
    /// Says what comes of the rule with the chosen alerts. They outlive it.
    void setPreviews(AlertSources& sources, RulePreviews& previews);
    void setReadOnly(bool isReadOnly) override;

    // What a person can do with the action, from anywhere.
    /// Opens the list of fields to group by; a rule without the action gets one.
    void chooseGroupBy();
    /// Refuses a second one, and says why.
    void add();
    void remove();
    void copy();
    void paste();

    /// The units that time windows may have, and the maximum where nothing is typed, are the version's.
    void showProfile(const rules::VersionProfile& profile);

protected:
    void fill(const rules::Rule& rule) override;
    void showEvent(QShowEvent* event) override;

private:
    void buildPresence();
    void buildGrouping(const FieldChoiceModel& fields, QGridLayout* into);
    void buildLimits(QGridLayout* into);
    void buildCases(QGridLayout* into, QBoxLayout* below);
    void connectFields();
    void connectPresence();
    [[nodiscard]] QPushButton* headerButton(const QString& name, const QString& text, const QString& label);
    void showOwner();
    void showFirstCase();
    void changeGroupBy(const QString& field, Step step);
    void change(rules::RuleField field, const QString& commandText,
                const std::function<void(rules::CasesAction&)>& how, Step step = Step::Typed);

    WorkspaceSession& m_session;
    RuleDocuments& m_documents;
    OwnerConfigurations* m_configurations;
    RulePreviews* m_previews = nullptr; ///< none before setPreviews()
    rules::Rule m_rule;                 ///< that is shown
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_insert = nullptr;
    CasesActionPaste* m_paste = nullptr;
    QWidget* m_fields = nullptr;
    GroupingEdit* m_grouping = nullptr;
    DurationEdit* m_window = nullptr;
    QCheckBox* m_reopen = nullptr;
    WholeNumberEdit* m_maximum = nullptr;
    TemplateChooser* m_template = nullptr;
    QLabel* m_owner = nullptr;
    FirstCaseView* m_firstCase = nullptr;
};

} // namespace casewright::ui
