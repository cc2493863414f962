// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QWidget>

#include "ui/widgets/Tone.h"

class QLabel;
class QVBoxLayout;

namespace casewright::ui {

/// One thing that was decided: a title, the numbers that were compared, how it went.
struct Step {
    Tone tone = Tone::Neutral;
    QString title{};
    QString text{};
};

/// Steps below each other, with a dot each and a line that joins them.
class StepList final : public QWidget {
    Q_OBJECT

public:
    explicit StepList(QWidget* parent = nullptr);

    void setSteps(const QList<Step>& steps);
    /// "Grouped: 312 alerts → 7 groups of host.name", a step a line.
    [[nodiscard]] QString text() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Kept for other steps: making widgets anew for each moment of a dragged handle takes longer than a frame.
    struct Row {
        QWidget* all;
        QLabel* title;
        QLabel* text;
    };

    [[nodiscard]] Row makeRow();

    QList<Step> m_steps;
    QList<Row> m_rows;      ///< at least as many; those after the steps are hidden
    QVBoxLayout* m_layout = nullptr;
};

} // namespace casewright::ui
