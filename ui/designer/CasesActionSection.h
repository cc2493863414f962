// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/rules/VersionProfile.h"
#include "ui/designer/RuleSection.h"

class QBoxLayout;
class QCheckBox;
class QPushButton;

namespace casewright::ui {

class DurationEdit;
class FieldChoiceModel;
class FieldNote;
class FieldPicker;
class WholeNumberEdit;

/// The Cases action: grouping, time window, reopening and the most cases of a run. A rule has one or none.
class CasesActionSection final : public RuleSection {
    Q_OBJECT

public:
    /// The choices outlive it.
    CasesActionSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    void setReadOnly(bool isReadOnly) override;
    /// The units that time windows may have, and the maximum where nothing is typed, are the version's.
    void showProfile(const rules::VersionProfile& profile);

protected:
    void fill(const rules::Rule& rule) override;

private:
    void buildPresence();
    void buildGrouping(QBoxLayout* into);
    void buildLimits(QBoxLayout* into);
    void connectFields();
    void showGroupByHint();
    void change(rules::RuleField field, const QString& commandText,
                const std::function<void(rules::CasesAction&)>& how);

    FieldChoiceModel& m_choices;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QWidget* m_fields = nullptr;
    FieldPicker* m_groupBy = nullptr;
    FieldNote* m_groupByHint = nullptr;
    DurationEdit* m_window = nullptr;
    QCheckBox* m_reopen = nullptr;
    WholeNumberEdit* m_maximum = nullptr;
};

} // namespace casewright::ui
