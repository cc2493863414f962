// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/TopValueDelegate.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

#include "ui/models/TopValueModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int ShareWidth = 46;    ///< "< 0.1 %"
constexpr double LeastBar = 3;    ///< width, so that there is something to see

bool isValue(const QModelIndex& index)
{
    return index.data(TopValueModel::RowRole).toInt() == static_cast<int>(TopValueModel::Row::Value);
}

void paintBar(QPainter& painter, const QRectF& room, double bar, bool isChosen)
{
    const ThemeColors& colors = ThemeColors::current();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent.soft);
    QRectF filled = room;
    filled.setWidth(std::max(LeastBar, bar * room.width()));
    painter.drawRoundedRect(filled, size::TagRadius, size::TagRadius);
    if (!isChosen)
        return;
    painter.setPen(colors.accent.solid);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), size::TagRadius, size::TagRadius);
}

void paintWords(QPainter& painter, const QRect& rect, Qt::Alignment alignment, const QString& text)
{
    const QString shown = QFontMetrics(painter.font()).elidedText(text, Qt::ElideMiddle, rect.width());
    painter.drawText(rect, static_cast<int>((alignment | Qt::AlignVCenter).toInt() | Qt::TextSingleLine), shown);
}

} // namespace

QString TopValueDelegate::words(const QModelIndex& index)
{
    const QVariant others = index.data(TopValueModel::OtherValuesRole);
    const QString text = index.data().toString();
    if (!others.isValid())
        return text;
    return others.toLongLong() == 1 ? tr("1 other value") : tr("%1 other values").arg(NumberText::grouped(others.toLongLong()));
}

QString TopValueDelegate::count(const QModelIndex& index)
{
    return NumberText::grouped(index.data(TopValueModel::CountRole).toLongLong());
}

QString TopValueDelegate::share(const QModelIndex& index)
{
    return NumberText::percent(index.data(TopValueModel::ShareRole).toDouble());
}

void TopValueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const ThemeColors& colors = ThemeColors::current();
    const QRect room = option.rect.adjusted(0, 1, 0, -1);
    painter->save();
    if (isValue(index)) {
        if (option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.hover);
            painter->drawRoundedRect(room, size::TagRadius, size::TagRadius);
        }
        const bool isChosen = option.state.testFlag(QStyle::State_Selected)
                              && option.state.testFlag(QStyle::State_HasFocus);
        paintBar(*painter, room, index.data(TopValueModel::BarRole).toDouble(), isChosen);
    }
    QRect words = room.adjusted(size::GapSmall + 2, 0, -size::GapSmall, 0);
    const QRect shareRoom(words.right() - ShareWidth + 1, words.top(), ShareWidth, words.height());
    painter->setFont(fonts::text(size::HintText));
    painter->setPen(colors.muted);
    paintWords(*painter, shareRoom, Qt::AlignRight, share(index));
    const QString number = count(index);
    const int numberWidth = QFontMetrics(painter->font()).horizontalAdvance(number) + 1;
    const QRect countRoom(shareRoom.left() - numberWidth, words.top(), numberWidth, words.height());
    paintWords(*painter, countRoom, Qt::AlignRight, number);
    words.setRight(countRoom.left() - size::Gap);
    if (isValue(index)) {
        painter->setFont(fonts::code(size::HintText));
        painter->setPen(colors.text);
    }
    paintWords(*painter, words, Qt::AlignLeft, TopValueDelegate::words(index));
    painter->restore();
}

QSize TopValueDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), RowHeight};
}

bool TopValueDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = tr("%1\n%2 documents, %3").arg(words(index), count(index), share(index));
    // What stands in documents is no mark-up.
    QToolTip::showText(event->globalPos(), text.toHtmlEscaped().replace(u'\n', u"<br>"_s), view->viewport(),
                       option.rect);
    return true;
}

} // namespace casewright::ui
