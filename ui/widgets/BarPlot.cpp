// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/BarPlot.h"

#include "ui/widgets/ThemeColors.h"

#include <QHelpEvent>
#include <QToolTip>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Headroom = 1.12;    ///< above the highest bar
constexpr double Share = 0.8;        ///< of its stretch that a bar fills
constexpr int LowHeight = 100;       ///< of a plot without room for more than two values at its axis
constexpr double LeastForTicks = 3;  ///< at most: of fewer there would be ticks at halves
constexpr int TickSpace = 110;       ///< pixels that a tick label of the time needs
constexpr double LongestWithSeconds = 600;
constexpr double LongestWithHours = 3.0 * 86'400;

} // namespace

BarPlot::BarPlot(const QString& name, int height, QWidget* parent)
    : PlotBase(parent), m_ticks(height < LowHeight ? 2 : 3)
{
    m_bars = new QCPBars(xAxis, yAxis);
    m_bars->setName(name);
    m_bars->setWidthType(QCPBars::wtPlotCoords);
    m_ticker = QSharedPointer<QCPAxisTickerDateTime>::create();
    m_ticker->setDateTimeSpec(Qt::LocalTime);
    xAxis->setTicker(m_ticker);
    setFixedHeight(height);
    updateTheme();
}

void BarPlot::setBars(const std::vector<Bar>& bars, double width)
{
    m_shown = bars;
    m_width = width;
    QVector<QCPBarsData> points;
    double most = 0;
    for (const Bar& bar : bars) {
        points.append(QCPBarsData(bar.second + width / 2, bar.value));
        most = std::max(most, bar.value);
    }
    m_bars->setWidth(width * Share);
    m_bars->data()->set(points, true);
    yAxis->setRange(0, most > 0 ? most * Headroom : 1);
    yAxis->ticker()->setTickCount(most < LeastForTicks ? 1 : m_ticks); // no halves
    if (!bars.empty())
        xAxis->setRange(bars.front().second, bars.back().second + width);
    const double span = xAxis->range().size();
    m_ticker->setDateTimeFormat(span <= LongestWithSeconds ? u"HH:mm:ss"_s
                                : span <= LongestWithHours ? u"d MMM HH:mm"_s
                                                           : u"d MMM"_s);
    m_ticker->setTickCount(std::clamp(this->width() / TickSpace, 2, 6));
    replot(rpQueuedReplot);
}

int BarPlot::barCount() const { return static_cast<int>(m_shown.size()); }

void BarPlot::applyTheme(const ThemeColors& colors)
{
    if (!m_bars)
        return; // the base makes itself first
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(colors.accent.solid);
}

bool BarPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotBase::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const double second = xAxis->pixelToCoord(help->pos().x());
    const auto bar = std::find_if(m_shown.begin(), m_shown.end(), [&](const Bar& each) {
        return second >= each.second && second < each.second + m_width;
    });
    QToolTip::showText(help->globalPos(), bar == m_shown.end() ? QString() : bar->tip, this);
    return true;
}

} // namespace casewright::ui
