// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/ActivityDelegate.h"

#include "ui/cases/CaseTones.h"
#include "ui/widgets/MarkdownText.h"
#include "ui/widgets/PillPaint.h"
#include "ui/widgets/ThemeColors.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QAbstractTextDocumentLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

#include <cmath>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int CellPadding = 2 * (size::Gap + 2); ///< of CellDelegate, both sides

/// Lays a comment out; what is drawn and what is measured are the same.
void layOut(QTextDocument& document, const QString& text, const QFont& font, int width)
{
    markdown::show(document, text, font);
    document.setTextWidth(width);
}

} // namespace

int ActivityDelegate::heightFor(const QModelIndex& index, const QFont& font, int width)
{
    const QString comment = index.data(ActivityModel::CommentRole).toString();
    if (comment.isEmpty())
        return size::Row;
    QTextDocument document;
    layOut(document, comment, font, width - CellPadding);
    return size::Row + static_cast<int>(std::ceil(document.size().height())) + size::Gap;
}

QString ActivityDelegate::displayText(const QVariant& value, const QLocale& locale) const
{
    return value.typeId() == QMetaType::LongLong ? TimeText::shortly(value.toLongLong())
                                                 : CellDelegate::displayText(value, locale);
}

bool ActivityDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    const QVariant value = index.data();
    if (event->type() != QEvent::ToolTip || value.typeId() != QMetaType::LongLong)
        return CellDelegate::helpEvent(event, view, option, index);
    QToolTip::showText(event->globalPos(), TimeText::exactly(value.toLongLong()));
    return true;
}

void ActivityDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                    const QModelIndex& index) const
{
    const QRect line(rect.left(), rect.top(), rect.width(), size::Row - 1);
    if (index.column() == ActivityModel::Who) {
        const auto mark = static_cast<ActivityModel::Mark>(index.data(ActivityModel::MarkRole).toInt());
        painter.setFont(option.font);
        pillpaint::paintDot(painter, line, option.text, casetones::of(mark));
        return;
    }
    paintLine(painter, option, line, option.text);
    const QString comment = index.data(ActivityModel::CommentRole).toString();
    if (index.column() != ActivityModel::What || comment.isEmpty())
        return;
    QTextDocument document;
    layOut(document, comment, option.font, rect.width());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = option.palette;
    context.palette.setColor(QPalette::Text, ThemeColors::current().text);
    painter.translate(rect.left(), rect.top() + size::Row);
    painter.setClipRect(QRectF(0, 0, rect.width(), document.size().height()));
    document.documentLayout()->draw(&painter, context);
}

} // namespace casewright::ui
