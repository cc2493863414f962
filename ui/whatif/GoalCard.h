// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/analysis/Advice.h"
#include "ui/widgets/Card.h"

#include <QString>

class QCheckBox;
class QLabel;

namespace casewright::ui {

class NumberEdit;

/// What a person wants of the rule: limits, of which an empty one does not matter. GUI thread.
class GoalCard final : public Card {
    Q_OBJECT

public:
    explicit GoalCard(QWidget* parent = nullptr);

    /// Shows it; emits nothing.
    void setGoal(const analysis::Goal& goal);
    [[nodiscard]] analysis::Goal goal() const;

Q_SIGNALS:
    /// A person changed it.
    void edited();

private:
    [[nodiscard]] NumberEdit* addLimit(const QString& name, const QString& text, const QString& tip);
    [[nodiscard]] QCheckBox* addBox(const QString& name, const QString& text, const QString& tip);

    NumberEdit* m_casesADay = nullptr;
    NumberEdit* m_openAtPeak = nullptr;
    NumberEdit* m_hoursADay = nullptr;
    QCheckBox* m_noneLost = nullptr;
    QCheckBox* m_noneMixed = nullptr;
};

} // namespace casewright::ui
