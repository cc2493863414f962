// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <cstdint>
#include <memory>
#include <vector>

#include "ui/bridge/ComparedCases.h"

namespace casewright::ui {

/// The largest cases of a setting, a line each, and the cases that another one makes of their alerts: a bar for each,
/// as long as it has alerts. The arrow keys point at a line, and a tip tells it.
class SameAlertsView final : public QWidget {
    Q_OBJECT

public:
    static constexpr std::size_t MostLines = 8;
    /// Bars at the right of a line; the last one stands for all that remain.
    static constexpr std::size_t MostParts = 12;

    explicit SameAlertsView(QWidget* parent = nullptr);

    /// Null: nothing.
    void setCases(std::shared_ptr<const ComparedCases> cases);
    [[nodiscard]] int lines() const { return static_cast<int>(m_lines.size()); }
    /// "WIN-DC01: 120 alerts, then in 5 cases; 3 alerts in no case"
    [[nodiscard]] QString textOf(int line) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Line {
        std::uint32_t number = 0;
        std::uint32_t alerts = 0;
        std::vector<std::uint32_t> parts{};   ///< alerts of each case, the largest first
        std::uint32_t inNone = 0;
    };

    void paintLine(QPainter& painter, int line) const;
    void point(int line);
    [[nodiscard]] int lineAt(const QPoint& place) const;

    std::shared_ptr<const ComparedCases> m_cases;
    std::vector<Line> m_lines;
    int m_pointed = -1;
};

} // namespace casewright::ui
