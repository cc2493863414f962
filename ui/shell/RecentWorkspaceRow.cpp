// SPDX-FileCopyrightText: The Casewright authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/shell/RecentWorkspaceRow.h"

#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/IconSet.h"
#include "ui/widgets/Looks.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/ThemeSizes.h"
#include "ui/widgets/TimeText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace casewright::ui {

using namespace Qt::StringLiterals;

namespace {

QToolButton* makeButton(const QString& name, QWidget* parent)
{
    auto* const button = new QToolButton(parent);
    button->setObjectName(name);
    button->setFocusPolicy(Qt::StrongFocus);
    setLook(button, u"flat"_s);
    return button;
}

} // namespace

RecentWorkspaceRow::RecentWorkspaceRow(int number, QWidget* parent)
    : QWidget(parent), m_open(new QPushButton(this)), m_state(new Pill(this)), m_path(new ElidedLabel(this)),
      m_time(new QLabel(this)), m_pin(makeButton(u"pinRecent%1"_s.arg(number), this)),
      m_remove(makeButton(u"removeRecent%1"_s.arg(number), this))
{
    m_open->setObjectName(u"openRecent%1"_s.arg(number));
    setLook(m_open, u"link"_s);
    m_state->setObjectName(u"stateOfRecent%1"_s.arg(number));
    m_path->setObjectName(u"pathOfRecent%1"_s.arg(number));
    m_path->setTextFormat(Qt::PlainText);
    m_path->setContentsMargins(size::GapSmall, 0, 0, 0);
    setLook(m_path, u"hint"_s);
    m_time->setObjectName(u"timeOfRecent%1"_s.arg(number));
    setLook(m_time, u"hint"_s);
    m_pin->setCheckable(true);
    m_remove->setIcon(icons::icon(u"close"_s, icons::Ink::Muted));
    auto* const name = new QHBoxLayout;
    name->setSpacing(size::Gap);
    name->addWidget(m_open);
    name->addWidget(m_state);
    name->addStretch();
    auto* const texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addLayout(name);
    texts->addWidget(m_path);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(size::Gap, size::GapSmall, size::Gap, size::GapSmall);
    row->setSpacing(size::Gap);
    row->addLayout(texts, 1);
    row->addWidget(m_time);
    row->addWidget(m_pin);
    row->addWidget(m_remove);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(m_workspace.path); });
    connect(m_pin, &QToolButton::clicked, this,
            [this] { Q_EMIT pinRequested(m_workspace.path, !m_workspace.isPinned); });
    connect(m_remove, &QToolButton::clicked, this, [this] { Q_EMIT removeRequested(m_workspace.path); });
}

void RecentWorkspaceRow::setWorkspace(const RecentWorkspace& workspace, bool isOpen)
{
    m_workspace = workspace;
    m_open->setText(QString(workspace.name).replace(u'&', u"&&"_s));
    m_open->setEnabled(!workspace.isMissing);
    m_open->setAccessibleName(tr("Open %1").arg(workspace.name));
    m_open->setToolTip(workspace.path);
    if (workspace.isMissing)
        m_state->setStatus(tr("missing"), Tone::Limit);
    else
        m_state->setStatus(isOpen ? tr("open") : QString(), Tone::Fine);
    m_state->setToolTip(workspace.isMissing ? tr("The file is not there any more") : QString());
    m_path->setText(workspace.path);
    m_time->setText(workspace.opened > 0 ? TimeText::shortly(workspace.opened) : QString());
    m_time->setToolTip(workspace.opened > 0 ? TimeText::exactly(workspace.opened) : QString());
    m_pin->setChecked(workspace.isPinned);
    m_pin->setIcon(icons::icon(u"pin"_s, workspace.isPinned ? icons::Ink::Accent : icons::Ink::Muted));
    m_pin->setToolTip(workspace.isPinned ? tr("Let it go down the list again") : tr("Keep it at the top of the list"));
    m_pin->setAccessibleName(workspace.isPinned ? tr("Unpin %1").arg(workspace.name)
                                                : tr("Pin %1").arg(workspace.name));
    m_remove->setToolTip(tr("Take it out of the list; the workspace stays as it is"));
    m_remove->setAccessibleName(tr("Take %1 out of the list").arg(workspace.name));
}

} // namespace casewright::ui
