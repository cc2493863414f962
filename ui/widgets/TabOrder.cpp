// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/TabOrder.h"

#include <QGridLayout>
#include <QLayout>
#include <QList>
#include <QWidget>

namespace casewright::ui {
namespace {

void collect(const QLayout* layout, QList<QWidget*>& into);

void collect(QWidget* widget, QList<QWidget*>& into)
{
    if (widget->focusPolicy() & Qt::TabFocus)
        into.append(widget); // with its parts, which are its own affair
    else if (widget->layout())
        collect(widget->layout(), into);
}

void collect(QLayoutItem* item, QList<QWidget*>& into)
{
    if (item->widget())
        collect(item->widget(), into);
    else if (item->layout())
        collect(item->layout(), into);
}

void collect(const QLayout* layout, QList<QWidget*>& into)
{
    const auto* const grid = qobject_cast<const QGridLayout*>(layout);
    if (!grid) {
        for (int i = 0; i < layout->count(); ++i)
            collect(layout->itemAt(i), into);
        return;
    }
    QList<QLayoutItem*> seen; // an item may have several cells
    for (int row = 0; row < grid->rowCount(); ++row) {
        for (int column = 0; column < grid->columnCount(); ++column) {
            QLayoutItem* const item = grid->itemAtPosition(row, column);
            if (!item || seen.contains(item))
                continue;
            seen.append(item);
            collect(item, into);
        }
    }
}

} // namespace

void orderTabs(QWidget* root)
{
    QList<QWidget*> widgets;
    if (root->layout())
        collect(root->layout(), widgets);
    for (qsizetype i = 1; i < widgets.size(); ++i)
        QWidget::setTabOrder(widgets[i - 1], widgets[i]);
}

} // namespace casewright::ui
