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
    auto* const back = new QPushButton(tr("Cases"), this);
    back->setObjectName(u"caseBack"_s);
    back->setIcon(icons::icon(u"chevron-left"_s, icons::Ink::Accent));
    back->setToolTip(tr("Back to the list (Esc)"));
    setLook(back, u"link"_s);
    connect(back, &QPushButton::clicked, this, &CaseHeader::backRequested);
    m_title = new TitleEdit(this);
    m_status = new Pill(this);
    m_status->setObjectName(u"caseStatus"_s);
    m_buttons = new QWidget(this);
    auto* const buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(size::Gap);

    auto* const line = new QHBoxLayout;
    line->setSpacing(size::Gap);
    line->addWidget(m_title, 1);
    line->addWidget(m_status);
    line->addWidget(m_buttons);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(size::GapSmall);
    layout->addWidget(back, 0, Qt::AlignLeft);
    layout->addLayout(line);
}

void CaseHeader::addActions(const ActionTable& actions)
{
    const auto add = [this, &actions](const QString& id, const QString& look, const QString& name) {
        auto* const button = new ActionButton(actions.action(id), look, m_buttons);
        button->setObjectName(name);
        m_buttons->layout()->addWidget(button);
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
}

void CaseHeader::setReadOnly(bool isReadOnly) { m_title->setReadOnly(isReadOnly); }

} // namespace casewright::ui
