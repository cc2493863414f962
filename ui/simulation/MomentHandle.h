// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPoint>

class QCPItemEllipse;
class QCPItemRect;
class QCPItemStraightLine;
class QCPLayer;
class QCustomPlot;

namespace casewright::ui {

struct ThemeColors;

/// The handle of a timeline: a line through a moment with a grip below, and a veil over what comes after it. It is
/// painted by itself, so that moving it does not paint the plot again. What it is made of belongs to the plot.
class MomentHandle final {
public:
    explicit MomentHandle(QCustomPlot& plot);

    void applyTheme(const ThemeColors& colors);
    /// `key`: of the time axis. `isEnd`: nothing comes after it, so that there is no veil.
    void moveTo(double key, bool isEnd);
    void hide();
    [[nodiscard]] bool isNear(const QPoint& position) const;

private:
    QCustomPlot& m_plot;
    QCPLayer* m_layer = nullptr;
    QCPItemRect* m_veil = nullptr;
    QCPItemStraightLine* m_line = nullptr;
    QCPItemEllipse* m_grip = nullptr;
    double m_key = 0;
};

} // namespace casewright::ui
