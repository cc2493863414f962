// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/PillDelegate.h"

#include "ui/widgets/PillPaint.h"

#include <QPainter>

#include <utility>

namespace casewright::ui {

PillDelegate::PillDelegate(ToneOf toneOf, Shape shape, QObject* parent)
    : CellDelegate(parent), m_toneOf(std::move(toneOf)), m_shape(shape)
{
}

void PillDelegate::paintContent(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                const QModelIndex& index) const
{
    if (option.text.isEmpty())
        return;
    painter.setFont(option.font);
    if (m_shape == Shape::Pill)
        pillpaint::paintPill(painter, rect, option.text, m_toneOf(index));
    else
        pillpaint::paintDot(painter, rect, option.text, m_toneOf(index));
}

} // namespace casewright::ui
