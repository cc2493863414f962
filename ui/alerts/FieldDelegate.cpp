// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FieldDelegate.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

#include "ui/alerts/FieldTips.h"
#include "ui/bridge/Text.h"
#include "ui/models/FieldTableModel.h"
#include "ui/models/FieldText.h"
#include "ui/widgets/Fonts.h"
#include "ui/widgets/NumberText.h"
#include "ui/widgets/PillPaint.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int BarWidth = 70;
constexpr int BarHeight = 7;
constexpr int BarFrom = 150;  ///< width of a cell; in a narrower one the words need all of it, and the bar lies below
constexpr int ShareFrom = 90; ///< width of a cell; in a narrower one there is no room for the share
constexpr int LowBarHeight = 3;
constexpr int LeastWords = 24;   ///< width; of fewer there is nothing to read

bool isNumber(int column)
{
    return column == FieldTableModel::Present || column == FieldTableModel::Values
           || column == FieldTableModel::Evenness;
}

/// "41 %", or a dash where there is no share.
QString shareText(const QModelIndex& index)
{
    const QVariant share = index.data(FieldTableModel::ShareRole);
    return share.isValid() ? NumberText::percent(share.toDouble()) : u"–"_s;
}

void paintBar(QPainter& painter, const QRectF& bar, double share)
{
    const ThemeColors& colors = ThemeColors::current();
    const double radius = bar.height() / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.line);
    painter.drawRoundedRect(bar, radius, radius);
    painter.setBrush(colors.accent.solid);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(2.0, share * bar.width()), bar.height()), radius,
                            radius);
}

/// The bar, and what it leaves for the words: behind it, or above it in a narrow cell.
QRect paintBar(QPainter& painter, const QRect& rect, double share)
{
    if (rect.width() < BarFrom) {
        paintBar(painter, QRectF(rect.left(), rect.bottom() - 2 * LowBarHeight, rect.width(), LowBarHeight), share);
        return rect.adjusted(0, 0, 0, -2 * LowBarHeight);
    }
    const int width = std::min(BarWidth, rect.width() / 3);
    paintBar(painter, QRectF(rect.left(), rect.center().y() - BarHeight / 2.0 + 0.5, width, BarHeight), share);
    return rect.adjusted(width + size::Gap, 0, 0, 0);
}

} // namespace

QString FieldDelegate::text(const QModelIndex& index)
{
    const QVariant shown = index.data(Qt::DisplayRole);
    switch (index.column()) {
    case FieldTableModel::Present:
    case FieldTableModel::Evenness: return shareText(index);
    case FieldTableModel::Values: return NumberText::grouped(shown.toLongLong());
    case FieldTableModel::TopValue: {
        const QString note = index.data(FieldTableModel::NoteRole).toString();
        return note.isEmpty() ? QString(shown.toString() + u' ' + shareText(index)) : note;
    }
    default: return shown.toString();
    }
}

QString FieldDelegate::tip(const alerts::FieldStatistics& field, int column)
{
    QStringList lines;
    switch (column) {
    case FieldTableModel::Field: lines = {toText(field.name)}; break;
    case FieldTableModel::Type: 
        lines = {FieldText::typeAndTag(field), FieldTips::origin(field), FieldTips::misfits(field),
                 FieldTips::kinds(field)};
        break;
    case FieldTableModel::Present:
        lines = {tr("In %1 of %2 documents.").arg(NumberText::grouped(field.present),
                                                  NumberText::grouped(field.documents))};
        break;
    case FieldTableModel::Values: lines = {FieldTips::values(field)}; break;
    case FieldTableModel::Evenness: lines = {FieldTips::entropy(field)}; break;
    case FieldTableModel::TopValue:
        if (!field.top.empty())
            lines = {FieldText::value(field.top.front(), field.isMixed()),
                     tr("In %1 of %2 documents with the field.").arg(NumberText::grouped(field.top.front().count),
                                                                     NumberText::grouped(field.present))};
        break;
    default: break;
    }
    if (column != FieldTableModel::Type && column != FieldTableModel::Present)
        lines.append(FieldText::sentence(alerts::groupingAdvice(field)));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

bool FieldDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                              const QModelIndex& index)
{
    QModelIndex source = index;
    while (const auto* const proxy = qobject_cast<const QAbstractProxyModel*>(source.model()))
        source = proxy->mapToSource(source);
    const auto* const model = qobject_cast<const FieldTableModel*>(source.model());
    if (event->type() != QEvent::ToolTip || !model)
        return CellDelegate::helpEvent(event, view, option, index);
    const QString words = tip(model->at(source.row()), source.column());
    // What stands in documents is no mark-up.
    QToolTip::showText(event->globalPos(), words.toHtmlEscaped().replace(u'\n', u"<br>"_s), view->viewport(),
                       option.rect);
    return true;
}

void FieldDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                 const QModelIndex& index) const
{
    QStyleOptionViewItem cell = option;
    const int column = index.column();
    cell.displayAlignment = (isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    if (column == FieldTableModel::Type)
        return paintType(painter, cell, rect, index);
    if (column == FieldTableModel::TopValue)
        return paintTop(painter, cell, rect, index);
    if (column == FieldTableModel::Field)
        cell.font = fonts::code(size::CodeText);
    // Fields of one family differ in their ends, and so do names of hosts.
    cell.textElideMode = Qt::ElideMiddle;
    cell.fontMetrics = QFontMetrics(cell.font);
    paintLine(painter, cell, rect, text(index));
}

void FieldDelegate::paintType(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                              const QModelIndex& index)
{
    QStyleOptionViewItem cell = option;
    cell.palette.setColor(QPalette::Text, ThemeColors::current().muted);
    cell.fontMetrics = QFontMetrics(cell.font);
    const QString tag = index.data(FieldTableModel::TagRole).toString();
    const bool isMisfit = index.data(FieldTableModel::MisfitRole).toBool();
    const int tagWidth = tag.isEmpty() ? 0 : isMisfit ? pillpaint::pillWidth(tag) : pillpaint::tagWidth(tag);
    // Rounded up: words are cut that need a part of a pixel more than they get.
    const int words = static_cast<int>(std::ceil(QFontMetricsF(cell.font).horizontalAdvance(text(index))));
    // The tag stands behind the words, or at the end where these do not fit; it is worth more than their end.
    const int left = tag.isEmpty() ? rect.width() : std::min(words, rect.width() - tagWidth - size::GapSmall);
    const bool hasWords = left >= LeastWords || left == words;
    if (hasWords)
        paintLine(painter, cell, QRect(rect.left(), rect.top(), left, rect.height()), text(index));
    const QRect end = rect.adjusted(hasWords ? left + size::GapSmall : 0, 0, 0, 0);
    if (isMisfit)
        pillpaint::paintPill(painter, end, tag, Tone::Limit);
    else if (!tag.isEmpty())
        pillpaint::paintTag(painter, end, tag);
}

void FieldDelegate::paintTop(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                             const QModelIndex& index)
{
    QStyleOptionViewItem cell = option;
    cell.palette.setColor(QPalette::Text, ThemeColors::current().muted);
    cell.font = fonts::text(size::HintText);
    cell.fontMetrics = QFontMetrics(cell.font);
    const QRect words = paintBar(painter, rect, index.data(FieldTableModel::ShareRole).toDouble());
    if (!index.data(FieldTableModel::NoteRole).toString().isEmpty())
        return paintLine(painter, cell, words, text(index));
    // Where the value is cut off, the share still stands; in a narrow cell the bar has to tell it.
    const QString share = rect.width() < ShareFrom ? QString() : QString(u' ' + shareText(index));
    // Rounded up: both together may need a part of a pixel more than each of them.
    const int room = words.width() - cell.fontMetrics.horizontalAdvance(share) - 2;
    const QString value = cell.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, room);
    paintLine(painter, cell, words, QString(value + share));
}

} // namespace casewright::ui
