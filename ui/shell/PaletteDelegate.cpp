// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/PaletteDelegate.h"

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QPainter>

namespace casewright::ui {

using namespace Qt::StringLiterals;

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem line = option;
    initStyleOption(&line, index);
    const ThemeColors& colors = ThemeColors::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (line.state.testFlag(QStyle::State_Selected)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.accent.soft);
        painter->drawRoundedRect(line.rect, size::TagRadius, size::TagRadius);
    }
    QRect room = line.rect.adjusted(size::Gap, 0, -size::Gap, 0);
    line.icon.paint(painter, QRect(room.left(), room.center().y() - size::Icon / 2 + 1, size::Icon, size::Icon));
    room.setLeft(room.left() + size::Icon + size::Gap);

    QString right = index.data(MenuRole).toString();
    if (const QString shortcut = index.data(ShortcutRole).toString(); !shortcut.isEmpty())
        right = right.isEmpty() ? shortcut : QString(right + u"  ·  "_s + shortcut);
    painter->setFont(fonts::text(size::HintText));
    // On the soft ground of the chosen line muted text would have too little contrast.
    painter->setPen(line.state.testFlag(QStyle::State_Selected) ? colors.accent.ink : colors.muted);
    painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, right);
    room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(right) - size::Gap);

    painter->setFont(line.font);
    painter->setPen(colors.text);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      line.fontMetrics.elidedText(line.text, Qt::ElideRight, room.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    static_cast<void>(index);
    return {option.rect.width(), size::Row};
}

} // namespace casewright::ui
