// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/KeyEdit.h"

#include <QKeyEvent>

#include <algorithm>
#include <iterator>

namespace casewright::ui {
namespace {

bool isWayOut(int key) { return key == Qt::Key_Tab || key == Qt::Key_Backtab || key == Qt::Key_Escape; }

bool isModifier(int key)
{
    constexpr int Modifiers[] = {Qt::Key_Shift, Qt::Key_Control, Qt::Key_Alt, Qt::Key_Meta, Qt::Key_AltGr, 0,
                                 Qt::Key_unknown};
    return std::ranges::find(Modifiers, key) != std::end(Modifiers);
}

} // namespace

KeyEdit::KeyEdit(QWidget* parent) : QLineEdit(parent)
{
    setReadOnly(true);
    setPlaceholderText(tr("Press keys"));
    setContextMenuPolicy(Qt::NoContextMenu);
}

void KeyEdit::setKeys(const QKeySequence& keys) { setText(keys.toString(QKeySequence::NativeText)); }

bool KeyEdit::event(QEvent* event)
{
    // Else a command that has the keys already would be done.
    if (event->type() == QEvent::ShortcutOverride && !isWayOut(static_cast<QKeyEvent*>(event)->key())) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyEdit::keyPressEvent(QKeyEvent* event)
{
    if (isWayOut(event->key())) {
        event->ignore();
        return;
    }
    if (!isModifier(event->key()))
        Q_EMIT keysPressed(QKeySequence(event->keyCombination()));
    event->accept();
}

} // namespace casewright::ui
