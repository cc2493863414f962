// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/MarkdownEdit.h"

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/MarkdownView.h"
#include "ui/widgets/SegmentedButtons.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

enum Part { WritePart, PreviewPart };

bool isAcceptKey(const QKeyEvent* event)
{
    return (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        && event->modifiers().testFlag(Qt::ControlModifier);
}

} // namespace

MarkdownEdit::MarkdownEdit(const QString& name, const QString& label, QWidget* parent) : QWidget(parent)
{
    setObjectName(name + u"Edit"_s);
    m_field = new QPlainTextEdit(this);
    m_field->setObjectName(name + u"Text"_s);
    m_field->setAccessibleName(label);
    m_field->setTabChangesFocus(true);
    m_field->setToolTip(tr("In Markdown; Ctrl+Enter keeps it, Esc gives it up"));
    m_field->installEventFilter(this);
    setFocusProxy(m_field);
    m_preview = new MarkdownView(tr("%1, as it will look").arg(label), this);
    m_preview->setObjectName(name + u"Preview"_s);
    m_parts = new QStackedWidget(this);
    m_parts->addWidget(m_field);
    m_parts->addWidget(m_preview);
    m_parts->setMinimumHeight(2 * size::Control);
    m_note = new FieldNote(this);
    m_note->setObjectName(name + u"Note"_s);
    auto* const line = new QWidget(this);
    buildButtons(name, line);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_parts, 1);
    layout->addWidget(m_note);
    layout->addWidget(line);
    connect(m_field, &QPlainTextEdit::textChanged, this, [this] {
        m_note->clear();
        updateAccept();
        Q_EMIT edited();
    });
    m_note->clear();
    updateAccept();
}

void MarkdownEdit::buildButtons(const QString& name, QWidget* line)
{
    m_choice = new SegmentedButtons(tr("Text"), {tr("Write"), tr("Preview")}, line);
    m_choice->setObjectName(name + u"Parts"_s);
    connect(m_choice, &SegmentedButtons::chosen, this, &MarkdownEdit::showPart);
    m_cancel = new QPushButton(line);
    m_cancel->setObjectName(name + u"Cancel"_s);
    connect(m_cancel, &QPushButton::clicked, this, &MarkdownEdit::cancelled);
    m_accept = new QPushButton(line);
    m_accept->setObjectName(name + u"Accept"_s);
    m_accept->setToolTip(tr("Ctrl+Enter in the text"));
    setLook(m_accept, u"primary"_s);
    connect(m_accept, &QPushButton::clicked, this, &MarkdownEdit::accept);
    auto* const layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::Gap);
    layout->addWidget(m_choice);
    layout->addStretch();
    layout->addWidget(m_cancel);
    layout->addWidget(m_accept);
}

void MarkdownEdit::setText(const QString& text)
{
    const QSignalBlocker blocker(this);
    m_field->setPlainText(text);
    m_note->clear();
    showPart(WritePart);
    updateAccept();
}

QString MarkdownEdit::text() const { return m_field->toPlainText(); }

void MarkdownEdit::setPlaceholder(const QString& text) { m_field->setPlaceholderText(text); }

void MarkdownEdit::setButtons(const QString& accept, const QString& cancel)
{
    m_accept->setText(accept);
    m_cancel->setText(cancel);
    m_cancel->setVisible(!cancel.isEmpty());
}

void MarkdownEdit::setNote(Tone tone, const QString& text) { m_note->setNote(tone, text); }

void MarkdownEdit::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    updateAccept();
}

void MarkdownEdit::setReadOnly(bool isReadOnly)
{
    m_field->setReadOnly(isReadOnly);
    updateAccept();
}

void MarkdownEdit::focusEnd()
{
    showPart(WritePart);
    m_field->setFocus();
    m_field->moveCursor(QTextCursor::End);
}

bool MarkdownEdit::eventFilter(QObject* watched, QEvent* event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched != m_field || !isKey)
        return QWidget::eventFilter(watched, event);
    auto* const key = static_cast<QKeyEvent*>(event);
    const bool isCancel = key->key() == Qt::Key_Escape && m_cancel->isVisibleTo(this);
    if (!isAcceptKey(key) && !isCancel)
        return QWidget::eventFilter(watched, event);
    key->accept(); // as an override: the window has other uses for it
    if (event->type() == QEvent::KeyPress) {
        if (isCancel)
            Q_EMIT cancelled();
        else
            accept();
    }
    return true;
}

void MarkdownEdit::showPart(int part)
{
    if (part == PreviewPart)
        m_preview->showMarkdown(text());
    m_choice->setCurrent(part);
    m_parts->setCurrentIndex(part);
}

void MarkdownEdit::accept()
{
    if (m_accept->isEnabled())
        Q_EMIT accepted(text());
}

void MarkdownEdit::updateAccept()
{
    const bool canAccept = !m_isBusy && !m_field->isReadOnly() && !text().trimmed().isEmpty();
    // Else Qt gives the focus to whatever comes next, which the keys of a person who types on would change.
    if (!canAccept && m_accept->hasFocus())
        m_field->setFocus(Qt::OtherFocusReason);
    m_accept->setEnabled(canAccept);
}

} // namespace casewright::ui
