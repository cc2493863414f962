// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/CellDelegate.h"

#include "ui/widgets/PlainTips.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace casewright::ui {

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const ThemeColors& colors = ThemeColors::current();
    painter->save();
    if (cell.state.testFlag(QStyle::State_Selected))
        painter->fillRect(cell.rect, colors.accent.soft);
    else if (cell.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(cell.rect, colors.hover);
    painter->setPen(colors.line);
    painter->drawLine(cell.rect.bottomLeft(), cell.rect.bottomRight());
    const bool isFocus = cell.state.testFlag(QStyle::State_HasFocus) && cell.state.testFlag(QStyle::State_Active);
    if (isFocus) {
        painter->setPen(colors.accent.solid);
        painter->drawRect(cell.rect.adjusted(0, 0, -1, -2));
    }
    QRect content = cell.rect.adjusted(size::Gap + 2, 0, -size::Gap - 2, -1);
    if (cell.features.testFlag(QStyleOptionViewItem::HasCheckIndicator)) {
        QStyleOptionViewItem box = cell;
        const QStyle* const style = cell.widget ? cell.widget->style() : QApplication::style();
        box.rect = style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &cell, cell.widget);
        box.state.setFlag(QStyle::State_On, cell.checkState == Qt::Checked);
        box.state.setFlag(QStyle::State_NoChange, cell.checkState == Qt::PartiallyChecked);
        box.state.setFlag(QStyle::State_Off, cell.checkState == Qt::Unchecked);
        box.state.setFlag(QStyle::State_HasFocus, false);
        style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, cell.widget);
        content.setLeft(box.rect.right() + size::Gap);
    }
    paintContent(*painter, cell, content, index);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize wanted = QStyledItemDelegate::sizeHint(option, index);
    wanted.setHeight(size::Row);
    return wanted + QSize(2 * size::Gap, 0);
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                             const QModelIndex& index)
{
    const QString tip = event->type() == QEvent::ToolTip ? index.data(Qt::ToolTipRole).toString() : QString();
    if (tip.isEmpty())
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), PlainTips::shown(tip), view->viewport(), option.rect);
    return true;
}

void CellDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                const QModelIndex& index) const
{
    static_cast<void>(index);
    QRect words = rect;
    if (!option.icon.isNull()) {
        option.icon.paint(&painter, QRect(rect.left(), rect.center().y() - size::Icon / 2, size::Icon, size::Icon));
        words.setLeft(rect.left() + size::Icon + size::GapSmall);
    }
    paintLine(painter, option, words, option.text);
}

void CellDelegate::paintLine(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                             const QString& text)
{
    const bool isEnabled = option.state.testFlag(QStyle::State_Enabled);
    painter.setFont(option.font);
    painter.setPen(option.palette.color(isEnabled ? QPalette::Normal : QPalette::Disabled, QPalette::Text));
    const QString shown = option.fontMetrics.elidedText(text, option.textElideMode, rect.width());
    painter.drawText(rect, static_cast<int>(option.displayAlignment | Qt::TextSingleLine), shown);
}

} // namespace casewright::ui
