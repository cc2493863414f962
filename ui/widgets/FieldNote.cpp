// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/FieldNote.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

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
    m_actions = new QWidget(this);
    new FlowLayout(m_actions);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_actions->setSizePolicy(policy);
    m_actions->hide();
    auto* const column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_text);
    column->addWidget(m_actions);
    layout->addLayout(column, 1);
    addButton(); // early, so that the Tab key comes to it between its neighbours
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

void FieldNote::setActions(const QStringList& texts)
{
    setShown(m_actions, !texts.isEmpty());
    while (m_buttons.size() < static_cast<std::size_t>(texts.size()))
        addButton();
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        const QString text = texts.value(static_cast<qsizetype>(i));
        setShown(m_buttons[i], !text.isEmpty());
        if (m_buttons[i]->toolTip() == text)
            continue;
        m_buttons[i]->setText(QString(text).replace(u'&', u"&&"_s));
        m_buttons[i]->setToolTip(text);
    }
}

void FieldNote::setActionsEnabled(bool areEnabled)
{
    m_areEnabled = areEnabled;
    for (QPushButton* const button : m_buttons)
        button->setEnabled(areEnabled);
}

void FieldNote::addButton()
{
    auto* const button = new QPushButton(m_actions);
    const auto index = static_cast<int>(m_buttons.size());
    button->setObjectName(u"noteAction%1"_s.arg(index));
    button->setEnabled(m_areEnabled);
    button->hide();
    button->setMinimumWidth(1); // as the text
    button->setProperty("flush", true); // begins where the text does
    setLook(button, u"link"_s);
    m_actions->layout()->addWidget(button);
    // Behind the one before, wherever the note is.
    if (index > 0)
        setTabOrder(m_buttons.back(), button);
    m_buttons.push_back(button);
    connect(button, &QPushButton::clicked, this, [this, index] { Q_EMIT actionRequested(index); });
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

FieldNote* noteFor(const QWidget* field, QWidget* parent)
{
    auto* const note = new FieldNote(parent);
    note->setObjectName(field->objectName() + QStringLiteral("Note"));
    return note;
}

} // namespace casewright::ui
