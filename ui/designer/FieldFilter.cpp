// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/FieldFilter.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QWidget>

namespace casewright::ui {
namespace {

/// Whether the wheel changes what it says while it has the focus: it turns numbers then, but a list only when it is
/// open.
bool isTurnedByWheel(const QObject* field)
{
    return qobject_cast<const QAbstractSpinBox*>(field) != nullptr && static_cast<const QWidget*>(field)->hasFocus();
}

/// Whether the wheel changes what it says.
bool isChangedByWheel(const QObject* field)
{
    return qobject_cast<const QComboBox*>(field) != nullptr || qobject_cast<const QAbstractSpinBox*>(field) != nullptr;
}

bool belongsToPage(const QObject* field, const QEvent* event)
{
    switch (event->type()) {
    case QEvent::Wheel: return isChangedByWheel(field) && !isTurnedByWheel(field);
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
    // Otherwise the wheel would give it the focus first.
    if (event->type() == QEvent::Polish && isChangedByWheel(watched))
        static_cast<QWidget*>(watched)->setFocusPolicy(Qt::StrongFocus);
    if (!belongsToPage(watched, event))
        return QObject::eventFilter(watched, event);
    event->ignore();
    return true;
}

} // namespace casewright::ui
