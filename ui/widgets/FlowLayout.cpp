// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/FlowLayout.h"

#include "ui/widgets/ThemeSizes.h"

#include <QWidget>

#include <algorithm>

namespace casewright::ui {

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(size::GapSmall);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem* item) { m_items.append(item); }

void FlowLayout::insertWidget(int index, QWidget* widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

QLayoutItem* FlowLayout::itemAt(int index) const { return m_items.value(index); }

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const { return arrange({0, 0, width, 0}, true); }

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, false);
}

QSize FlowLayout::minimumSize() const
{
    QSize largest;
    for (const QLayoutItem* const item : m_items)
        largest = largest.expandedTo(item->minimumSize());
    const QMargins margins = contentsMargins();
    return largest + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int FlowLayout::arrange(const QRect& rect, bool isTrial) const
{
    const QRect area = rect.marginsRemoved(contentsMargins());
    int x = area.left();
    int y = area.top();
    int lineHeight = 0;
    for (QLayoutItem* const item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize wanted = item->sizeHint();
        if (x > area.left() && x + wanted.width() > area.right() + 1) {
            x = area.left();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        // What can grow takes the rest of its line.
        const bool grows = item->expandingDirections().testFlag(Qt::Horizontal);
        const int width = std::min(grows ? area.right() + 1 - x : wanted.width(), area.width());
        if (!isTrial)
            item->setGeometry(QRect(x, y, width, wanted.height()));
        x += width + spacing();
        lineHeight = std::max(lineHeight, wanted.height());
    }
    return y + lineHeight - rect.top() + contentsMargins().bottom();
}

} // namespace casewright::ui
