// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/DocumentDelegate.h"

#include <QFontMetrics>

#include "ui/widgets/Fonts.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

DocumentDelegate::DocumentDelegate(QObject* parent) : CellDelegate(parent), m_font(fonts::code(size::CodeText)) {}

void DocumentDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                    const QModelIndex& index) const
{
    static_cast<void>(index);
    QStyleOptionViewItem cell = option;
    cell.font = m_font;
    cell.fontMetrics = QFontMetrics(m_font);
    paintLine(painter, cell, rect, cell.text);
}

} // namespace casewright::ui
