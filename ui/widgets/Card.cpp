// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/Card.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <initializer_list>

namespace casewright::ui {

using namespace Qt::StringLiterals;

Card::Card(const QString& title, QWidget* parent) : QFrame(parent)
{
    m_header = new QWidget(this);
    m_titleLabel = new QLabel(m_header);
    setLook(m_titleLabel, u"strong"_s);
    m_subtitleLabel = new ElidedLabel(m_header);
    setLook(m_subtitleLabel, u"muted"_s);
    m_hintLabel = new ElidedLabel(m_header);
    setLook(m_hintLabel, u"muted"_s);
    for (QLabel* const label : std::initializer_list<QLabel*>{m_titleLabel, m_subtitleLabel, m_hintLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->hide();
    }
    m_headerLayout = new QHBoxLayout(m_header);
    m_headerLayout->setContentsMargins(0, 0, 0, 0);
    m_headerLayout->setSpacing(size::Gap);
    m_headerLayout->addWidget(m_titleLabel);
    m_headerLayout->addWidget(m_subtitleLabel);
    m_headerLayout->addStretch();
    m_headerLayout->addWidget(m_hintLabel);

    auto* const all = new QVBoxLayout(this);
    all->setSpacing(size::GapMiddle);
    m_body = new QVBoxLayout;
    m_body->setSpacing(size::Gap);
    all->addWidget(m_header);
    all->addLayout(m_body, 1);
    setFlush(false);
    setTitle(title);
}

void Card::setTitle(const QString& title)
{
    m_title = title;
    showTitle();
}

void Card::setNumber(int number)
{
    m_number = number;
    showTitle();
}

void Card::setSubtitle(const QString& text)
{
    m_subtitleLabel->setText(text);
    m_subtitleLabel->setVisible(!text.isEmpty());
}

void Card::keepSubtitleWhole() { m_subtitleLabel->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Preferred); }

void Card::setHint(const QString& text)
{
    m_hintLabel->setText(text);
    m_hintLabel->setVisible(!text.isEmpty());
}

void Card::addToHeader(QWidget* widget)
{
    m_headerLayout->addWidget(widget);
    m_header->show();
}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    restyle(this);
}

void Card::setFlush(bool isFlush)
{
    const int top = size::CardPaddingY;
    if (isFlush) {
        // One pixel stays for the border, and the table's corners stay out of the rounded ones.
        layout()->setContentsMargins(1, top, 1, size::GapSmall);
        m_headerLayout->setContentsMargins(size::GapMiddle, 0, size::GapMiddle, 0);
    } else {
        layout()->setContentsMargins(size::CardPaddingX, top, size::CardPaddingX, top);
        m_headerLayout->setContentsMargins(0, 0, 0, 0);
    }
}

QString Card::toneName() const { return ui::toneName(m_tone); }

void Card::showTitle()
{
    m_titleLabel->setText(m_number > 0 ? u"%1  %2"_s.arg(m_number).arg(m_title) : m_title);
    m_titleLabel->setVisible(!m_title.isEmpty());
    m_header->setVisible(!m_title.isEmpty());
    setAccessibleName(m_title);
}

} // namespace casewright::ui
