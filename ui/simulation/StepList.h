// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/simulation/RunSteps.h"

#include <QWidget>

class QVBoxLayout;

namespace casewright::ui {

/// Steps below each other, with a dot each and a line that joins them.
class StepList final : public QWidget {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void setSteps(const QList<RunStep>& steps);
    /// "Grouped: 312 alerts → 7 groups of host.name", a step a line.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<RunStep> m_steps;
    QList<QWidget*> m_rows;
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
