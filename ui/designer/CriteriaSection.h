// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/CriterionEdit.h"
#include "ui/designer/RuleSection.h"

class QCheckBox;
class QPushButton;
class QVBoxLayout;

namespace casewright::ui {

class FieldChoiceModel;
class FieldListEdit;

/// What Custom threshold rules have: criteria that must all hold, fields to group by, and what no data means.
class CriteriaSection final : public RuleSection {
    Q_OBJECT

public:
    /// The choices outlive it.
    CriteriaSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    [[nodiscard]] bool isFor(const rules::Rule& rule) const override;
    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void buildGrouping();
    void buildNoData();
    void makeCriterion();
    void addCriterion();
    void removeCriterion(std::size_t place);
    void put(std::size_t place, const CriterionEdit::Edit& edit);

    FieldChoiceModel& m_choices;
    bool m_isReadOnly = false;
    QVBoxLayout* m_column = nullptr;
    std::vector<CriterionEdit*> m_criteria; ///< that were ever made, in sight or not
    QPushButton* m_add = nullptr;
    FieldListEdit* m_groupBy = nullptr;
    QCheckBox* m_noData = nullptr;
    QCheckBox* m_disappear = nullptr;
};

} // namespace casewright::ui
