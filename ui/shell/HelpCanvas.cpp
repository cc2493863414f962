// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/HelpCanvas.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QLineF>
#include <QPainter>
#include <QPolygonF>

namespace casewright::ui {
namespace {

constexpr double Pen = 1.2;
constexpr double Strong = 1.6;
constexpr double Dot = 5;
constexpr double Head = 6;
constexpr int Middle = Qt::AlignCenter | Qt::TextWordWrap;

} // namespace

HelpCanvas::HelpCanvas(QPainter& painter) : m_painter(painter), m_colors(ThemeColors::current())
{
    m_painter.setRenderHint(QPainter::Antialiasing);
}

void HelpCanvas::frame(const QRectF& at, Tone tone, bool isDashed)
{
    const ToneColors& colors = m_colors.of(tone);
    m_painter.setPen(QPen(colors.solid, Pen, isDashed ? Qt::DashLine : Qt::SolidLine));
    m_painter.setBrush(isDashed ? QBrush(Qt::NoBrush) : QBrush(colors.soft));
    m_painter.drawRoundedRect(at, size::ControlRadius, size::ControlRadius);
}

void HelpCanvas::box(const QRectF& at, const QString& words, Tone tone)
{
    frame(at, tone, false);
    m_painter.setFont(fonts::text(size::HintText, QFont::DemiBold));
    m_painter.setPen(tone == Tone::Neutral ? m_colors.text : m_colors.of(tone).ink);
    m_painter.drawText(at.adjusted(size::GapSmall, 0, -size::GapSmall, 0), Middle, words);
}

void HelpCanvas::ghost(const QRectF& at, const QString& words, Tone tone)
{
    frame(at, tone, true);
    toned(at.adjusted(size::GapSmall, 0, -size::GapSmall, 0), words, tone, Middle);
}

void HelpCanvas::field(const QRectF& at)
{
    m_painter.setPen(QPen(m_colors.line, Pen));
    m_painter.setBrush(m_colors.background);
    m_painter.drawRoundedRect(at, size::CardRadius, size::CardRadius);
}

void HelpCanvas::code(const QRectF& at, const QString& words, Tone tone)
{
    frame(at, tone, false);
    m_painter.setFont(fonts::code(size::HintText));
    m_painter.setPen(tone == Tone::Neutral ? m_colors.text : m_colors.of(tone).ink);
    m_painter.drawText(at, Qt::AlignCenter, words);
}

void HelpCanvas::words(const QRectF& at, const QString& words, int flags)
{
    m_painter.setFont(fonts::text(size::HintText));
    m_painter.setPen(m_colors.muted);
    m_painter.drawText(at, flags | Qt::TextWordWrap, words);
}

void HelpCanvas::strong(const QRectF& at, const QString& words, int flags)
{
    m_painter.setFont(fonts::text(size::ControlText, QFont::DemiBold));
    m_painter.setPen(m_colors.text);
    m_painter.drawText(at, flags | Qt::TextWordWrap, words);
}

void HelpCanvas::toned(const QRectF& at, const QString& words, Tone tone, int flags)
{
    m_painter.setFont(fonts::text(size::HintText, QFont::DemiBold));
    m_painter.setPen(m_colors.of(tone).ink);
    m_painter.drawText(at, flags | Qt::TextWordWrap, words);
}

void HelpCanvas::alert(const QPointF& centre, Tone tone)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colors.of(tone).solid);
    m_painter.drawEllipse(centre, Dot, Dot);
}

void HelpCanvas::lost(const QPointF& centre)
{
    m_painter.setPen(QPen(m_colors.loss.solid, Strong + Pen));
    m_painter.drawLine(centre - QPointF(Dot, Dot), centre + QPointF(Dot, Dot));
    m_painter.drawLine(centre - QPointF(Dot, -Dot), centre + QPointF(Dot, -Dot));
}

void HelpCanvas::bar(const QRectF& at, Tone tone)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_colors.of(tone).solid);
    m_painter.drawRoundedRect(at, size::TagRadius, size::TagRadius);
}

void HelpCanvas::idle(const QRectF& at)
{
    m_painter.setPen(QPen(m_colors.muted, Pen));
    m_painter.setBrush(QBrush(m_colors.muted, Qt::BDiagPattern));
    m_painter.drawRoundedRect(at, size::TagRadius, size::TagRadius);
}

void HelpCanvas::line(const QPointF& from, const QPointF& to)
{
    m_painter.setPen(QPen(m_colors.muted, Pen));
    m_painter.drawLine(from, to);
}

void HelpCanvas::head(const QPointF& from, const QPointF& to)
{
    const QLineF along(to, from);
    QLineF left = along;
    left.setLength(Head);
    QLineF right = left;
    left.setAngle(along.angle() + 25);
    right.setAngle(along.angle() - 25);
    m_painter.setBrush(m_painter.pen().color());
    m_painter.drawPolygon(QPolygonF({to, left.p2(), right.p2()}));
}

void HelpCanvas::arrow(const QPointF& from, const QPointF& to, Tone tone)
{
    m_painter.setPen(QPen(m_colors.of(tone).solid, Strong));
    m_painter.drawLine(from, to);
    head(from, to);
}

void HelpCanvas::span(const QPointF& from, const QPointF& to, const QString& words)
{
    arrow(from, to);
    head(to, from);
    const double height = 2 * size::HintText;
    this->words(QRectF(from.x(), from.y() - height, to.x() - from.x(), height - 2), words,
                Qt::AlignHCenter | Qt::AlignBottom);
}

void HelpCanvas::limit(const QPointF& from, const QPointF& to, Tone tone)
{
    m_painter.setPen(QPen(m_colors.of(tone).solid, Strong, Qt::DashLine));
    m_painter.drawLine(from, to);
}

} // namespace casewright::ui
