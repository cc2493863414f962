// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PillPaint.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace casewright::ui::pillpaint {
namespace {

constexpr int PillPadding = size::Gap;
constexpr int TagPadding = 6;
constexpr int Dot = 8;

QFont pillFont() { return fonts::text(size::SectionText, QFont::DemiBold); }
QFont tagFont() { return fonts::text(size::SectionText); }

QRect boxOf(const QRect& rect, int width)
{
    const int height = std::min(size::Pill, rect.height());
    return {rect.left(), rect.top() + (rect.height() - height) / 2, std::min(width, rect.width()), height};
}

void paintText(QPainter& painter, const QRect& rect, const QString& text)
{
    const QString shown = QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace

int pillWidth(const QString& text) { return QFontMetrics(pillFont()).horizontalAdvance(text) + 2 * PillPadding + 1; }
int tagWidth(const QString& text) { return QFontMetrics(tagFont()).horizontalAdvance(text) + 2 * TagPadding + 1; }

void paintPill(QPainter& painter, const QRect& rect, const QString& text, Tone tone)
{
    const ToneColors& colors = ThemeColors::current().of(tone);
    const QRect box = boxOf(rect, pillWidth(text));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFramed = tone == Tone::Neutral;
    painter.setPen(isFramed ? QPen(ThemeColors::current().line) : QPen(Qt::NoPen));
    painter.setBrush(colors.soft);
    const QRectF outline = isFramed ? QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(box);
    painter.drawRoundedRect(outline, outline.height() / 2, outline.height() / 2);
    painter.setFont(pillFont());
    painter.setPen(colors.ink);
    paintText(painter, box.adjusted(PillPadding, 0, -PillPadding + 1, 0), text);
    painter.restore();
}

void paintTag(QPainter& painter, const QRect& rect, const QString& text)
{
    const ThemeColors& colors = ThemeColors::current();
    const QRect box = boxOf(rect, tagWidth(text));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colors.line);
    painter.setBrush(colors.background);
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), size::TagRadius, size::TagRadius);
    painter.setFont(tagFont());
    painter.setPen(colors.muted);
    paintText(painter, box.adjusted(TagPadding, 0, -TagPadding + 1, 0), text);
    painter.restore();
}

void paintDot(QPainter& painter, const QRect& rect, const QString& text, Tone tone)
{
    const ThemeColors& colors = ThemeColors::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.of(tone).solid);
    painter.drawEllipse(QRect(rect.left(), rect.center().y() - Dot / 2 + 1, Dot, Dot));
    painter.setPen(colors.text);
    paintText(painter, rect.adjusted(Dot + size::GapSmall, 0, 0, 0), text);
    painter.restore();
}

} // namespace casewright::ui::pillpaint
