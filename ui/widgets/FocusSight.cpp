// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/FocusSight.h"

#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QFocusEvent>
#include <QScrollArea>

namespace casewright::ui {

FocusSight::FocusSight(QObject* parent) : QObject(parent) { qApp->installEventFilter(this); }

bool FocusSight::eventFilter(QObject* watched, QEvent* event)
{
    auto* const widget = event->type() == QEvent::FocusIn ? qobject_cast<QWidget*>(watched) : nullptr;
    if (!widget)
        return QObject::eventFilter(watched, event);
    const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason) {
        // The innermost first: each moves what is in it.
        for (QWidget* around = widget->parentWidget(); around; around = around->parentWidget()) {
            auto* const area = qobject_cast<QScrollArea*>(around);
            if (area && area->widget() && area->widget()->isAncestorOf(widget))
                area->ensureWidgetVisible(widget, 0, size::Gap);
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace casewright::ui
