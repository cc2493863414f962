// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPoint>
#include <QToolButton>

#include <optional>

namespace casewright::ui {

/// A button by which a line is dragged; pressed without dragging it is a button.
class ConditionHandle final : public QToolButton {
    Q_OBJECT

public:
    explicit ConditionHandle(QWidget* parent = nullptr);

Q_SIGNALS:
    /// Places are of the screen.
    void dragged(const QPoint& place);
    void dropped(const QPoint& place);
    void dragCancelled();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void endDrag();

    std::optional<QPoint> m_pressed; ///< where the button went down, until it goes up or Esc lets the line be
    bool m_isDragging = false;
};

} // namespace casewright::ui
