// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/FieldNote.h"

#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace casewright::ui {

using namespace Qt::StringLiterals;

FieldNote::FieldNote(QWidget* parent) : QWidget(parent)
{
    m_icon = new QLabel(this);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(1); // A word longer than the line does not widen the form.
    m_text->setProperty("look", u"hint"_s);
    auto* const layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    hide();
}

void FieldNote::setNote(Tone tone, const QString& text)
{
    m_tone = tone;
    m_text->setText(text);
    setAccessibleName(text);
    setShown(this, !text.isEmpty());
    // Forms clear all of their notes at each key: what is not seen costs nothing.
    if (text.isEmpty())
        return;
    showIcon();
    if (m_text->property("tone").toString() == toneName(tone))
        return;
    m_text->setProperty("tone", toneName(tone));
    restyle(m_text);
}

QString FieldNote::text() const { return m_text->text(); }

void FieldNote::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void FieldNote::showIcon()
{
    m_icon->setVisible(m_tone != Tone::Neutral);
    if (m_tone != Tone::Neutral)
        m_icon->setPixmap(icons::pixmap(icons::nameOf(m_tone), m_tone, size::NoteIcon, devicePixelRatioF()));
}

} // namespace casewright::ui
