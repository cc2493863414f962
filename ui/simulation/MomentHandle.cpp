// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/simulation/MomentHandle.h"

#include "ui/widgets/PlotBase.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <algorithm>
#include <cmath>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double VeilOpacity = 0.68;
constexpr int LineWidth = 2;
constexpr int GripRadius = 5;

} // namespace

MomentHandle::MomentHandle(QCustomPlot& plot) : m_plot(plot)
{
    plot.addLayer(u"moment"_s, plot.layer(u"overlay"_s), QCustomPlot::limBelow);
    m_layer = plot.layer(u"moment"_s);
    m_layer->setMode(QCPLayer::lmBuffered);
    m_veil = new QCPItemRect(&plot);
    m_veil->setPen(Qt::NoPen);
    m_line = new QCPItemStraightLine(&plot);
    m_grip = new QCPItemEllipse(&plot);
    for (QCPAbstractItem* const item : {static_cast<QCPAbstractItem*>(m_veil), static_cast<QCPAbstractItem*>(m_line),
                                        static_cast<QCPAbstractItem*>(m_grip)}) {
        item->setLayer(m_layer);
        item->setSelectable(false);
    }
    m_grip->setClipToAxisRect(false);
    for (QCPItemPosition* const position : {m_veil->topLeft, m_veil->bottomRight, m_line->point1, m_line->point2}) {
        position->setTypeX(QCPItemPosition::ptPlotCoords);
        position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    // On the foot of the line, wherever a new layout puts that.
    for (QCPItemPosition* const position : {m_grip->topLeft, m_grip->bottomRight}) {
        position->setType(QCPItemPosition::ptAbsolute);
        position->setParentAnchor(m_line->point2);
    }
    m_grip->topLeft->setCoords(-GripRadius, -GripRadius);
    m_grip->bottomRight->setCoords(GripRadius, GripRadius);
    hide();
}

void MomentHandle::applyTheme(const ThemeColors& colors)
{
    QColor veil = colors.panel;
    veil.setAlphaF(VeilOpacity);
    m_veil->setBrush(veil);
    m_line->setPen(QPen(colors.text, LineWidth));
    m_grip->setPen(QPen(colors.panel, 1));
    m_grip->setBrush(colors.text);
}

void MomentHandle::moveTo(double key, bool isEnd)
{
    m_key = key;
    const QCPRange range = m_plot.xAxis->range();
    const bool isInSight = range.contains(key);
    m_veil->setVisible(!isEnd && key < range.upper);
    m_line->setVisible(isInSight);
    m_grip->setVisible(isInSight);
    m_veil->topLeft->setCoords(std::max(key, range.lower), 0);
    m_veil->bottomRight->setCoords(range.upper, 1);
    m_line->point1->setCoords(key, 0);
    m_line->point2->setCoords(key, 1);
    m_layer->replot();
}

void MomentHandle::hide()
{
    m_veil->setVisible(false);
    m_line->setVisible(false);
    m_grip->setVisible(false);
}

bool MomentHandle::isNear(const QPoint& position) const
{
    return m_line->visible() && std::abs(m_plot.xAxis->coordToPixel(m_key) - position.x()) <= size::Gap;
}

} // namespace casewright::ui
