// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/widgets/PlotBands.h"
#include "ui/widgets/PlotBase.h"

#include <QString>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace casewright::ui {

/// A line over time with a soft area below it, from zero up, and bands: stretches of time that are shaded, with words
/// below them. A pointer follows the mouse and, with the focus, the arrow keys; Page Up and Down go from band to band,
/// Return chooses the one that is there. Higher for each row of words.
class AreaPlot final : public PlotBase {
    Q_OBJECT

public:
    struct Point {
        double second = 0;   ///< since 1970
        double value = 0;
        double highest = 0;  ///< a thin line above, where it is more than the value

        friend bool operator==(const Point&, const Point&) = default;
    };

    /// `height` without words.
    explicit AreaPlot(int height, QWidget* parent = nullptr);
    void setPlainHeight(int height);

    /// In order of time; the axis reaches from the first to the last.
    void setPoints(const std::vector<Point>& points);
    /// A muted line of other values behind it, in steps, each in the middle of its time; none takes it away. It changes the
    /// axis of the values only.
    void setUnderlay(const std::vector<Point>& points);
    void setBands(const std::vector<PlotBand>& bands);
    [[nodiscard]] const PlotBands& bands() const { return m_bands; }
    /// -1: none. Emits nothing.
    void setChosenBand(int band);
    /// In which the axis tells the time.
    void setTimeZone(const QTimeZone& zone);
    [[nodiscard]] std::optional<double> pointed() const { return m_pointed; }

Q_SIGNALS:
    /// A person chose it, by a click or with the keyboard.
    void bandChosen(int band);
    /// The pointer moved, or is gone: pointed().
    void pointedChanged();

protected:
    /// Tool tips tell the bands that are there.
    bool event(QEvent* event) override;
    void applyTheme(const ThemeColors& colors) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void layOutBands();
    void followRange();
    void followValues();
    void point(std::optional<double> second);
    [[nodiscard]] bool moveBy(int key, Qt::KeyboardModifiers modifiers);
    [[nodiscard]] double nextBand(int direction) const;
    void choose(int band);
    void paintPointer(QPainter& painter) const;

    int m_plainHeight;
    QCPGraph* m_line = nullptr;
    QCPGraph* m_highest = nullptr;
    QCPGraph* m_under = nullptr;
    double m_mostOfLine = 0;
    double m_mostOfUnder = 0;
    QSharedPointer<QCPAxisTickerDateTime> m_ticker;
    PlotBands m_bands;
    std::optional<double> m_pointed;
};

} // namespace casewright::ui
