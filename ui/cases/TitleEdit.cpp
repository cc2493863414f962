// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/TitleEdit.h"

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

TitleEdit::TitleEdit(QWidget* parent) : QWidget(parent)
{
    auto* const shown = new QWidget(this);
    m_label = new QLabel(shown);
    m_label->setObjectName(u"caseTitle"_s);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_label->installEventFilter(this);
    setLook(m_label, u"title"_s);
    m_button = new QToolButton(shown);
    m_button->setObjectName(u"editTitle"_s);
    m_button->setIcon(icons::icon(u"edit"_s, icons::Ink::Muted));
    m_button->setAccessibleName(tr("Edit the title"));
    m_button->setToolTip(tr("Edit the title (double-click it)"));
    connect(m_button, &QToolButton::clicked, this, &TitleEdit::startEditing);
    auto* const shownLayout = new QHBoxLayout(shown);
    shownLayout->setContentsMargins(0, 0, 0, 0);
    shownLayout->setSpacing(size::GapSmall);
    shownLayout->addWidget(m_label, 1);
    shownLayout->addWidget(m_button, 0, Qt::AlignTop);

    m_field = new QLineEdit(this);
    m_field->setObjectName(u"titleField"_s);
    m_field->setAccessibleName(tr("Title"));
    m_field->setToolTip(tr("Enter keeps the title, Escape gives it up"));
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { Q_EMIT accepted(m_field->text()); });
    connect(m_field, &QLineEdit::textEdited, this, [this] { m_note->clear(); });
    m_parts = new QStackedWidget(this);
    m_parts->addWidget(shown);
    m_parts->addWidget(m_field);
    m_note = new FieldNote(this);
    m_note->setObjectName(u"titleNote"_s);
    m_note->clear();
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_parts);
    layout->addWidget(m_note);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setSizePolicy(policy);
}

void TitleEdit::setTitle(const QString& title)
{
    m_text = title;
    m_label->setText(title);
}

void TitleEdit::setReadOnly(bool isReadOnly) { m_button->setVisible(!isReadOnly); }

bool TitleEdit::isOpen() const { return m_parts->currentWidget() == m_field; }

void TitleEdit::startEditing()
{
    if (isOpen())
        return;
    m_field->setText(m_text);
    m_note->clear();
    m_parts->setCurrentWidget(m_field);
    m_field->setFocus();
    m_field->selectAll();
}

void TitleEdit::stopEditing()
{
    if (!isOpen())
        return;
    const bool hadFocus = m_field->hasFocus();
    m_note->clear();
    m_parts->setCurrentIndex(0);
    if (hadFocus)
        m_button->setFocus();
}

void TitleEdit::setNote(const QString& text) { m_note->setNote(Tone::Loss, text); }

bool TitleEdit::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_label && event->type() == QEvent::MouseButtonDblClick && m_button->isVisibleTo(this)) {
        startEditing();
        return true;
    }
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (watched == m_field && isKey && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress)
            stopEditing();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace casewright::ui
