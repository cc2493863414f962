// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

namespace casewright::ui {

class DurationEdit;
class FieldChoiceModel;
class FieldListEdit;

/// What New terms rules have: fields whose values are looked at, and how far back a value may not have been seen.
class NewTermsSection final : public RuleSection {
    Q_OBJECT

public:
    /// The choices outlive it.
    NewTermsSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    [[nodiscard]] bool isFor(const rules::Rule& rule) const override;
    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    FieldListEdit* m_fields = nullptr;
    DurationEdit* m_history = nullptr;
};

} // namespace casewright::ui
