// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/FieldFilter.h"

#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QWidget>

namespace casewright::ui {
namespace {

bool belongsToPage(const QEvent* event)
{
    switch (event->type()) {
    case QEvent::ShortcutOverride: {
        const auto* const key = static_cast<const QKeyEvent*>(event);
        return key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo);
    }
    case QEvent::DragEnter:
    case QEvent::DragMove:
    case QEvent::Drop: return static_cast<const QDropEvent*>(event)->mimeData()->hasUrls();
    default: return false;
    }
}

} // namespace

FieldFilter::FieldFilter(QObject* parent) : QObject(parent) {}

void FieldFilter::watch(QWidget* form)
{
    form->installEventFilter(this);
    for (QWidget* const widget : form->findChildren<QWidget*>())
        widget->installEventFilter(this);
}

bool FieldFilter::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ChildAdded) {
        QObject* const child = static_cast<QChildEvent*>(event)->child();
        if (child->isWidgetType() && !static_cast<QWidget*>(child)->isWindow())
            watch(static_cast<QWidget*>(child));
    }
    if (!belongsToPage(event))
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace casewright::ui
