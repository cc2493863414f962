// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/NoteRowDelegate.h"

#include "ui/models/NoteRoles.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>

#include <algorithm>

namespace casewright::ui {
namespace {

Tone toneOf(NoteRoles::Level level)
{
    switch (level) {
    case NoteRoles::Level::Fine: return Tone::Fine;
    case NoteRoles::Level::Info: return Tone::Neutral;
    case NoteRoles::Level::Warning: return Tone::Limit;
    case NoteRoles::Level::Error: break;
    }
    return Tone::Loss;
}

} // namespace

QSize NoteRowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {CellDelegate::sizeHint(option, index).width(), size::Row + size::GapLarge};
}

void NoteRowDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                   const QModelIndex& index) const
{
    const Tone tone = toneOf(static_cast<NoteRoles::Level>(index.data(NoteRoles::LevelRole).toInt()));
    const QRect lines = rect.adjusted(size::NoteIcon + size::Gap, size::GapSmall, 0, -size::GapSmall);
    const QRect upper(lines.left(), lines.top(), lines.width(), lines.height() / 2);
    const QRect lower(lines.left(), upper.bottom() + 1, lines.width(), lines.height() - upper.height());
    painter.drawPixmap(QRect(rect.left(), upper.center().y() - size::NoteIcon / 2 + 1, size::NoteIcon, size::NoteIcon),
                       icons::pixmap(icons::nameOf(tone), tone, size::NoteIcon, painter.device()->devicePixelRatioF()));

    QStyleOptionViewItem muted = option;
    muted.font = fonts::text(size::HintText);
    muted.fontMetrics = QFontMetrics(muted.font);
    muted.palette.setColor(QPalette::Text, ThemeColors::current().muted);
    muted.displayAlignment = Qt::AlignRight | Qt::AlignVCenter;
    const QString place = index.data(NoteRoles::PlaceRole).toString();
    const int placeWidth = std::min(muted.fontMetrics.horizontalAdvance(place) + 1, upper.width() / 2);
    paintLine(painter, muted, QRect(upper.right() - placeWidth + 1, upper.top(), placeWidth, upper.height()), place);
    QStyleOptionViewItem name = option;
    name.font = fonts::text(size::ControlText, QFont::DemiBold);
    name.fontMetrics = QFontMetrics(name.font);
    name.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    paintLine(painter, name, upper.adjusted(0, 0, -placeWidth - size::Gap, 0), option.text);
    muted.displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    paintLine(painter, muted, lower, index.data(NoteRoles::DetailRole).toString());
}

} // namespace casewright::ui
