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

FloodFieldCard::FloodFieldCard(int position, QWidget* parent) : QFrame(parent)
{
    const QString id = u"floodField%1"_s.arg(position);
    setLook(this, u"fold"_s);
    m_name = new ElidedLabel(this);
    m_name->setFixedWidth(NameWidth);
    setLook(m_name, u"code"_s);
    m_head = new QPushButton(this);
    m_head->setObjectName(id);
    m_head->setCheckable(true);
    m_head->setIcon(icons::icon(u"chevron-down"_s, icons::Ink::Muted));
    m_head->setIconSize({size::NoteIcon, size::NoteIcon});
    m_head->setLayoutDirection(Qt::RightToLeft); // the icon behind the text
    m_head->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_head->setMinimumWidth(2 * size::Control); // the text follows the room, not the room the text
    m_note = new FieldNote(this);
    m_note->setObjectName(id + u"Note"_s);
    auto* const row = new QHBoxLayout;
    row->setSpacing(size::GapSmall);
    row->addWidget(m_name);
    row->addWidget(m_head, 1);
    row->addStretch();
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 2, 0, 2);
    m_layout->setSpacing(size::GapSmall);
    m_layout->addLayout(row);
    m_layout->addWidget(m_note);
    connect(m_head, &QPushButton::clicked, this, &FloodFieldCard::pressed);
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
    const QMargins margins = m_layout->contentsMargins();
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

void FloodFieldCard::setEditor(QWidget* editor)
{
    m_head->setChecked(editor != nullptr);
    if (m_editor == editor)
        return;
    if (m_editor)
        m_layout->removeWidget(m_editor);
    m_editor = editor;
    if (editor) {
        m_layout->addWidget(editor);
        setShown(editor, true);
    }
    const int side = editor ? size::Gap : 0;
    m_layout->setContentsMargins(side, editor ? size::Gap : 2, side, editor ? size::Gap : 2);
    setProperty("chosen", editor != nullptr);
    restyle(this);
}

void FloodFieldCard::setProblem(const QString& text) { m_note->setNote(Tone::Loss, text); }

void FloodFieldCard::focusHead() { m_head->setFocus(Qt::OtherFocusReason); }

} // namespace casewright::ui
