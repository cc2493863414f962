// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Banner.h"

#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace casewright::ui {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget* parent) : QFrame(parent)
{
    m_icon = new QLabel(this);
    m_title = new QLabel(this);
    m_title->setProperty("look", u"banner"_s);
    m_text = new QLabel(this);
    for (QLabel* const label : {m_title, m_text}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_action = new QPushButton(this);
    m_action->setObjectName(u"bannerAction"_s);
    m_action->hide();
    m_close = new QToolButton(this);
    m_close->setObjectName(u"bannerClose"_s);
    m_close->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    m_close->setProperty("look", u"close"_s);
    m_close->setIconSize({size::NoteIcon, size::NoteIcon});
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(m_close->accessibleName());

    auto* const words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* const all = new QHBoxLayout(this);
    all->setContentsMargins(size::GapMiddle, size::Gap, size::Gap, size::Gap);
    all->setSpacing(size::Gap);
    all->addWidget(m_icon, 0, Qt::AlignTop);
    all->addLayout(words, 1);
    all->addWidget(m_action, 0, Qt::AlignVCenter);
    all->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionRequested);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::showMessage(Tone tone, const QString& title, const QString& text)
{
    m_tone = tone;
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->hide();
    setAccessibleName(title);
    setAccessibleDescription(text);
    setProperty("tone", toneName(tone));
    restyle(this);
    m_title->setProperty("tone", toneName(tone));
    restyle(m_title);
    showIcon();
    setShown(this, true);
}

void Banner::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void Banner::setClosable(bool isClosable) { m_close->setVisible(isClosable); }
void Banner::dismiss() { hide(); }
QString Banner::title() const { return m_title->text(); }
QString Banner::text() const { return m_text->text(); }

void Banner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void Banner::showIcon()
{
    m_icon->setPixmap(icons::pixmap(icons::nameOf(m_tone), m_tone, size::Icon, devicePixelRatioF()));
}

} // namespace casewright::ui
