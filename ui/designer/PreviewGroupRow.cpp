// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/PreviewGroupRow.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEnterEvent>
#include <QPainter>

#include <algorithm>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int Height = 25;
constexpr int BarHeight = 7;
constexpr int LeastNumberWidth = 56;
constexpr double NameShare = 0.48;   ///< of the width

} // namespace

PreviewGroupRow::PreviewGroupRow(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void PreviewGroupRow::showRow(const QString& name, qint64 number, qint64 most, Tone tone, bool isCode)
{
    setText(name);
    m_number = NumberText::grouped(number);
    m_most = NumberText::grouped(most);
    m_share = std::clamp(static_cast<double>(number) / static_cast<double>(std::max<qint64>(most, 1)), 0.0, 1.0);
    m_tone = tone;
    m_isCode = isCode;
    setAccessibleName(u"%1: %2"_s.arg(name, m_number));
    update();
}

QSize PreviewGroupRow::sizeHint() const { return {size::Preview - 2 * size::GapLarge, Height}; }
QSize PreviewGroupRow::minimumSizeHint() const { return {LeastNumberWidth * 2, Height}; }

/// The same in all rows of a list, so that their bars compare.
int PreviewGroupRow::numberWidth() const
{
    const int text = QFontMetrics(fonts::text(size::ControlText)).horizontalAdvance(m_most);
    return std::max(LeastNumberWidth, text + size::Gap + size::GapSmall);
}

void PreviewGroupRow::paintEvent(QPaintEvent* /*event*/)
{
    const ThemeColors& colors = ThemeColors::current();
    QPainter painter(this);
    if (underMouse() && isEnabled())
        painter.fillRect(rect(), colors.hover);
    painter.setPen(colors.line);
    painter.drawLine(0, height() - 1, width(), height() - 1);
    if (hasFocus()) {
        painter.setPen(colors.accent.solid);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
    const QFont font = m_isCode ? fonts::code(size::CodeText) : fonts::text(size::ControlText);
    painter.setFont(font);
    painter.setPen(colors.text);
    const QRect name(size::GapSmall, 0, static_cast<int>(width() * NameShare) - size::Gap, height() - 1);
    painter.drawText(name, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     QFontMetrics(font).elidedText(text(), Qt::ElideMiddle, name.width()));
    painter.setFont(fonts::text(size::ControlText));
    const int numbers = numberWidth();
    painter.drawText(QRect(width() - numbers, 0, numbers - size::GapSmall, height() - 1),
                     Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, m_number);
    const int left = static_cast<int>(width() * NameShare);
    const int room = width() - numbers - left;
    if (room < BarHeight)
        return;
    const double wide = std::max(static_cast<double>(BarHeight), m_share * room);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.of(m_tone).solid);
    painter.drawRoundedRect(QRectF(left, (height() - BarHeight) / 2.0, wide, BarHeight), BarHeight / 2.0,
                            BarHeight / 2.0);
}

void PreviewGroupRow::enterEvent(QEnterEvent* event)
{
    update();
    QAbstractButton::enterEvent(event);
}

void PreviewGroupRow::leaveEvent(QEvent* event)
{
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace casewright::ui
