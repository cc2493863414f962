// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/designer/ConditionHandle.h"

#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace casewright::ui {

using namespace Qt::StringLiterals;

ConditionHandle::ConditionHandle(QWidget* parent) : QToolButton(parent)
{
    setIcon(icons::icon(u"grip"_s, icons::Ink::Muted));
    setIconSize({size::NoteIcon, size::NoteIcon});
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setLook(this, u"close"_s);
}

void ConditionHandle::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->globalPosition().toPoint();
    QToolButton::mousePressEvent(event);
}

void ConditionHandle::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint place = event->globalPosition().toPoint();
    const bool isFar = m_pressed && (place - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragging && event->buttons().testFlag(Qt::LeftButton) && isFar) {
        m_isDragging = true;
        setCursor(Qt::ClosedHandCursor);
    }
    if (m_isDragging)
        Q_EMIT dragged(place);
    else
        QToolButton::mouseMoveEvent(event);
}

void ConditionHandle::endDrag()
{
    m_isDragging = false;
    setCursor(Qt::OpenHandCursor);
    setDown(false);
}

void ConditionHandle::mouseReleaseEvent(QMouseEvent* event)
{
    m_pressed.reset();
    if (!m_isDragging) {
        QToolButton::mouseReleaseEvent(event);
        return;
    }
    endDrag();
    Q_EMIT dropped(event->globalPosition().toPoint());
}

void ConditionHandle::keyPressEvent(QKeyEvent* event)
{
    if (m_isDragging && event->key() == Qt::Key_Escape) {
        m_pressed.reset();
        endDrag();
        Q_EMIT dragCancelled();
        return;
    }
    QToolButton::keyPressEvent(event);
}

} // namespace casewright::ui
