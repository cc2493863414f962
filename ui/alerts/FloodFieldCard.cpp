// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/alerts/FloodFieldCard.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FieldNote.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/ThemeSizes.h"

namespace casewright::ui {
namespace {

using namespace Qt::StringLiterals;

constexpr int NameWidth = 104;
constexpr int AroundText = 2 * 11 + size::NoteIcon + size::GapMiddle; ///< padding and icon of a button

} // namespace

FloodFieldCard::FloodFieldCard(int position, QWidget* parent) : FloodFieldCard(new QPushButton, position, parent) {}

FloodFieldCard::FloodFieldCard(QPushButton* head, int position, QWidget* parent)
    : FoldCard(u"floodField%1"_s.arg(position), head, parent)
    , m_name(new ElidedLabel(this))
    , m_head(head)
{
    setLook(this, u"fold"_s);
    m_name->setFixedWidth(NameWidth);
    setLook(m_name, u"code"_s);
    m_head->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    m_head->setIconSize({size::NoteIcon, size::NoteIcon});
    m_head->setLayoutDirection(Qt::RightToLeft); // the icon behind the text
    m_head->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_head->setMinimumWidth(2 * size::Control); // the text follows the room, not the room the text
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::GapSmall);
    row->addWidget(m_name);
    row->addWidget(m_head, 1);
    row->addStretch();
    body()->setContentsMargins(0, 2, 0, 2);
    body()->setSpacing(size::GapSmall);
    body()->addLayout(row);
    body()->addWidget(note());
}

void FloodFieldCard::setTexts(const QString& name, const QString& distribution)
{
    if (m_name->text() == name && m_distribution == distribution)
        return;
    m_name->setText(name);
    m_distribution = distribution;
    m_head->setAccessibleName(tr("Field %1: %2").arg(name, distribution));
    m_head->setToolTip(distribution);
    showDistribution();
}

void FloodFieldCard::showDistribution()
{
    const QMargins margins = body()->contentsMargins();
    const int aside = margins.left() + margins.right() + NameWidth + size::GapSmall;
    const int room = std::max(0, width() - aside - AroundText);
    QString shown = m_head->fontMetrics().elidedText(m_distribution, Qt::ElideRight, room);
    m_head->setText(shown.replace(u'&', u"&&"_s));
}

void FloodFieldCard::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showDistribution();
}

void FloodFieldCard::editorChanged(bool isOpen)
{
    const int side = isOpen ? size::Gap : 0;
    const int above = isOpen ? size::Gap : 2;
    body()->setContentsMargins(side, above, side, above);
}

} // namespace casewright::ui
