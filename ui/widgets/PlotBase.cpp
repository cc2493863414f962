// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PlotBase.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/PlotMenu.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <cmath>
#include <utility>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

void paintAxis(QCPAxis* axis, const ThemeColors& colors)
{
    const QFont font = fonts::text(size::SectionText);
    axis->setTickLabelFont(font);
    axis->setLabelFont(font);
    axis->setTickLabelColor(colors.muted);
    axis->setLabelColor(colors.muted);
    axis->setBasePen(axis->axisType() == QCPAxis::atBottom ? QPen(colors.line) : QPen(Qt::NoPen));
    axis->setTickPen(Qt::NoPen);
    axis->setSubTickPen(Qt::NoPen);
    axis->grid()->setPen(QPen(colors.line));
    axis->grid()->setZeroLinePen(QPen(colors.line));
}

/// Tick labels as all other numbers.
class NumberTicker final : public QCPAxisTicker {
protected:
    QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override
    {
        if (tick == std::round(tick) && std::abs(tick) < 1e15)
            return NumberText::grouped(static_cast<qint64>(tick));
        return QCPAxisTicker::getTickLabel(tick, locale, format, precision);
    }
};

} // namespace

PlotBase::PlotBase(QWidget* parent) : QCustomPlot(parent)
{
    plotfile::Drawing drawing = plotfile::drawingOf(*this);
    drawing.data = [this] { return dataAsCsv(); };
    m_menu = new PlotMenu(std::move(drawing));
    setNoAntialiasingOnDrag(true);
    yAxis->setTicker(QSharedPointer<NumberTicker>::create());
    xAxis->grid()->setVisible(false);
    axisRect()->setupFullAxesBox(false);
    updateTheme();
}

QByteArray PlotBase::dataAsCsv() { return plotfile::csvOf(*this); }

void PlotBase::useTimeAxis()
{
    const auto ticker = QSharedPointer<QCPAxisTickerDateTime>::create();
    ticker->setDateTimeSpec(Qt::LocalTime);
    ticker->setDateTimeFormat(u"ddd d MMM\nHH:mm"_s);
    ticker->setTickCount(6);
    xAxis->setTicker(ticker);
}

void PlotBase::updateTheme()
{
    const ThemeColors& colors = ThemeColors::current();
    setBackground(QBrush(colors.panel));
    for (QCPAxis* const axis : {xAxis, yAxis, xAxis2, yAxis2})
        paintAxis(axis, colors);
    applyTheme(colors);
    // At once in sight, so that no frame has the old colours; hidden plots wait for their turn.
    replot(isVisible() ? rpImmediateRefresh : rpQueuedReplot);
}

void PlotBase::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->open(event->globalPos());
    event->accept();
}

void PlotBase::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateTheme();
}

} // namespace casewright::ui
