// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

class QCheckBox;

namespace casewright::ui {

class FieldChoiceModel;
class FieldListEdit;
class FieldPicker;
class Sentence;
class WholeNumberEdit;

/// What Threshold rules have: fields to group by, how many documents make an alert, and how many values of a field
/// must be among them.
class ThresholdSection final : public RuleSection {
    Q_OBJECT

public:
    /// The choices outlive it.
    ThresholdSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    [[nodiscard]] bool isFor(const rules::Rule& rule) const override;
    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void buildGrouping(FieldChoiceModel& choices);
    void buildCounts(FieldChoiceModel& choices);
    void connectCounts();

    FieldListEdit* m_fields = nullptr;
    WholeNumberEdit* m_value = nullptr;
    QCheckBox* m_hasCardinality = nullptr;
    FieldPicker* m_field = nullptr;
    WholeNumberEdit* m_values = nullptr;
    Sentence* m_cardinality = nullptr;
};

} // namespace casewright::ui
