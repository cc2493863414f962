// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/PlotBase.h"

#include <QString>

#include <vector>

namespace casewright::ui {

/// A line over time with a soft area below it, from zero up, and a note in the colour of losses at one moment.
class AreaPlot final : public PlotBase {
    Q_OBJECT

public:
    struct Point {
        double second = 0;   ///< since 1970
        double value = 0;

        friend bool operator==(const Point&, const Point&) = default;
    };

    explicit AreaPlot(QWidget* parent = nullptr);

    /// In order of time; two points at one moment are a step.
    void setPoints(const std::vector<Point>& points);
    /// Words below the line at a moment; empty: none.
    void setNote(double second, const QString& text);

protected:
    void applyTheme(const ThemeColors& colors) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeNote();

    QCPGraph* m_line = nullptr;
    QCPItemText* m_note = nullptr;
    double m_noteAt = 0;
};

} // namespace casewright::ui
