// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/AreaPlot.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QFontMetricsF>

#include <algorithm>

namespace casewright::ui {
namespace {

constexpr double Headroom = 1.35;      ///< above the highest value, where the note stands
constexpr int TickSpace = 120;         ///< pixels that a tick label of the time needs
constexpr double LineWidth = 1.5;

} // namespace

AreaPlot::AreaPlot(QWidget* parent) : PlotBase(parent)
{
    m_line = addGraph();
    m_note = new QCPItemText(this);
    m_note->setVisible(false);
    m_note->position->setTypeX(QCPItemPosition::ptAbsolute);
    m_note->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    m_note->setClipToAxisRect(false);
    m_note->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_note->setPadding(QMargins(0, 0, 0, 0));
    // The axes move with the size and with the labels of the ticks, and the note with them.
    connect(this, &QCustomPlot::afterLayout, this, &AreaPlot::placeNote);
    useTimeAxis();
    yAxis->ticker()->setTickCount(3);
    updateTheme();
}

void AreaPlot::setPoints(const std::vector<Point>& points)
{
    QVector<QCPGraphData> line;
    line.reserve(static_cast<qsizetype>(points.size()));
    double highest = 0;
    for (const Point& point : points) {
        line.append(QCPGraphData(point.second, point.value));
        highest = std::max(highest, point.value);
    }
    m_line->data()->set(line, true);
    if (!points.empty() && points.back().second > points.front().second)
        xAxis->setRange(points.front().second, points.back().second);
    yAxis->setRange(0, highest > 0 ? highest * Headroom : 1);
    replot(rpQueuedReplot);
}

void AreaPlot::setNote(double second, const QString& text)
{
    m_noteAt = second;
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
    replot(rpQueuedReplot);
}

void AreaPlot::placeNote()
{
    // Above the line, to the side where there is room, and within the plot however narrow it is.
    const double at = xAxis->coordToPixel(m_noteAt);
    const double length = QFontMetricsF(m_note->font()).horizontalAdvance(m_note->text());
    const bool isLate = m_noteAt > xAxis->range().center();
    const double left = std::clamp(isLate ? at - length : at, 0.0, std::max(0.0, width() - length));
    m_note->position->setCoords(left, 0);
}

void AreaPlot::applyTheme(const ThemeColors& colors)
{
    if (!m_line)
        return;
    m_line->setPen(QPen(colors.accent.solid, LineWidth));
    m_line->setBrush(colors.accent.soft);
    m_note->setColor(colors.loss.ink);
    m_note->setFont(fonts::text(size::HintText));
}

void AreaPlot::resizeEvent(QResizeEvent* event)
{
    xAxis->ticker()->setTickCount(std::clamp(width() / TickSpace, 2, 7));
    PlotBase::resizeEvent(event);
}

} // namespace casewright::ui
