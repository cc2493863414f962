// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/designer/RuleSection.h"

namespace casewright::ui {

class DurationEdit;
class WholeNumberEdit;

/// When the rule runs, how far back it looks, and how many alerts a run may make.
class ScheduleSection final : public RuleSection {
    Q_OBJECT

public:
    ScheduleSection(RuleDocuments& documents, int number, QWidget* parent);

    void setReadOnly(bool isReadOnly) override;

protected:
    void fill(const rules::Rule& rule) override;

private:
    void build();
    void connectFields();

    DurationEdit* m_interval = nullptr;
    DurationEdit* m_lookBack = nullptr;
    WholeNumberEdit* m_maxSignals = nullptr;
};

} // namespace casewright::ui
