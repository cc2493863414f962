// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FieldDelegate.h"

#include <QPainter>

#include <algorithm>

#include "ui/models/FieldTableModel.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int BarWidth = 70;
constexpr int BarHeight = 7;
constexpr int BarFrom = 90;   ///< width of a cell; in a narrower one the words need all of it

/// The bar, and where the words go on behind it.
QRect paintBar(QPainter& painter, const QRect& rect, double share)
{
    const ThemeColors& colors = ThemeColors::current();
    // In a narrow cell the words are worth more.
    const int width = std::min(BarWidth, rect.width() / 3);
    const QRectF bar(rect.left(), rect.center().y() - BarHeight / 2.0 + 0.5, width, BarHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.line);
    painter.drawRoundedRect(bar, BarHeight / 2.0, BarHeight / 2.0);
    painter.setBrush(colors.accent.solid);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(2.0, share * width), BarHeight), BarHeight / 2.0,
                            BarHeight / 2.0);
    return rect.adjusted(width + size::Gap, 0, 0, 0);
}

} // namespace

QString FieldDelegate::text(const QModelIndex& index)
{
    const QVariant shown = index.data(Qt::DisplayRole);
    const double share = index.data(FieldTableModel::ShareRole).toDouble();
    switch (index.column()) {
    case FieldTableModel::Present: return NumberText::percent(share);
    case FieldTableModel::Values: return NumberText::grouped(shown.toLongLong());
    case FieldTableModel::TopValue: return QString(shown.toString() + u' ' + NumberText::percent(share));
    default: return shown.toString();
    }
}

void FieldDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                 const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    QRect words = rect;
    const int column = index.column();
    const bool isWide = rect.width() >= BarFrom;
    if (column == FieldTableModel::Field) {
        cell.font = fonts::code(size::CodeText);
    } else if (column == FieldTableModel::TopValue) {
        cell.font = fonts::text(size::HintText);
        if (isWide)
            words = paintBar(painter, rect, index.data(FieldTableModel::ShareRole).toDouble());
    }
    if (column == FieldTableModel::Type || column == FieldTableModel::TopValue)
        cell.palette.setColor(QPalette::Text, ThemeColors::current().muted);
    const bool isNumber = column == FieldTableModel::Present || column == FieldTableModel::Values;
    cell.displayAlignment = (isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    cell.fontMetrics = QFontMetrics(cell.font);
    // Where the value is cut off, the share still stands.
    paintLine(painter, cell, words,
              column == FieldTableModel::TopValue && !isWide
                  ? QString(NumberText::percent(index.data(FieldTableModel::ShareRole).toDouble()) + u' '
                            + index.data().toString())
                  : text(index));
}

} // namespace casewright::ui
