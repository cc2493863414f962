// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TagsDelegate.h"

#include "ui/widgets/PillPaint.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace casewright::ui {

using namespace Qt::StringLiterals;

QString TagsDelegate::displayText(const QVariant& value, const QLocale& locale) const
{
    static_cast<void>(locale);
    return value.toStringList().join(u", "_s);
}

QSize TagsDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    int width = 2 * (size::Gap + 2);
    for (const QString& tag : index.data().toStringList())
        width += pillpaint::tagWidth(tag) + size::GapSmall;
    return {width, CellDelegate::sizeHint(option, index).height()};
}

bool TagsDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    const QStringList tags = index.data().toStringList();
    if (event->type() != QEvent::ToolTip || tags.isEmpty())
        return CellDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), tags.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s));
    return true;
}

void TagsDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                const QModelIndex& index) const
{
    const QStringList tags = index.data().toStringList();
    QRect room = rect;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const qsizetype rest = tags.size() - i;
        const QString more = u"+%1"_s.arg(rest);
        const int width = pillpaint::tagWidth(tags.at(i));
        const int reserve = rest > 1 ? option.fontMetrics.horizontalAdvance(more) + size::GapSmall : 0;
        // The first one is always there, if only its beginning.
        if (i > 0 && width + reserve > room.width()) {
            paintLine(painter, option, room, more);
            return;
        }
        pillpaint::paintTag(painter, room.adjusted(0, 0, -reserve, 0), tags.at(i));
        room.setLeft(room.left() + width + size::GapSmall);
    }
}

} // namespace casewright::ui
