// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/NotedForm.h"

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace casewright::ui {

using namespace Qt::StringLiterals;

NotedForm::NotedForm(QWidget* parent) : QWidget(parent)
{
    m_layout = new QGridLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setVerticalSpacing(size::Gap);
    m_layout->setHorizontalSpacing(size::GapLarge);
    m_layout->setColumnMinimumWidth(0, size::FormLabel);
    m_layout->setColumnStretch(1, 1);
}

void NotedForm::addField(const QString& key, const QString& label, QWidget* field)
{
    auto* const name = new QLabel(label, this);
    name->setTextFormat(Qt::PlainText);
    name->setMinimumHeight(size::Control);
    setLook(name, u"muted"_s);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    auto* const note = new FieldNote(this);
    note->setObjectName(u"note-"_s + key);
    note->clear();
    auto* const whole = new QWidget(this);
    auto* const layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(field);
    layout->addWidget(note);
    const int row = m_layout->rowCount();
    m_layout->addWidget(name, row, 0, Qt::AlignLeft | Qt::AlignTop);
    m_layout->addWidget(whole, row, 1);
    m_rows.insert(key, {.name = name, .whole = whole, .note = note});
}

void NotedForm::addSection(const QString& title, const QString& hint)
{
    auto* const caption = new QLabel(title, this);
    setLook(caption, u"strong"_s);
    m_layout->addWidget(caption, m_layout->rowCount(), 0, 1, 2);
    if (hint.isEmpty())
        return;
    auto* const words = new QLabel(hint, this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    setLook(words, u"hint"_s);
    m_layout->addWidget(words, m_layout->rowCount(), 0, 1, 2);
}

void NotedForm::setFieldShown(const QString& key, bool isShown)
{
    const Row row = rowOf(key);
    setShown(row.whole, isShown);
    setShown(row.name, isShown);
}

NotedForm::Row NotedForm::rowOf(const QString& key) const
{
    return m_rows.value(key.section(u'[', 0, 0).section(u'.', 0, 0));
}

bool NotedForm::setNote(const QString& key, const QString& text)
{
    FieldNote* const note = rowOf(key).note;
    if (note)
        note->setNote(Tone::Loss, text);
    return note != nullptr;
}

void NotedForm::clearNotes()
{
    for (const Row& row : std::as_const(m_rows))
        row.note->clear();
}

QWidget* NotedForm::note(const QString& key) const { return rowOf(key).note; }

} // namespace casewright::ui
