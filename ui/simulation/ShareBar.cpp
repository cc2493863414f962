// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/ShareBar.h"

#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>
#include <QPainterPath>

#include <numeric>
#include <utility>

namespace casewright::ui {

ShareBar::ShareBar(QWidget* parent) : QWidget(parent) { setFixedHeight(size::Gap); }

void ShareBar::setShares(std::vector<Part> parts)
{
    m_parts = std::move(parts);
    update();
}

void ShareBar::paintEvent(QPaintEvent*)
{
    const ThemeColors& colors = ThemeColors::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), size::TagRadius, size::TagRadius);
    painter.setClipPath(outline);
    painter.fillRect(rect(), colors.line);
    const double whole = std::accumulate(m_parts.begin(), m_parts.end(), 0.0,
                                         [](double sum, const Part& part) { return sum + part.size; });
    double left = 0;
    for (const Part& part : m_parts) {
        if (part.size <= 0)
            continue;
        const double wide = part.size / whole * width();
        painter.fillRect(QRectF(left, 0, wide, height()), colors.of(part.tone).solid);
        left += wide;
        // A gap of a pixel tells neighbours of one colour apart.
        painter.fillRect(QRectF(left - 1, 0, 1, height()), colors.panel);
    }
}

} // namespace casewright::ui
