// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/EmptyState.h"

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

EmptyState::EmptyState(const QString& icon, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent), m_iconName(icon)
{
    m_icon = new QLabel(this);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title = new QLabel(this);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    setLook(m_title, u"strong"_s);
    m_text = new QLabel(this);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(size::Preview);
    setLook(m_text, u"muted"_s);
    m_action = new QPushButton(this);
    m_action->setObjectName(u"emptyAction"_s);
    setLook(m_action, u"primary"_s);
    m_action->hide();
    m_second = new QPushButton(this);
    m_second->setObjectName(u"emptySecondAction"_s);
    m_second->hide();

    auto* const buttons = new QHBoxLayout;
    buttons->setSpacing(size::Gap);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto* const words = new QHBoxLayout;
    words->addStretch();
    words->addWidget(m_text, 1000);
    words->addStretch();
    auto* const all = new QVBoxLayout(this);
    all->setSpacing(size::Gap);
    all->addStretch();
    all->addWidget(m_icon);
    all->addWidget(m_title);
    all->addLayout(words);
    all->addSpacing(size::GapSmall);
    all->addLayout(buttons);
    all->addStretch();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondActionRequested);
    setTexts(title, text);
    showIcon();
}

void EmptyState::setTexts(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
}

void EmptyState::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setSecondAction(const QString& text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

void EmptyState::showIcon()
{
    m_icon->setPixmap(icons::pixmap(m_iconName, Tone::Neutral, 2 * size::RailIcon, devicePixelRatioF()));
}

} // namespace casewright::ui
