// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodStormCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/widgets/FieldNote.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {

using namespace Qt::StringLiterals;

FloodStormHead::FloodStormHead(QWidget* parent) : QPushButton(parent)
{
    setCheckable(true);
    m_title = new QLabel(this);
    m_title->setWordWrap(true);
    // A name without blanks does not widen the form; the tool tip has all of it.
    m_title->setMinimumWidth(1);
    setLook(m_title, u"strong"_s);
    m_when = new QLabel(this);
    setLook(m_when, u"muted"_s);
    m_sentence = new QLabel(this);
    m_sentence->setWordWrap(true);
    setLook(m_sentence, u"hint"_s);
    for (QLabel* const label : {m_title, m_when, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    auto* const first = new QHBoxLayout;
    first->setSpacing(size::Gap);
    first->addWidget(m_title, 1);
    first->addWidget(m_when, 0, Qt::AlignTop);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(size::GapSmall, size::GapSmall, size::GapSmall, size::GapSmall);
    all->setSpacing(2);
    all->addLayout(first);
    all->addWidget(m_sentence);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setLook(this, u"card-head"_s);
}

void FloodStormHead::setTexts(const QString& title, const QString& when, const QString& sentence)
{
    if (m_title->text() == title && m_when->text() == when && m_sentence->text() == sentence)
        return;
    m_title->setText(title);
    m_when->setText(when);
    m_sentence->setText(sentence);
    setToolTip(title);
    setAccessibleName(tr("Storm %1").arg(title));
    setAccessibleDescription(u"%1: %2"_s.arg(when, sentence));
}

// A button's own hints know nothing of a layout in it.
QSize FloodStormHead::sizeHint() const { return layout()->sizeHint(); }
QSize FloodStormHead::minimumSizeHint() const { return layout()->minimumSize(); }

FloodStormCard::FloodStormCard(int position, QWidget* parent) : FloodStormCard(new FloodStormHead, position, parent) {}

FloodStormCard::FloodStormCard(FloodStormHead* head, int position, QWidget* parent)
    : FoldCard(u"stormCard%1"_s.arg(position), head, parent)
    , m_head(head)
{
    setLook(this, u"storm"_s);
    body()->setContentsMargins(size::Gap - 2, size::GapSmall, size::Gap - 2, size::GapSmall);
    body()->setSpacing(0);
    body()->addWidget(m_head);
    body()->addWidget(note());
}

void FloodStormCard::setTexts(const QString& title, const QString& when, const QString& sentence)
{
    m_head->setTexts(title, when, sentence);
}

} // namespace casewright::ui
