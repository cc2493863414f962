// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/PlotBase.h"

#include <QString>

#include <vector>

namespace casewright::ui {

/// Bars over time, from zero up, each as wide as its stretch of time; what a bar stands for is its tool tip.
class BarPlot final : public PlotBase {
    Q_OBJECT

public:
    struct Bar {
        double second = 0; ///< the beginning of its stretch, since 1970
        double value = 0;
        QString tip{};
    };

    /// `name` is what the values are, in data that is saved.
    BarPlot(const QString& name, int height, QWidget* parent = nullptr);

    /// `width` in seconds, of each bar.
    void setBars(const std::vector<Bar>& bars, double width);
    [[nodiscard]] int barCount() const;

protected:
    void applyTheme(const ThemeColors& colors) override;
    bool event(QEvent* event) override;

private:
    QCPBars* m_bars = nullptr;
    std::vector<Bar> m_shown;
    double m_width = 1;
    int m_ticks;
    QSharedPointer<QCPAxisTickerDateTime> m_ticker;
};

} // namespace casewright::ui
