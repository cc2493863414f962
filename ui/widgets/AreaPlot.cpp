// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/AreaPlot.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr double Headroom = 1.12; ///< above the highest value
constexpr int LowHeight = 100; ///< of a plot that has no room for four values at its axis
constexpr int TickSpace = 110; ///< pixels that a tick label of the time needs
constexpr double LineWidth = 1.5;
constexpr double ThinLine = 0.8;
constexpr double LongestWithHours = 10.0 * 86'400;
constexpr double SmallStep = 1.0 / 200; ///< of the axis, at an arrow key
constexpr double LargeStep = 1.0 / 20;
constexpr double DotRadius = 3;

QFont wordsFont() { return fonts::text(size::HintText); }

} // namespace

AreaPlot::AreaPlot(int height, QWidget* parent) : PlotBase(parent), m_plainHeight(height)
{
    m_under = addGraph();
    m_under->setLineStyle(QCPGraph::lsStepCenter);
    m_highest = addGraph();
    m_line = addGraph();
    m_line->setName(tr("value"));
    m_highest->setName(tr("highest"));
    m_under->setName(tr("compared with"));
    yAxis->ticker()->setTickCount(height < LowHeight ? 2 : 3);
    setFixedHeight(height);
    setPlottingHint(QCP::phFastPolylines);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    // The axes move with the size and with the labels of the ticks, and the bands with them.
    connect(this, &QCustomPlot::afterLayout, this, &AreaPlot::layOutBands);
    m_ticker = QSharedPointer<QCPAxisTickerDateTime>::create();
    m_ticker->setDateTimeSpec(Qt::LocalTime);
    xAxis->setTicker(m_ticker);
    updateTheme();
}

void AreaPlot::setPlainHeight(int height)
{
    if (height == m_plainHeight)
        return;
    m_plainHeight = height;
    yAxis->ticker()->setTickCount(height < LowHeight ? 2 : 3);
    setFixedHeight(height + m_bands.rows() * PlotBands::rowHeight(wordsFont()));
    replot(rpQueuedReplot);
}

void AreaPlot::setPoints(const std::vector<Point>& points)
{
    QVector<QCPGraphData> line;
    QVector<QCPGraphData> above;
    line.reserve(static_cast<qsizetype>(points.size()));
    above.reserve(static_cast<qsizetype>(points.size()));
    m_mostOfLine = 0;
    for (const Point& point : points) {
        line.append(QCPGraphData(point.second, point.value));
        above.append(QCPGraphData(point.second, std::max(point.value, point.highest)));
        m_mostOfLine = std::max({m_mostOfLine, point.value, point.highest});
    }
    m_line->data()->set(line, true);
    m_highest->data()->set(above, true);
    if (!points.empty() && points.back().second > points.front().second)
        xAxis->setRange(points.front().second, points.back().second);
    followValues();
    followRange();
    replot(rpQueuedReplot);
}

void AreaPlot::setUnderlay(const std::vector<Point>& points)
{
    QVector<QCPGraphData> line;
    line.reserve(static_cast<qsizetype>(points.size()));
    m_mostOfUnder = 0;
    for (const Point& point : points) {
        line.append(QCPGraphData(point.second, point.value));
        m_mostOfUnder = std::max(m_mostOfUnder, point.value);
    }
    m_under->data()->set(line, true);
    followValues();
    replot(rpQueuedReplot);
}

void AreaPlot::followValues()
{
    const double most = std::max(m_mostOfLine, m_mostOfUnder);
    yAxis->setRange(0, most > 0 ? most * Headroom : 1);
}

void AreaPlot::followRange()
{
    m_ticker->setDateTimeFormat(xAxis->range().size() <= LongestWithHours ? u"ddd HH:mm"_s : u"d MMM"_s);
    if (m_pointed && !xAxis->range().contains(*m_pointed))
        point(std::nullopt);
}

void AreaPlot::setBands(const std::vector<PlotBand>& bands)
{
    m_bands.setBands(bands);
    if (m_bands.chosen() >= static_cast<int>(bands.size()))
        m_bands.setChosen(-1);
    replot(rpQueuedReplot);
}

void AreaPlot::setChosenBand(int band)
{
    m_bands.setChosen(band);
    layOutBands();
    update();
}

void AreaPlot::setTimeZone(const QTimeZone& zone)
{
    m_ticker->setTimeZone(zone);
    m_ticker->setDateTimeSpec(Qt::TimeZone);
    replot(rpQueuedReplot);
}

void AreaPlot::layOutBands()
{
    const QFont font = wordsFont();
    const PlotBands::Place place{.pixelOf = [this](double key) { return xAxis->coordToPixel(key); },
                                 .inner = axisRect()->rect(),
                                 .width = width(),
                                 .font = font};
    m_bands.layOut(place, m_plainHeight);
    const int words = m_bands.rows() * PlotBands::rowHeight(font);
    if (xAxis->padding() == words + size::GapSmall)
        return;
    xAxis->setPadding(words + size::GapSmall);
    setFixedHeight(m_plainHeight + words);
    replot(rpQueuedReplot);
}

bool AreaPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return PlotBase::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    // What people call a storm is no mark-up.
    const QString words = m_bands.tipAt(help->pos()).join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s);
    QToolTip::showText(help->globalPos(), words, this);
    return true;
}

void AreaPlot::applyTheme(const ThemeColors& colors)
{
    if (!m_line)
        return;
    m_under->setPen(QPen(colors.muted, ThinLine));
    QColor thin = colors.accent.solid;
    thin.setAlphaF(0.6F);
    m_highest->setPen(QPen(thin, ThinLine));
    m_line->setPen(QPen(colors.accent.solid, LineWidth));
    m_line->setBrush(colors.accent.soft);
}

void AreaPlot::paintEvent(QPaintEvent* event)
{
    PlotBase::paintEvent(event);
    QPainter painter(this);
    m_bands.paint(painter, wordsFont());
    paintPointer(painter);
    if (hasFocus()) {
        painter.setPen(ThemeColors::current().accent.solid);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), size::TagRadius, size::TagRadius);
    }
}

void AreaPlot::paintPointer(QPainter& painter) const
{
    if (!m_pointed || m_line->dataCount() == 0)
        return;
    const ThemeColors& colors = ThemeColors::current();
    const QRect inner = axisRect()->rect();
    const double x = xAxis->coordToPixel(*m_pointed);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.muted);
    painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()));
    const auto at = std::min(m_line->data()->findBegin(*m_pointed), m_line->data()->constEnd() - 1);
    painter.setPen(QPen(colors.panel, LineWidth));
    painter.setBrush(colors.accent.solid);
    painter.drawEllipse(QPointF(x, yAxis->coordToPixel(at->value)), DotRadius, DotRadius);
}

void AreaPlot::resizeEvent(QResizeEvent* event)
{
    m_ticker->setTickCount(std::clamp(width() / TickSpace, 2, 7));
    PlotBase::resizeEvent(event);
}

void AreaPlot::point(std::optional<double> second)
{
    if (m_pointed == second)
        return;
    m_pointed = second;
    update();
    Q_EMIT pointedChanged();
}

void AreaPlot::mouseMoveEvent(QMouseEvent* event)
{
    PlotBase::mouseMoveEvent(event);
    const QPoint at = event->position().toPoint();
    setCursor(m_bands.bandAt(at) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QRect inner = axisRect()->rect();
    if (at.x() < inner.left() || at.x() > inner.right())
        return point(std::nullopt);
    point(xAxis->pixelToCoord(at.x()));
}

void AreaPlot::mousePressEvent(QMouseEvent* event)
{
    PlotBase::mousePressEvent(event);
    if (event->button() == Qt::LeftButton)
        choose(m_bands.bandAt(event->position().toPoint()));
}

void AreaPlot::choose(int band)
{
    if (band < 0)
        return;
    setChosenBand(band);
    Q_EMIT bandChosen(band);
}

void AreaPlot::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (m_line->dataCount() > 0 && moveBy(key, event->modifiers()))
        return;
    if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space) && m_pointed) {
        const QPointF at(xAxis->coordToPixel(*m_pointed), axisRect()->center().y());
        return choose(m_bands.bandAt(at.toPoint()));
    }
    PlotBase::keyPressEvent(event);
}

bool AreaPlot::moveBy(int key, Qt::KeyboardModifiers modifiers)
{
    const QCPRange range = xAxis->range();
    const double step = range.size() * (modifiers.testFlag(Qt::ControlModifier) ? LargeStep : SmallStep);
    const double now = m_pointed.value_or(range.lower);
    double wanted = now;
    switch (key) {
    case Qt::Key_Left: wanted = now - step; break;
    case Qt::Key_Right: wanted = now + step; break;
    case Qt::Key_Home: wanted = range.lower; break;
    case Qt::Key_End: wanted = range.upper; break;
    case Qt::Key_PageUp: wanted = nextBand(-1); break;
    case Qt::Key_PageDown: wanted = nextBand(1); break;
    default: return false;
    }
    point(std::clamp(wanted, range.lower, range.upper));
    return true;
}

double AreaPlot::nextBand(int direction) const
{
    const QCPRange range = xAxis->range();
    const double now = m_pointed.value_or(range.lower);
    double best = direction > 0 ? range.upper : range.lower;
    for (const PlotBand& band : m_bands.bands()) {
        const double middle = (std::max(band.from, range.lower) + std::min(band.to, range.upper)) / 2;
        if (direction > 0 && middle > now + range.size() * SmallStep / 2)
            best = std::min(best, middle);
        if (direction < 0 && middle < now - range.size() * SmallStep / 2)
            best = std::max(best, middle);
    }
    return best;
}

void AreaPlot::focusInEvent(QFocusEvent* event)
{
    PlotBase::focusInEvent(event);
    update();
}

void AreaPlot::focusOutEvent(QFocusEvent* event)
{
    PlotBase::focusOutEvent(event);
    point(std::nullopt);
    update();
}

void AreaPlot::leaveEvent(QEvent* event)
{
    PlotBase::leaveEvent(event);
    if (!hasFocus())
        point(std::nullopt);
}

} // namespace casewright::ui
