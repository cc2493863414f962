// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <memory>

#include "ui/bridge/ComparedCases.h"
#include "ui/whatif/FlowShapes.h"

namespace casewright::ui {

class PlotMenu;

/// An alluvial picture: cases of one setting at the left, of the other at the right, and bands between them for the
/// alerts that both have. The largest are shown, the others put together. The mouse or the arrow keys, Home and End
/// point at a band, and a tip tells it. Its context menu has picture and data.
class FlowView final : public QWidget {
    Q_OBJECT

public:
    explicit FlowView(QWidget* parent = nullptr);

    /// Null: nothing.
    void setCases(std::shared_ptr<const ComparedCases> cases);
    /// Of the picture's flows; -1: none is pointed at.
    [[nodiscard]] int pointed() const { return m_pointed; }
    /// "WIN-DC01 → alice: 12 alerts"
    [[nodiscard]] QString textOf(int flow) const;
    [[nodiscard]] const FlowShapes& shapes() const { return m_shapes; }
    [[nodiscard]] QSize sizeHint() const override;
    /// A line for each flow of all cases, not only of those in the picture.
    [[nodiscard]] QByteArray dataAsCsv() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    enum class Side { Before, After };

    void layOut();
    void point(int flow);
    void pointAlong(int flow);
    [[nodiscard]] QString nameOf(Side side, std::uint32_t number) const;
    [[nodiscard]] QString tipOf(Side side, const FlowBar& bar) const;
    void paintFlows(QPainter& painter) const;
    void paintBars(QPainter& painter, Side side) const;
    void paintHead(QPainter& painter) const;

    PlotMenu* m_menu = nullptr;
    std::shared_ptr<const ComparedCases> m_cases;
    FlowShapes m_shapes;
    int m_pointed = -1;
};

} // namespace casewright::ui
