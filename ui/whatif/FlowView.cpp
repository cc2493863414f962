// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/whatif/FlowView.h"

#include "ui/bridge/TipText.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/PlotFile.h"
#include "ui/widgets/PlotMenu.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace casewright::ui {
namespace {

using analysis::CaseAssignment;
using analysis::FlowPicture;

constexpr double Faint = 0.28;     ///< of bands
constexpr double Strong = 0.75;    ///< of the one that is pointed at
constexpr double LabelShare = 0.24;
constexpr int MostLabel = 220;

QFont labelFont() { return fonts::code(size::HintText); }
QFont headFont() { return fonts::text(size::HintText, QFont::DemiBold); }
int headHeight() { return QFontMetrics(headFont()).height() + size::Gap; }

QString alertsText(std::uint64_t alerts)
{
    return alerts == 1 ? FlowView::tr("1 alert")
                       : FlowView::tr("%1 alerts").arg(NumberText::grouped(static_cast<qint64>(alerts)));
}

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

} // namespace

FlowView::FlowView(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Which alerts of a case come into which cases on the other side"));
    m_menu = new PlotMenu(plotfile::drawingOf(
        *this, [this](QPainter& painter) { paintFlows(painter); }, [this] { return dataAsCsv(); }));
}

void FlowView::setCases(std::shared_ptr<const ComparedCases> cases)
{
    m_cases = std::move(cases);
    m_pointed = -1;
    setAccessibleDescription({});
    layOut();
    update();
}

QSize FlowView::sizeHint() const { return {size::Preview, size::Preview}; }

void FlowView::layOut()
{
    if (!m_cases) {
        m_shapes = {};
        return;
    }
    const double label = std::min<double>(MostLabel, width() * LabelShare);
    const QRectF area = QRectF(rect()).adjusted(label, headHeight(), -label, -2);
    m_shapes = FlowShapes::of(m_cases->picture, area);
}

QString FlowView::nameOf(Side side, std::uint32_t number) const
{
    return side == Side::Before ? caseText(m_cases->before, number, m_cases->picture.restBefore)
                                : caseText(m_cases->after, number, m_cases->picture.restAfter);
}

QString FlowView::textOf(int flow) const
{
    const analysis::CaseFlow& of = m_cases->picture.flows[static_cast<std::size_t>(flow)];
    return tr("%1 → %2: %3")
        .arg(nameOf(Side::Before, of.before), nameOf(Side::After, of.after), alertsText(of.alerts));
}

QString FlowView::tipOf(Side side, const FlowBar& bar) const
{
    return tr("%1: %2").arg(nameOf(side, bar.number), alertsText(bar.alerts));
}

void FlowView::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    paintFlows(painter);
}

void FlowView::paintFlows(QPainter& painter) const
{
    if (!m_cases)
        return;
    const ThemeColors& colors = ThemeColors::current();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto paintBand = [&](std::size_t flow) {
        const analysis::CaseFlow& of = m_cases->picture.flows[flow];
        const bool isLost = of.after == CaseAssignment::InNoCase;
        const QColor color = isLost ? colors.loss.solid : colors.accent.solid;
        painter.setBrush(withAlpha(color, static_cast<int>(flow) == m_pointed ? Strong : Faint));
        painter.drawPath(m_shapes.bands[flow]);
    };
    for (std::size_t flow = 0; flow < m_shapes.bands.size(); ++flow) {
        if (static_cast<int>(flow) != m_pointed)
            paintBand(flow);
    }
    if (m_pointed >= 0)
        paintBand(static_cast<std::size_t>(m_pointed));
    paintBars(painter, Side::Before);
    paintBars(painter, Side::After);
    paintHead(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(colors.accent.solid);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void FlowView::paintHead(QPainter& painter) const
{
    painter.setFont(headFont());
    painter.setPen(ThemeColors::current().text);
    const QFontMetrics metrics(headFont());
    const int room = width() / 2 - size::GapMiddle;
    const QRect line(0, 0, width(), metrics.height());
    painter.drawText(line, Qt::AlignLeft, metrics.elidedText(m_cases->beforeName, Qt::ElideRight, room));
    painter.drawText(line, Qt::AlignRight, metrics.elidedText(m_cases->afterName, Qt::ElideRight, room));
}

/// With names where there is room for them: the largest come first in the picture, and keep theirs.
void FlowView::paintBars(QPainter& painter, Side side) const
{
    const ThemeColors& colors = ThemeColors::current();
    const std::vector<FlowBar>& bars = side == Side::Before ? m_shapes.before : m_shapes.after;
    const QFontMetricsF metrics(labelFont());
    painter.setFont(labelFont());
    double free = 0; // from here on there is no name yet
    for (const FlowBar& bar : bars) {
        const bool isNone = bar.number == CaseAssignment::InNoCase;
        const bool isRest = bar.number == FlowPicture::Rest;
        painter.setPen(Qt::NoPen);
        painter.setBrush(isNone ? colors.loss.solid
                         : isRest ? colors.muted
                                  : side == Side::Before ? colors.accent.solid : colors.fine.solid);
        painter.drawRect(bar.rect);
        const double top = bar.rect.center().y() - metrics.height() / 2;
        if (top < free)
            continue;
        const double left = side == Side::Before ? 0 : bar.rect.right() + size::Gap;
        const double right = side == Side::Before ? bar.rect.left() - size::Gap : width();
        const QRectF place(left, top, right - left, metrics.height());
        painter.setPen(isNone ? colors.loss.ink : isRest ? colors.muted : colors.text);
        painter.drawText(place, side == Side::Before ? Qt::AlignRight : Qt::AlignLeft,
                         metrics.elidedText(nameOf(side, bar.number), Qt::ElideRight, place.width()));
        free = top + metrics.height();
    }
}

bool FlowView::event(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    if (event->type() != QEvent::ToolTip || !m_cases)
        return QWidget::event(event);
    const auto* const help = static_cast<QHelpEvent*>(event);
    const QPointF place = help->pos();
    QString text;
    if (const int bar = FlowShapes::barAt(m_shapes.before, place); bar >= 0)
        text = tipOf(Side::Before, m_shapes.before[static_cast<std::size_t>(bar)]);
    else if (const int other = FlowShapes::barAt(m_shapes.after, place); other >= 0)
        text = tipOf(Side::After, m_shapes.after[static_cast<std::size_t>(other)]);
    else if (m_pointed >= 0)
        text = textOf(m_pointed);
    QToolTip::showText(help->globalPos(), tipText(text), this);
    return true;
}

QByteArray FlowView::dataAsCsv() const
{
    QString text = plotfile::csvLine({tr("case before"), tr("case after"), tr("alerts")});
    if (!m_cases)
        return text.toUtf8();
    for (const analysis::CaseFlow& flow : m_cases->comparison.flows)
        text += plotfile::csvLine({nameOf(Side::Before, flow.before), nameOf(Side::After, flow.after),
                                   QString::number(flow.alerts)});
    return text.toUtf8();
}

void FlowView::point(int flow)
{
    if (flow == m_pointed)
        return;
    m_pointed = flow;
    setAccessibleDescription(flow < 0 ? QString() : textOf(flow));
    update();
}

void FlowView::pointAlong(int flow)
{
    const int count = static_cast<int>(m_shapes.bands.size());
    if (count == 0)
        return;
    point(std::clamp(flow, 0, count - 1));
    const QPointF middle = m_shapes.bands[static_cast<std::size_t>(m_pointed)].boundingRect().center();
    QToolTip::showText(mapToGlobal(middle.toPoint()), tipText(textOf(m_pointed)), this);
}

void FlowView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void FlowView::mouseMoveEvent(QMouseEvent* event) { point(m_shapes.bandAt(event->position())); }

void FlowView::contextMenuEvent(QContextMenuEvent* event)
{
    m_menu->open(event->globalPos());
    event->accept();
}

void FlowView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left: pointAlong(m_pointed < 0 ? static_cast<int>(m_shapes.bands.size()) : m_pointed - 1); return;
    case Qt::Key_Down:
    case Qt::Key_Right: pointAlong(m_pointed + 1); return;
    case Qt::Key_Home: pointAlong(0); return;
    case Qt::Key_End: pointAlong(static_cast<int>(m_shapes.bands.size())); return;
    default: QWidget::keyPressEvent(event);
    }
}

void FlowView::leaveEvent(QEvent* event)
{
    point(-1);
    QWidget::leaveEvent(event);
}

void FlowView::focusOutEvent(QFocusEvent* event)
{
    point(-1);
    QWidget::focusOutEvent(event);
}

} // namespace casewright::ui
