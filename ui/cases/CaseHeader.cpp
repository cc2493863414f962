// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cases/CaseHeader.h"

#include "ui/bridge/Text.h"
#include "ui/cases/ActionButton.h"
#include "ui/cases/CaseTones.h"
#include "ui/cases/TitleEdit.h"
#include "ui/models/CaseText.h"
#include "ui/widgets/ActionTable.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>


namespace casewright::ui {

using namespace Qt::StringLiterals;
using cases::CaseStatus;

CaseHeader::CaseHeader(QWidget* parent) : QWidget(parent)
{
    m_back = new QPushButton(this);
    m_back->setObjectName(u"caseBack"_s);
    m_back->setIcon(icons::icon(u"chevron-left"_s, icons::Ink::Accent));
    setLook(m_back, u"link"_s);
    setWayBack({});
    connect(m_back, &QPushButton::clicked, this, &CaseHeader::backRequested);
    m_title = new TitleEdit(this);
    m_status = new Pill(this);
    m_status->setObjectName(u"caseStatus"_s);
    m_buttons = new QWidget(this);
    auto* const buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(size::Gap);

    m_top = new QHBoxLayout;
    m_top->setSpacing(size::Gap);
    m_top->addWidget(m_back);
    m_top->addStretch();
    m_line = new QHBoxLayout;
    m_line->setSpacing(size::Gap);
    m_line->addWidget(m_title, 1);
    m_line->addWidget(m_status);
    m_line->addWidget(m_buttons);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addLayout(m_top);
    layout->addLayout(m_line);
}

void CaseHeader::addActions(const ActionTable& actions)
{
    const auto add = [this, &actions](const QString& id, const QString& look, const QString& name) {
        auto* const button = new ActionButton(actions.action(id), look, m_buttons);
        button->setObjectName(name);
        m_buttons->layout()->addWidget(button);
        if (id != u"cases.comment"_s) // that leads to the editor
            connect(button, &QPushButton::clicked, this, [this] { m_pressed = m_key; });
        return button;
    };
    add(u"cases.comment"_s, {}, u"caseComment"_s);
    m_progress = add(u"cases.progress"_s, {}, u"caseProgress"_s);
    m_reopen = add(u"cases.reopen"_s, {}, u"caseReopen"_s);
    m_close = add(u"cases.close"_s, u"primary"_s, u"caseClose"_s);
}

void CaseHeader::showCase(const CaseSheet& sheet)
{
    const cases::CaseAttributes& attributes = sheet.stored.document.attributes;
    const CaseStatus status = attributes.status;
    m_title->setTitle(toText(attributes.title));
    m_status->setStatus(CaseText::status(status), casetones::of(status));
    if (!m_close)
        return;
    m_close->setVisible(status != CaseStatus::Closed);
    m_progress->setVisible(status == CaseStatus::Open);
    m_reopen->setVisible(status != CaseStatus::Open);
    // What was changed before may be told first. Later: when the actions can be used again.
    const bool isDone = m_pressed == sheet.stored.key && status != m_shownStatus;
    if (m_pressed && (isDone || m_pressed != sheet.stored.key))
        m_pressed.reset();
    m_key = sheet.stored.key;
    m_shownStatus = status;
    if (isDone)
        QMetaObject::invokeMethod(this, &CaseHeader::keepFocus, Qt::QueuedConnection);
}

/// The button that was pressed is gone: the one that takes it back has its place.
void CaseHeader::keepFocus()
{
    ActionButton* const button = m_close->isVisible() ? m_close : m_reopen;
    if (button->isEnabled())
        button->setFocus(Qt::OtherFocusReason);
}

void CaseHeader::setWayBack(const QString& text)
{
    const QString where = text.isEmpty() ? tr("Cases") : text;
    m_back->setText(fontMetrics().elidedText(where, Qt::ElideRight, size::CaseSidebar).replace(u'&', u"&&"_s));
    m_back->setToolTip(text.isEmpty() ? tr("Back to the list (Esc)") : tr("Back to %1 (Esc)").arg(text));
}

/// Where there is little room the buttons leave the line to the title.
void CaseHeader::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < size::Form;
    QHBoxLayout* const wanted = isNarrow ? m_top : m_line;
    if (wanted->indexOf(m_buttons) >= 0)
        return;
    (isNarrow ? m_line : m_top)->removeWidget(m_buttons);
    wanted->addWidget(m_buttons);
}

void CaseHeader::setReadOnly(bool isReadOnly) { m_title->setReadOnly(isReadOnly); }

} // namespace casewright::ui
