// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/UndoKeys.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextDocument>

namespace casewright::ui {
namespace {

bool isUndo(const QKeyEvent& key) { return key.matches(QKeySequence::Undo); }

/// Both keys that people know, whichever the desktop prefers.
bool isRedo(const QKeyEvent& key)
{
    const QKeyCombination combination = key.keyCombination();
    return key.matches(QKeySequence::Redo) || combination == (Qt::CTRL | Qt::SHIFT | Qt::Key_Z)
        || combination == (Qt::CTRL | Qt::Key_Y);
}

bool hasOwn(const QObject* field)
{
    if (const auto* const line = qobject_cast<const QLineEdit*>(field))
        return line->isUndoAvailable() || line->isRedoAvailable();
    const auto* const text = qobject_cast<const QPlainTextEdit*>(field);
    return text && (text->document()->isUndoAvailable() || text->document()->isRedoAvailable());
}

} // namespace

UndoKeys::UndoKeys(QWidget* page) : QObject(page), m_page(page)
{
    page->installEventFilter(this);
    connect(qApp, &QApplication::focusChanged, this, &UndoKeys::follow);
}

/// Fields take these keys before their page sees them.
void UndoKeys::follow(QWidget* before, QWidget* now)
{
    if (before && before != m_page)
        before->removeEventFilter(this);
    if (now && m_page->isAncestorOf(now))
        now->installEventFilter(this);
}

bool UndoKeys::eventFilter(QObject* watched, QEvent* event)
{
    // The shortcut comes first; the key would then be a letter to a chooser, and undo an empty field.
    const bool isShortcut = event->type() == QEvent::ShortcutOverride;
    if (!isShortcut && event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if ((!isUndo(key) && !isRedo(key)) || hasOwn(watched))
        return QObject::eventFilter(watched, event);
    event->accept();
    if (isShortcut && isUndo(key))
        Q_EMIT undoWanted();
    else if (isShortcut)
        Q_EMIT redoWanted();
    return true;
}

} // namespace casewright::ui
