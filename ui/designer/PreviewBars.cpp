// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/PreviewBars.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/PlotFile.h"
#include "ui/widgets/PlotMenu.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QContextMenuEvent>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace casewright::ui {
namespace {

constexpr int BarsHeight = 76;
constexpr double Space = 1;      ///< between bars
constexpr double MostRadius = 2;

QFont labelFont() { return fonts::text(size::HintText); }

} // namespace

PreviewBars::PreviewBars(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Alerts a run, over time"));
    m_menu = new PlotMenu(plotfile::drawingOf(
        *this, [this](QPainter& painter) { paintBars(painter); }, [this] { return dataAsCsv(); }));
}

void PreviewBars::showBars(const std::vector<analysis::PreviewBar>& bars, base::Duration length,
                           const PreviewTexts::Terms& terms)
{
    m_bars = bars;
    m_length = length;
    m_terms = terms;
    m_most = 0;
    m_worst = -1;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        m_most = std::max(m_most, bars[i].most);
        const bool isWorse = m_worst < 0 || bars[i].most > bars[static_cast<std::size_t>(m_worst)].most;
        if (struckALimit(bars[i]) && isWorse)
            m_worst = static_cast<int>(i);
    }
    m_pointed = std::min(m_pointed, static_cast<int>(bars.size()) - 1);
    describe();
    update();
}

bool PreviewBars::struckALimit(const analysis::PreviewBar& bar)
{
    return bar.breakerRuns > 0 || bar.failedRuns > 0 || bar.lost > bar.silenced;
}

QSize PreviewBars::sizeHint() const
{
    return {size::Preview - 2 * size::GapLarge, BarsHeight + QFontMetrics(labelFont()).height() + size::GapSmall};
}

QRectF PreviewBars::area() const { return {0.0, 0.0, static_cast<double>(width()), static_cast<double>(BarsHeight)}; }

QRect PreviewBars::rectOf(int bar) const
{
    const double step = area().width() / static_cast<double>(std::max<std::size_t>(m_bars.size(), 1));
    const double share = m_most == 0 ? 0
                                     : static_cast<double>(m_bars[static_cast<std::size_t>(bar)].most)
            / static_cast<double>(m_most);
    const bool isEmpty = m_bars[static_cast<std::size_t>(bar)].runs == 0;
    const double height = isEmpty ? 0 : std::max(2.0, std::round(share * area().height()));
    // On whole pixels, so that all bars look alike.
    const double left = std::round(bar * step);
    const double right = std::round((bar + 1) * step - Space);
    return QRectF(left, area().bottom() - height, std::max(1.0, right - left), height).toRect();
}

void PreviewBars::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintBars(painter);
}

void PreviewBars::paintBars(QPainter& painter) const
{
    const ThemeColors& colors = ThemeColors::current();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        const QRect rect = rectOf(static_cast<int>(i));
        const bool isPointed = static_cast<int>(i) == m_pointed;
        if (isPointed)
            painter.fillRect(QRectF(rect.left(), 0, rect.width(), area().height()), colors.hover);
        QColor color = struckALimit(m_bars[i]) ? colors.loss.solid : colors.accent.solid;
        if (!isPointed)
            color.setAlphaF(struckALimit(m_bars[i]) ? 0.95F : 0.75F);
        painter.setBrush(color);
        const double radius = std::min({MostRadius, rect.width() / 3.0, rect.height() / 2.0});
        if (rect.height() > 0)
            painter.drawRoundedRect(rect, radius, radius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(hasFocus() ? colors.accent.solid : colors.line);
    painter.drawLine(area().bottomLeft(), area().bottomRight());
    painter.setBrush(Qt::NoBrush); // that of the last bar would fill the frame
    if (hasFocus())
        painter.drawRect(area().adjusted(0, 0, -1, 0));
    paintLabels(painter);
}

/// The first and the last day, and when the worst came, where there is room for it.
void PreviewBars::paintLabels(QPainter& painter) const
{
    if (m_bars.empty())
        return;
    painter.setFont(labelFont());
    painter.setPen(ThemeColors::current().muted);
    const QFontMetrics metrics(labelFont());
    const QRect line(0, BarsHeight + 2, width(), metrics.height());
    const base::Timestamp end = m_bars.back().from + m_length;
    const bool isDay = (end - m_bars.front().from).milliseconds > 2 * base::Day.milliseconds;
    const auto textOf = [this, isDay](base::Timestamp at) {
        const QString whole = PreviewTexts::timeOf(at, m_terms);
        return isDay ? whole.section(u' ', 0, 0) : whole;
    };
    const QString first = textOf(m_bars.front().from);
    const QString last = textOf(end);
    painter.drawText(line, Qt::AlignLeft, first);
    painter.drawText(line, Qt::AlignRight, last);
    if (m_worst < 0)
        return;
    const base::Timestamp when = m_bars[static_cast<std::size_t>(m_worst)].from;
    const QString worst = tr("%1 limit").arg(PreviewTexts::timeOf(when, m_terms));
    const int wide = metrics.horizontalAdvance(worst);
    const int least = metrics.horizontalAdvance(first) + size::GapMiddle;
    const int most = width() - metrics.horizontalAdvance(last) - size::GapMiddle - wide;
    if (least > most)
        return;
    painter.setPen(ThemeColors::current().loss.ink);
    const int left = std::clamp(rectOf(m_worst).center().x() - wide / 2, least, most);
    painter.drawText(QRect(left, line.top(), wide, line.height()), Qt::AlignLeft, worst);
}

int PreviewBars::barAt(const QPoint& position) const
{
    if (m_bars.empty() || position.y() > BarsHeight || !rect().contains(position))
        return -1;
    const int bar = static_cast<int>(position.x() * static_cast<double>(m_bars.size()) / std::max(width(), 1));
    return std::clamp(bar, 0, static_cast<int>(m_bars.size()) - 1);
}

void PreviewBars::point(int bar)
{
    if (bar == m_pointed)
        return;
    m_pointed = bar;
    describe();
    update();
}

void PreviewBars::describe()
{
    setAccessibleDescription(
        m_pointed < 0 ? QString()
                      : PreviewTexts::tipOf(m_bars[static_cast<std::size_t>(m_pointed)], m_length, m_terms));
}

/// The next bar in which something happened.
void PreviewBars::pointAlong(int direction, int from)
{
    const int count = static_cast<int>(m_bars.size());
    for (int bar = from + direction; bar >= 0 && bar < count; bar += direction) {
        if (m_bars[static_cast<std::size_t>(bar)].runs == 0)
            continue;
        point(bar);
        QToolTip::showText(mapToGlobal(QPoint(rectOf(bar).center().x(), 0)), accessibleDescription(), this);
        return;
    }
}

void PreviewBars::choose(int bar)
{
    if (bar >= 0 && m_bars[static_cast<std::size_t>(bar)].runs > 0)
        Q_EMIT barChosen(bar);
}

bool PreviewBars::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* const help = static_cast<QHelpEvent*>(event);
        if (const int bar = barAt(help->pos()); bar >= 0 && m_bars[static_cast<std::size_t>(bar)].runs > 0)
            QToolTip::showText(help->globalPos(),
                               PreviewTexts::tipOf(m_bars[static_cast<std::size_t>(bar)], m_length, m_terms), this,
                               rectOf(bar).adjusted(0, -BarsHeight, 0, 0));
        else
            QToolTip::hideText();
        return true;
    }
    return QWidget::event(event);
}

QByteArray PreviewBars::dataAsCsv() const
{
    QString text = plotfile::csvLine({tr("time"), tr("runs"), tr("alerts"), tr("most alerts of a run"),
                                      tr("in no case"), tr("silenced"), tr("breaker runs"), tr("refused runs")});
    for (const analysis::PreviewBar& bar : m_bars)
        text += plotfile::csvLine(
            {QDateTime::fromMSecsSinceEpoch(bar.from.milliseconds, Qt::UTC).toString(Qt::ISODateWithMs),
             QString::number(bar.runs), QString::number(bar.alerts), QString::number(bar.most),
             QString::number(bar.lost), QString::number(bar.silenced), QString::number(bar.breakerRuns),
             QString::number(bar.failedRuns)});
    return text.toUtf8();
}

void PreviewBars::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->open(event->globalPos());
    event->accept();
}

void PreviewBars::mouseMoveEvent(QMouseEvent* event) { point(barAt(event->position().toPoint())); }

void PreviewBars::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(barAt(event->position().toPoint()));
}

void PreviewBars::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left: pointAlong(-1, m_pointed < 0 ? static_cast<int>(m_bars.size()) : m_pointed); return;
    case Qt::Key_Right: pointAlong(1, m_pointed); return;
    case Qt::Key_Home: pointAlong(1, -1); return;
    case Qt::Key_End: pointAlong(-1, static_cast<int>(m_bars.size())); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: choose(m_pointed); return;
    default: QWidget::keyPressEvent(event);
    }
}

void PreviewBars::leaveEvent(QEvent* event)
{
    point(-1);
    QWidget::leaveEvent(event);
}

void PreviewBars::focusOutEvent(QFocusEvent* event)
{
    point(-1);
    QWidget::focusOutEvent(event);
}

} // namespace casewright::ui
