// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/models/PreviewTexts.h"

#include <QWidget>

#include <cstdint>
#include <vector>

#include "core/analysis/RulePreview.h"

namespace casewright::ui {

class PlotMenu;

/// Alerts a run over time, the most of each bar's runs; red where a limit struck, with the day below. The mouse or the
/// arrow keys, Home and End point at a bar, a click or Return chooses it. Its context menu has picture and data.
class PreviewBars final : public QWidget {
    Q_OBJECT

public:
    explicit PreviewBars(QWidget* parent = nullptr);

    void showBars(const std::vector<analysis::PreviewBar>& bars, base::Duration length,
                  const PreviewTexts::Terms& terms);
    /// Whether grouping was given up, alerts were lost, or a run was refused in a bar. What somebody silenced is not
    /// lost.
    [[nodiscard]] static bool struckALimit(const analysis::PreviewBar& bar);
    /// -1: none is pointed at.
    [[nodiscard]] int pointed() const { return m_pointed; }
    [[nodiscard]] QRect rectOf(int bar) const;
    [[nodiscard]] QSize sizeHint() const override;
    /// A line for each bar: its runs, added up.
    [[nodiscard]] QByteArray dataAsCsv() const;

Q_SIGNALS:
    /// A person chose a bar in which something happened.
    void barChosen(int bar);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] int barAt(const QPoint& position) const;
    void point(int bar);
    void describe();
    void pointAlong(int direction, int from);
    void choose(int bar);
    void paintBars(QPainter& painter) const;
    void paintLabels(QPainter& painter) const;

    PlotMenu* m_menu = nullptr;
    std::vector<analysis::PreviewBar> m_bars;
    base::Duration m_length{};
    PreviewTexts::Terms m_terms;
    std::uint64_t m_most = 0;
    int m_worst = -1;    ///< the highest bar in which a limit struck
    int m_pointed = -1;
};

} // namespace casewright::ui
