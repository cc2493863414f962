// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <memory>

#include "core/analysis/Cadence.h"
#include "core/analysis/SweepMeasure.h"
#include "ui/widgets/PlotBase.h"

namespace casewright::ui {

/// A measure over the interval of a rule, which grows by factors along the axis, with lines where the breaker and the
/// caps begin to bite, and where the rule is now. The mouse or the arrow keys point at an interval, and a tip tells it.
class CadencePlot final : public PlotBase {
    Q_OBJECT

public:
    explicit CadencePlot(QWidget* parent = nullptr);

    /// Null: nothing.
    void setCadence(std::shared_ptr<const analysis::Cadence> cadence);
    void setMeasure(analysis::Measure measure);
    /// Of the cadence's points; -1: none.
    [[nodiscard]] int pointed() const { return m_pointed; }
    [[nodiscard]] int markCount() const { return static_cast<int>(m_marks.size()); }
    /// A line for each interval, with all measures.
    [[nodiscard]] QByteArray dataAsCsv() override;

protected:
    void applyTheme(const ThemeColors& colors) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Mark {
        QCPItemLine* line = nullptr;
        QCPItemText* text = nullptr;
        bool isNow = false;
    };

    void show();
    void showTicks();
    void showMarks();
    void addMark(std::size_t point, const QString& words, int row, bool isNow);
    void point(int point);
    [[nodiscard]] QString textOf(int point) const;

    std::shared_ptr<const analysis::Cadence> m_cadence;
    analysis::Measure m_measure = analysis::Measure::CasesOpened;
    QCPGraph* m_line = nullptr;
    QCPGraph* m_dot = nullptr;   ///< what is pointed at
    std::vector<Mark> m_marks;
    int m_pointed = -1;
};

} // namespace casewright::ui
