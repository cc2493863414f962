// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

namespace casewright::ui {

class DurationEdit;
class FieldChoiceModel;
class FieldPicker;
class WholeNumberEdit;

/// When the rule runs, and which time of a document counts; of detection rules also how far back they look, and how
/// many alerts a run may make.
class ScheduleSection final : public RuleSection {
    Q_OBJECT

public:
    /// The choices outlive it.
    ScheduleSection(RuleDocuments& documents, int number, FieldChoiceModel& choices, QWidget* parent);

    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void build();
    void buildTime(FieldChoiceModel& choices);
    void connectFields();

    DurationEdit* m_interval = nullptr;
    DurationEdit* m_lookBack = nullptr;
    QWidget* m_lookBackPhrase = nullptr;
    WholeNumberEdit* m_maxSignals = nullptr;
    QWidget* m_mostPhrase = nullptr;
    QLabel* m_timeName = nullptr;
    FieldPicker* m_time = nullptr;
};

} // namespace casewright::ui
